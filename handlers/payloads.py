"""Reads Slack's payloads. ``Any`` is confined to this edge: past it, every value has a type."""

import re
import secrets
from collections.abc import Mapping
from enum import Enum, auto
from typing import Any

from services.people.members import UNKNOWN_NAME

Payload = Mapping[str, Any]

#: The length of a key's column, less the prefix ``form:`` of a form's key.
_LONGEST_KEY = 240
#: Characters that no database stores as text: NUL and lone surrogates.
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


class Surface(Enum):
    """Where in Slack the person acted, and so where the bot answers."""

    COMMAND = auto()
    DIRECT_MESSAGE = auto()
    MESSAGE_BUTTON = auto()
    HOME_BUTTON = auto()
    MODAL_BUTTON = auto()
    SUBMISSION = auto()
    SHORTCUT = auto()
    EVENT = auto()


#: Surfaces on which a message is shown in a modal, which cannot have a table.
ANSWERED_IN_MODALS = frozenset({Surface.HOME_BUTTON, Surface.MODAL_BUTTON, Surface.SUBMISSION})


def storable(part: Any) -> Any:
    """Returns a payload without the characters that a database refuses, at any depth."""
    if isinstance(part, str):
        return _UNSTORABLE.sub("", part)
    if isinstance(part, list):
        return [storable(each) for each in part]
    if isinstance(part, Mapping):
        return {name: storable(each) for name, each in part.items()}
    return part


def surface_of(body: Payload) -> Surface:
    """Returns the surface that a payload comes from."""
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
            return Surface.EVENT  # sent while a person types in a select: no surface for an answer
        case _:
            return Surface.SHORTCUT


def key_of(body: Payload) -> str:
    """Returns the idempotency key of a payload: a redelivered payload has the same key.

    It is not taken from retry headers, which Socket Mode lacks. A payload without any id gets a
    random key.
    """
    slack_id: str | None
    if "event" in body:
        slack_id = body.get("event_id")
    elif body.get("type") == "block_actions":
        user, action = body.get("user") or {}, body["actions"][0]
        pressed_at = action.get("action_ts")
        slack_id = f"{user.get('id')}:{pressed_at}" if "action_ts" in action else None
    elif body.get("type") == "view_submission":
        slack_id = (body.get("view") or {}).get("id")
    else:
        slack_id = body.get("trigger_id")
    return f"{body.get('type') or 'command'}:{slack_id or secrets.token_hex(16)}"[:_LONGEST_KEY]


def direct_messages_of(body: Payload) -> str | None:
    """Returns the id of the direct messages in which a command was typed or a button pressed.

    They may be those of two people, not of a person with the bot. ``None`` anywhere else.
    """
    channel_id = body.get("channel_id") or (body.get("channel") or {}).get("id") or ""
    return str(channel_id) if str(channel_id).startswith("D") else None


def thread_of(body: Payload) -> str | None:
    """Returns the thread in which a button was pressed, or ``None``."""
    container = body.get("container") or {}
    thread_ts = container.get("thread_ts")
    return str(thread_ts) if thread_ts and thread_ts != container.get("message_ts") else None


def name_in(body: Payload) -> str:
    """Returns the person's handle as the payload has it."""
    user = body.get("user")
    name = user.get("name") if isinstance(user, dict) else body.get("user_name")
    return str(name or UNKNOWN_NAME)


def value_of(body: Payload) -> str:
    """Returns the value of the pressed button; empty without one."""
    return str(body["actions"][0].get("value", ""))
