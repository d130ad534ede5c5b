"""Slack's JSON for slash commands and interactions."""

from typing import Any

from playground.payloads.objects import message_in
from playground.world.element_states import Values
from playground.world.identity import (
    APP_ID,
    TEAM_DOMAIN,
    TEAM_ID,
    VERIFICATION_TOKEN,
)
from playground.world.open_view import OpenView
from playground.world.state import Conversation, Message, User

Payload = dict[str, Any]


def slash_command(
    user: User,
    conversation: Conversation,
    command: str,
    text: str,
    trigger_id: str,
    response_url: str,
) -> Payload:
    """A slash command; all values are strings."""
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
    """A person used an element of a message. Slack omits an ephemeral message itself."""
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
    """A person used an element of a modal or of the Home tab."""
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
    """A menu in a message asks for options; `asked` is {block_id, action_id, value}."""
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
    """A menu in a modal or in the Home tab asks for options; `asked` as above."""
    return {
        "type": "block_suggestion",
        **_from(user),
        **asked,
        "container": {"type": "view", "view_id": view.id},
        "view": view.as_slack(),
    }


def view_submission(user: User, view: OpenView, trigger_id: str) -> Payload:
    """A person submitted a modal."""
    return {
        "type": "view_submission",
        **_from(user),
        "trigger_id": trigger_id,
        "view": view.as_slack(),
        "response_urls": [],
    }


def view_closed(user: User, view: OpenView, is_cleared: bool) -> Payload:
    """A person closed a modal without submitting it; `is_cleared` if the whole stack closed."""
    return {
        "type": "view_closed",
        **_from(user),
        "view": view.as_slack(),
        "is_cleared": is_cleared,
    }


def global_shortcut(user: User, callback_id: str, action_ts: str, trigger_id: str) -> Payload:
    """A person used a global shortcut."""
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
    """A person used a message shortcut."""
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
    """The conversation's name in interactions; for DMs and private channels a fixed word."""
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
