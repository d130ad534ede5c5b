"""conversations.history: the messages of one conversation, newest first."""

import base64
import binascii
from decimal import Decimal, InvalidOperation
from typing import Any

from playground.payloads.objects import message_in
from playground.refusals import SlackError
from playground.web_api.arguments import Arguments
from playground.web_api.method import Answer, Method, Site, require_scope
from playground.web_api.places import conversation_visible_to_bot
from playground.world.identity import BOT_USER_ID
from playground.world.state import Conversation, Message

HISTORY_SCOPES = {"channel": "channels:history", "private": "groups:history", "im": "im:history"}
USUAL_LIMIT = 100
LARGEST_LIMIT = 999


async def history(site: Site, arguments: Arguments) -> Answer:
    """List messages of a conversation that the bot is in, without replies in threads.

    `oldest` and `latest` limit the time; the limits themselves count only if `inclusive`.
    """
    channel = arguments.required("channel", "channel_not_found")
    conversation = conversation_visible_to_bot(site.workspace, channel)
    require_scope(site, HISTORY_SCOPES[conversation.kind])
    if BOT_USER_ID not in conversation.members:
        raise SlackError("not_in_channel")
    fitting = _between(conversation.messages, arguments)
    limit = _limit(arguments)
    shown, rest = fitting[:limit], fitting[limit:]
    answer: Answer = {
        "messages": [_shown(conversation, message, arguments) for message in shown],
        "has_more": bool(rest),
        "pin_count": 0,
        "channel_actions_ts": None,
        "channel_actions_count": 0,
    }
    given = {name: arguments.text(name) for name in ("oldest", "latest")}
    answer |= {name: value for name, value in given.items() if value}
    if rest:
        answer["response_metadata"] = {"next_cursor": _cursor(rest[0].ts)}
    return answer


def _between(messages: list[Message], arguments: Arguments) -> list[Message]:
    oldest = _moment(arguments.text("oldest"), "invalid_ts_oldest")
    latest = _moment(arguments.text("latest"), "invalid_ts_latest")
    start = _start(arguments.text("cursor"))
    inclusive = arguments.flag("inclusive")

    def fits(message: Message) -> bool:
        if message.ephemeral_to is not None or message.thread_ts not in (None, message.ts):
            return False
        at = Decimal(message.ts)
        if at in (oldest, latest):
            return inclusive
        after = oldest is None or oldest < at
        return after and (latest is None or at < latest) and (start is None or at <= start)

    return [message for message in reversed(messages) if fits(message)]


def _shown(conversation: Conversation, message: Message, arguments: Arguments) -> dict[str, Any]:
    shown = message_in(conversation, message)
    if message.metadata is not None and not arguments.flag("include_all_metadata"):
        # Slack returns the event's payload only on request.
        shown["metadata"] = {"event_type": message.metadata["event_type"]}
    return shown


def _limit(arguments: Arguments) -> int:
    text = arguments.text("limit") or str(USUAL_LIMIT)
    if not text.isdecimal() or not 0 < int(text) <= LARGEST_LIMIT:
        raise SlackError("invalid_limit")
    return int(text)


def _moment(text: str, error: str) -> Decimal | None:
    if not text:
        return None
    try:
        moment = Decimal(text)
    except InvalidOperation as fault:
        raise SlackError(error) from fault
    if not moment.is_finite() or moment < 0:
        raise SlackError(error)
    return moment


def _cursor(ts: str) -> str:
    return base64.b64encode(f"next_ts:{ts.replace('.', '')}".encode()).decode()


def _start(cursor: str) -> Decimal | None:
    if not cursor:
        return None
    try:
        word, _, micros = base64.b64decode(cursor, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError) as fault:
        raise SlackError("invalid_cursor") from fault
    if word != "next_ts" or not micros.isdecimal():
        raise SlackError("invalid_cursor")
    return Decimal(micros) / 1_000_000


METHODS = {"conversations.history": Method(history)}
