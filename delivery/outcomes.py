"""What to do after a failed send: try again, look for the message, stop sending, or give up."""

from dataclasses import dataclass
from enum import Enum, auto

import aiohttp
from slack_sdk.errors import SlackApiError

from domain.timing.schedules import CHANNEL_TROUBLES

#: Seconds to wait when Slack says to wait but not how long.
_USUAL_PAUSE = 30.0
#: In direct messages, an unknown channel means a person whom the bot cannot reach.
_PERSON = frozenset(
    {
        "user_not_found",
        "user_disabled",
        "user_not_visible",
        "users_not_found",
        "messages_tab_disabled",
        "cannot_dm_bot",
        "channel_not_found",
        "is_archived",
        "not_in_channel",
    }
)
_WORKSPACE = frozenset(
    {
        "token_revoked",
        "token_expired",
        "account_inactive",
        "invalid_auth",
        "not_authed",
        "org_login_required",
        "team_access_not_granted",
        "accesslimited",
    }
)
_PLAIN = frozenset({"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long"})
_LIMITS = frozenset({"ratelimited", "rate_limited", "message_limit_exceeded"})
#: With these codes, Slack may have taken the message all the same.
_UNSURE = frozenset({"fatal_error", "internal_error", "service_unavailable", "request_timeout"})

Trouble = SlackApiError | aiohttp.ClientError | TimeoutError


class FailureAction(Enum):
    """What to do about a failed send."""

    LIMITED = auto()
    #: Certainly not sent: try again.
    AGAIN = auto()
    #: Perhaps sent: look for the message first.
    UNSURE = auto()
    IN_PLAIN_SECTIONS = auto()
    STOP_PERSON = auto()
    PAUSE_TEAM = auto()
    STOP_WORKSPACE = auto()
    GIVE_UP = auto()


@dataclass(frozen=True)
class Outcome:
    """Why a send failed, and what to do about it.

    Args:
        reason: Slack's error code, or the kind of network error.
        seconds: How long Slack said to wait.
    """

    fate: FailureAction
    reason: str
    seconds: float = 0.0


def read_trouble(error: Trouble, *, to_person: bool) -> Outcome:
    """Reads an error that the Slack client raised.

    Args:
        to_person: Whether the message goes to a person rather than a channel.
    """
    if isinstance(error, SlackApiError):
        return _read_answer(error, to_person=to_person)
    name = type(error).__name__
    # Without a connection, Slack cannot have taken the message.
    not_connected = isinstance(error, aiohttp.ClientConnectorError | aiohttp.InvalidURL)
    return Outcome(FailureAction.AGAIN if not_connected else FailureAction.UNSURE, name)


def _read_answer(error: SlackApiError, *, to_person: bool) -> Outcome:
    response = error.response
    # When the answer is no JSON, the error carries the HTTP client's own response.
    status = int(getattr(response, "status_code", 0) or getattr(response, "status", 0))
    data = getattr(response, "data", None)
    word = str(data.get("error") or "") if isinstance(data, dict) else ""
    if status == 429 or word in _LIMITS:
        return Outcome(FailureAction.LIMITED, word or "ratelimited", _retry_after(error))
    if not word or status >= 500 or word in _UNSURE:
        return Outcome(FailureAction.UNSURE, word or f"HTTP {status}")
    return Outcome(_fate_of(word, to_person=to_person), word)


def _fate_of(word: str, *, to_person: bool) -> FailureAction:
    if word in _WORKSPACE:
        return FailureAction.STOP_WORKSPACE
    if word in _PLAIN:
        return FailureAction.IN_PLAIN_SECTIONS
    if to_person and word in _PERSON:
        return FailureAction.STOP_PERSON
    if not to_person and word in CHANNEL_TROUBLES:
        return FailureAction.PAUSE_TEAM
    return FailureAction.GIVE_UP


def _retry_after(error: SlackApiError) -> float:
    headers = getattr(error.response, "headers", None) or {}
    said = headers.get("Retry-After") or headers.get("retry-after")
    try:
        return max(1.0, float(said)) if said is not None else _USUAL_PAUSE
    except ValueError:
        return _USUAL_PAUSE
