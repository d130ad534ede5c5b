"""Reading Slack's payloads. ``Any`` lives here: below, everything has a type."""

import html
import re
import secrets
from collections.abc import Mapping
from enum import Enum, auto
from typing import Any

Payload = Mapping[str, Any]

#: What the database keeps of a key, less the word that a form's key begins with.
_LONGEST_KEY = 240
#: What no database keeps as text: NUL, and halves of characters.
_UNKEPT = re.compile("[\0\ud800-\udfff]")
_WRAPPED = re.compile(r"<((?:https?://|mailto:)[^|>\s]+)(?:\|[^>]*)?>")


class Surface(Enum):
    """Where the person is, and so where they are answered."""

    COMMAND = auto()
    DIRECT_MESSAGE = auto()
    MESSAGE_BUTTON = auto()
    HOME_BUTTON = auto()
    MODAL_BUTTON = auto()
    SUBMISSION = auto()
    SHORTCUT = auto()
    EVENT = auto()


def kept(part: Any) -> Any:
    """A payload without the characters that a database refuses, however deep they stand."""
    if isinstance(part, str):
        return _UNKEPT.sub("", part)
    if isinstance(part, list):
        return [kept(each) for each in part]
    if isinstance(part, Mapping):
        return {name: kept(each) for name, each in part.items()}
    return part


def surface_of(body: Payload) -> Surface:
    """Where a payload comes from."""
    if "command" in body:
        return Surface.COMMAND
    if "event" in body:
        is_message = body["event"].get("type") == "message"
        return Surface.DIRECT_MESSAGE if is_message else Surface.EVENT
    match body.get("type"):
        case "view_submission":
            return Surface.SUBMISSION
        case "block_actions":
            view = body.get("view") or {}
            if not view:
                return Surface.MESSAGE_BUTTON
            return Surface.HOME_BUTTON if view.get("type") == "home" else Surface.MODAL_BUTTON
        case "block_suggestion":
            return Surface.EVENT  # asked while somebody types: there is no place for an answer
        case _:
            return Surface.SHORTCUT


def key_of(body: Payload) -> str:
    """Names what the person did: a payload that comes again has the same key.

    Never taken from retry headers, which Socket Mode does not have. What names nothing gets a
    name of its own.
    """
    named: str | None
    if "event" in body:
        named = body.get("event_id")
    elif body.get("type") == "block_actions":
        user, action = body.get("user") or {}, body["actions"][0]
        named = f"{user.get('id')}:{action.get('action_ts')}" if "action_ts" in action else None
    elif body.get("type") == "view_submission":
        named = (body.get("view") or {}).get("id")
    else:
        named = body.get("trigger_id")
    return f"{body.get('type') or 'command'}:{named or secrets.token_hex(16)}"[:_LONGEST_KEY]


def value_of(body: Payload) -> str:
    """What the pressed button carries."""
    return str(body["actions"][0].get("value", ""))


def as_typed(text: str) -> str:
    """A text as the person typed it: links unwrapped, entities read.

    Slash commands come escaped or not, depending on the manifest; messages always do.
    """
    return html.unescape(_WRAPPED.sub(r"\1", text)).strip()


def texts_of(message: Payload) -> str:
    """All text in a message, for finding links: its text, blocks and attachments."""
    found: list[str] = []
    _collect(message.get("text"), found)
    _collect(message.get("blocks"), found)
    _collect(message.get("attachments"), found)
    return "\n".join(found)


def _collect(part: Any, found: list[str]) -> None:
    if isinstance(part, str):
        found.append(html.unescape(_WRAPPED.sub(r"\1", part)))
    elif isinstance(part, list):
        for each in part:
            _collect(each, found)
    elif isinstance(part, Mapping):
        for name in ("text", "url", "elements", "fields", "blocks", "title_link", "from_url"):
            _collect(part.get(name), found)
