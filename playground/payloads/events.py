"""Slack's JSON for events."""

import secrets
from datetime import datetime
from typing import Any

from playground.payloads.objects import message_in, user_object
from playground.world.identity import APP_ID, BOT_USER_ID, TEAM_ID, VERIFICATION_TOKEN
from playground.world.open_view import OpenView
from playground.world.state import Conversation, Message, User

Payload = dict[str, Any]


def event_callback(event: Payload, now: datetime) -> Payload:
    """The wrapper of every event; `now` is the workspace's time, aware."""
    return {
        "token": VERIFICATION_TOKEN,
        "team_id": TEAM_ID,
        "context_team_id": TEAM_ID,
        "context_enterprise_id": None,
        "api_app_id": APP_ID,
        "event": event,
        "type": "event_callback",
        "event_id": "Ev0" + secrets.token_hex(5).upper(),
        "event_time": int(now.timestamp()),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": TEAM_ID,
                "user_id": BOT_USER_ID,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": False,
        "event_context": f"4-{secrets.token_hex(16)}",
    }


def message_event(conversation: Conversation, message: Message) -> Payload:
    """A new message."""
    return {
        **message_in(conversation, message),
        "channel": conversation.id,
        "channel_type": channel_type(conversation),
        "event_ts": message.ts,
    }


def message_changed_event(
    conversation: Conversation, message: Message, before: Payload, event_ts: str
) -> Payload:
    """A message was edited; `before` is its message object before that."""
    return {
        "type": "message",
        "subtype": "message_changed",
        "hidden": True,
        "message": message_in(conversation, message),
        "previous_message": before,
        "channel": conversation.id,
        "channel_type": channel_type(conversation),
        "ts": event_ts,
        "event_ts": event_ts,
    }


def message_deleted_event(conversation: Conversation, message: Message, event_ts: str) -> Payload:
    """A message was deleted."""
    return {
        "type": "message",
        "subtype": "message_deleted",
        "hidden": True,
        "deleted_ts": message.ts,
        "previous_message": message_in(conversation, message),
        "channel": conversation.id,
        "channel_type": channel_type(conversation),
        "ts": event_ts,
        "event_ts": event_ts,
    }


def app_home_opened_event(
    user: User, conversation: Conversation, tab: str, view: OpenView | None, event_ts: str
) -> Payload:
    """A person opened the app's Home or Messages tab."""
    event: Payload = {
        "type": "app_home_opened",
        "user": user.id,
        "channel": conversation.id,
        "tab": tab,
        "event_ts": event_ts,
    }
    if tab == "home" and view is not None:
        event["view"] = view.as_slack()
    return event


def member_joined_event(user_id: str, conversation: Conversation, inviter: str, ts: str) -> Payload:
    """A user joined a channel."""
    return {
        "type": "member_joined_channel",
        "user": user_id,
        "channel": conversation.id,
        "channel_type": "G" if conversation.kind == "private" else "C",
        "team": TEAM_ID,
        "inviter": inviter,
        "event_ts": ts,
    }


def left_event(kind: str, conversation: Conversation, actor_id: str, ts: str) -> Payload:
    """The bot was removed from a channel; `kind` is channel_left or group_left."""
    return {"type": kind, "channel": conversation.id, "actor_id": actor_id, "event_ts": ts}


def archive_event(kind: str, conversation: Conversation, user_id: str, ts: str) -> Payload:
    """A channel was archived or unarchived; `kind` is channel_archive, group_unarchive etc."""
    return {"type": kind, "channel": conversation.id, "user": user_id, "event_ts": ts}


def user_change_event(user: User, now: datetime, ts: str) -> Payload:
    """A user's profile, zone, admin flag or activation changed; `now` is aware."""
    return {
        "type": "user_change",
        "user": user_object(user, now),
        "cache_ts": int(now.timestamp()),
        "event_ts": ts,
    }


def channel_type(conversation: Conversation) -> str:
    """The `channel_type` of message events."""
    return {"im": "im", "private": "group"}.get(conversation.kind, "channel")
