"""What Slack sends to an app: slash commands, interactions and events, in their full shape."""

import secrets
from copy import deepcopy
from datetime import datetime
from typing import Any

from playground.elements import Values
from playground.identity import (
    APP_ID,
    BOT_USER_ID,
    TEAM_DOMAIN,
    TEAM_ID,
    VERIFICATION_TOKEN,
)
from playground.message_objects import message_object, user_object
from playground.open_view import OpenView
from playground.world import Conversation, Message, User

Payload = dict[str, Any]


def slash_command(
    user: User,
    conversation: Conversation,
    command: str,
    text: str,
    trigger_id: str,
    response_url: str,
) -> Payload:
    """A slash command; all its values are strings."""
    return {
        "token": VERIFICATION_TOKEN,
        "team_id": TEAM_ID,
        "team_domain": TEAM_DOMAIN,
        "channel_id": conversation.id,
        "channel_name": channel_name(conversation),
        "user_id": user.id,
        "user_name": user.handle,
        "command": command,
        "text": text,
        "api_app_id": APP_ID,
        "is_enterprise_install": "false",
        "response_url": response_url,
        "trigger_id": trigger_id,
    }


def message_block_actions(
    user: User,
    conversation: Conversation,
    message: Message,
    action: Payload,
    values: Values,
    trigger_id: str,
    response_url: str,
) -> Payload:
    """Someone used an element of a message. An ephemeral message itself is not sent along."""
    ephemeral = message.ephemeral_to is not None
    payload: Payload = {
        "type": "block_actions",
        **_from(user),
        "container": {
            "type": "message",
            "message_ts": message.ts,
            "channel_id": conversation.id,
            "is_ephemeral": ephemeral,
        },
        "trigger_id": trigger_id,
        "channel": {"id": conversation.id, "name": channel_name(conversation)},
        "state": {"values": values},
        "response_url": response_url,
        "actions": [action],
    }
    if not ephemeral:
        payload["message"] = deepcopy(message_object(message))
    return payload


def view_block_actions(user: User, view: OpenView, action: Payload, trigger_id: str) -> Payload:
    """Someone used an element of a modal or of the Home tab."""
    return {
        "type": "block_actions",
        **_from(user),
        "container": {"type": "view", "view_id": view.id},
        "trigger_id": trigger_id,
        "view": view.as_slack(),
        "actions": [action],
    }


def view_submission(user: User, view: OpenView, trigger_id: str) -> Payload:
    """Someone submitted a modal."""
    return {
        "type": "view_submission",
        **_from(user),
        "trigger_id": trigger_id,
        "view": view.as_slack(),
        "response_urls": [],
    }


def view_closed(user: User, view: OpenView, is_cleared: bool) -> Payload:
    """Someone closed a modal, or with it the whole stack, without submitting it."""
    return {
        "type": "view_closed",
        **_from(user),
        "view": view.as_slack(),
        "is_cleared": is_cleared,
    }


def global_shortcut(user: User, callback_id: str, action_ts: str, trigger_id: str) -> Payload:
    """Someone used a global shortcut."""
    return {
        "type": "shortcut",
        **_from(user),
        "action_ts": action_ts,
        "callback_id": callback_id,
        "trigger_id": trigger_id,
    }


def message_shortcut(
    user: User,
    conversation: Conversation,
    message: Message,
    callback_id: str,
    action_ts: str,
    trigger_id: str,
    response_url: str,
) -> Payload:
    """Someone used a message shortcut."""
    return {
        "type": "message_action",
        **_from(user),
        "action_ts": action_ts,
        "callback_id": callback_id,
        "trigger_id": trigger_id,
        "response_url": response_url,
        "message_ts": message.ts,
        "channel": {"id": conversation.id, "name": channel_name(conversation)},
        "message": deepcopy(message_object(message)),
    }


def event_callback(event: Payload, now: datetime) -> Payload:
    """The outer shape of every event; `now` is the workspace's time, aware."""
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
    """A new message, as the message.* events carry it."""
    return {
        **deepcopy(message_object(message)),
        "channel": conversation.id,
        "channel_type": channel_type(conversation),
        "event_ts": message.ts,
    }


def message_changed_event(
    conversation: Conversation, message: Message, before: Payload, event_ts: str
) -> Payload:
    """A message got another text or other blocks; `before` is how it looked."""
    return {
        "type": "message",
        "subtype": "message_changed",
        "hidden": True,
        "message": deepcopy(message_object(message)),
        "previous_message": before,
        "channel": conversation.id,
        "channel_type": channel_type(conversation),
        "ts": event_ts,
        "event_ts": event_ts,
    }


def message_deleted_event(conversation: Conversation, message: Message, event_ts: str) -> Payload:
    """A message was taken away."""
    return {
        "type": "message",
        "subtype": "message_deleted",
        "hidden": True,
        "deleted_ts": message.ts,
        "previous_message": deepcopy(message_object(message)),
        "channel": conversation.id,
        "channel_type": channel_type(conversation),
        "ts": event_ts,
        "event_ts": event_ts,
    }


def app_home_opened_event(
    user: User, conversation: Conversation, tab: str, view: OpenView | None, event_ts: str
) -> Payload:
    """Someone opened the app's Home or Messages tab."""
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
    """Someone, or the bot itself, joined a channel."""
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
    """The bot was taken out of a channel; `kind` is channel_left or group_left."""
    return {"type": kind, "channel": conversation.id, "actor_id": actor_id, "event_ts": ts}


def archive_event(kind: str, conversation: Conversation, user_id: str, ts: str) -> Payload:
    """A channel was archived, or opened again; `kind` is channel_archive and so on."""
    return {"type": kind, "channel": conversation.id, "user": user_id, "event_ts": ts}


def user_change_event(user: User, now: datetime, ts: str) -> Payload:
    """Someone's profile, zone, standing or account changed; `now` is aware."""
    return {
        "type": "user_change",
        "user": user_object(user, now),
        "cache_ts": int(now.timestamp()),
        "event_ts": ts,
    }


def channel_name(conversation: Conversation) -> str:
    """The name that interactions give a conversation: DMs and private channels have none."""
    if conversation.kind == "im":
        return "directmessage"
    return "privategroup" if conversation.kind == "private" else conversation.name


def channel_type(conversation: Conversation) -> str:
    """The `channel_type` of message events."""
    return {"im": "im", "private": "group"}.get(conversation.kind, "channel")


def _from(user: User) -> Payload:
    return {
        "user": {
            "id": user.id,
            "username": user.handle,
            "name": user.handle,
            "team_id": user.team_id,
        },
        "api_app_id": APP_ID,
        "token": VERIFICATION_TOKEN,
        "team": {"id": TEAM_ID, "domain": TEAM_DOMAIN},
        "enterprise": None,
        "is_enterprise_install": False,
    }
