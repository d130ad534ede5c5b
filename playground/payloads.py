"""What Slack sends to an app: slash commands and interactions, in their full shape."""

from typing import Any

from playground.elements import Values
from playground.identity import (
    APP_ID,
    TEAM_DOMAIN,
    TEAM_ID,
    VERIFICATION_TOKEN,
)
from playground.message_objects import message_in
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
        "container": _message_container(conversation, message),
        "trigger_id": trigger_id,
        "channel": {"id": conversation.id, "name": channel_name(conversation)},
        "state": {"values": values},
        "response_url": response_url,
        "actions": [action],
    }
    if not ephemeral:
        payload["message"] = message_in(conversation, message)
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


def message_block_suggestion(
    user: User, conversation: Conversation, message: Message, asked: Payload
) -> Payload:
    """A menu in a message asks for options; `asked` is what is typed in which element."""
    payload: Payload = {
        "type": "block_suggestion",
        **_from(user),
        **asked,
        "container": _message_container(conversation, message),
        "channel": {"id": conversation.id, "name": channel_name(conversation)},
    }
    if message.ephemeral_to is None:
        payload["message"] = message_in(conversation, message)
    return payload


def view_block_suggestion(user: User, view: OpenView, asked: Payload) -> Payload:
    """A menu in a modal or in the Home tab asks for options."""
    return {
        "type": "block_suggestion",
        **_from(user),
        **asked,
        "container": {"type": "view", "view_id": view.id},
        "view": view.as_slack(),
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
        "message": message_in(conversation, message),
    }


def channel_name(conversation: Conversation) -> str:
    """The name that interactions give a conversation: DMs and private channels have none."""
    if conversation.kind == "im":
        return "directmessage"
    return "privategroup" if conversation.kind == "private" else conversation.name


def _message_container(conversation: Conversation, message: Message) -> Payload:
    container: Payload = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": conversation.id,
        "is_ephemeral": message.ephemeral_to is not None,
    }
    if message.thread_ts is not None:
        container["thread_ts"] = message.thread_ts
    return container


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
