"""Response URLs: each takes five responses within thirty minutes."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from playground.refusals import SlackError

LIFE_SECONDS = 30 * 60.0
USES = 5


@dataclass
class ResponseUrl:
    """Where a response goes; `message_ts` is the message that was acted on, if any."""

    user_id: str
    conversation_id: str
    message_ts: str | None
    made_at: float
    uses: int = 0


class ResponseUrls:
    """Creates response URLs and counts their uses.

    Args:
        real_time: a monotonic clock, in seconds.
    """

    def __init__(self, real_time: Callable[[], float]) -> None:
        self._real_time = real_time
        self._made: dict[str, ResponseUrl] = {}
        # Set once the server has its port.
        self.base_url = ""

    def make(self, user_id: str, conversation_id: str, message_ts: str | None = None) -> str:
        """A new response URL for an interaction of this person in this conversation."""
        secret = secrets.token_urlsafe(24)
        self._made[secret] = ResponseUrl(user_id, conversation_id, message_ts, self._real_time())
        return f"{self.base_url}response/{secret}"

    def use(self, secret: str) -> ResponseUrl:
        """Count one use.

        Raises:
            SlackError: used_url after five uses; expired_url after thirty minutes or if unknown.
        """
        target = self._made.get(secret)
        if target is None or self._real_time() - target.made_at > LIFE_SECONDS:
            raise SlackError("expired_url")
        if target.uses >= USES:
            raise SlackError("used_url")
        target.uses += 1
        return target


@dataclass(frozen=True)
class Response:
    """An app's response, to a response URL or in the acknowledgement of a command."""

    text: str
    blocks: list[dict[str, Any]] | None
    in_channel: bool
    replace_original: bool
    delete_original: bool
    thread_ts: str | None


def read_response(body: dict[str, Any]) -> Response:
    """Read the JSON body of a response.

    Raises:
        SlackError: a field has the wrong type.
    """
    kind = body.get("response_type", "ephemeral")
    text, blocks = body.get("text", ""), body.get("blocks")
    if kind not in ("ephemeral", "in_channel") or not isinstance(text, str):
        raise SlackError("invalid_payload")
    if blocks is not None and not isinstance(blocks, list):
        raise SlackError("invalid_blocks_format")
    return Response(
        text=text,
        blocks=blocks,
        in_channel=kind == "in_channel",
        replace_original=_flag(body, "replace_original"),
        delete_original=_flag(body, "delete_original"),
        thread_ts=body.get("thread_ts"),
    )


def _flag(body: dict[str, Any], name: str) -> bool:
    return body.get(name) in (True, "true")
