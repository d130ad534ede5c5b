"""chat.*: the bot's messages."""

import re
from typing import Any

from playground.payloads.objects import message_in
from playground.refusals import SlackError
from playground.web_api.arguments import Arguments
from playground.web_api.method import Answer, Method, Site
from playground.web_api.places import (
    conversation_visible_to_bot,
    place_to_post,
    require_postable,
)
from playground.workspace import Workspace
from playground.world.identity import BOT_USER_ID
from playground.world.state import Message

# By Slack's documentation: letters, digits, underscores and hyphens.
EVENT_TYPE = re.compile(r"[A-Za-z0-9_-]{1,255}")


async def post_message(site: Site, arguments: Arguments) -> Answer:
    """Post a message."""
    channel = arguments.required("channel", "channel_not_found")
    conversation = place_to_post(site.workspace, channel)
    metadata, warnings = _metadata(arguments)
    message = site.workspace.post_as_bot(
        conversation,
        arguments.text("text"),
        arguments.blocks(),
        thread_ts=arguments.text("thread_ts") or None,
        metadata=metadata,
    )
    shown = {
        "channel": conversation.id,
        "ts": message.ts,
        "message": message_in(conversation, message),
    }
    return shown | warnings


async def post_ephemeral(site: Site, arguments: Arguments) -> Answer:
    """Post a message that only one person sees."""
    channel = arguments.required("channel", "channel_not_found")
    conversation = conversation_visible_to_bot(site.workspace, channel)
    require_postable(conversation)
    user_id = arguments.required("user", "user_not_found")
    if user_id not in site.workspace.world.users:
        raise SlackError("user_not_found")
    if user_id not in conversation.members:
        raise SlackError("user_not_in_channel")
    message = site.workspace.post_as_bot(
        conversation,
        arguments.text("text"),
        arguments.blocks(),
        ephemeral_to=user_id,
        thread_ts=arguments.text("thread_ts") or None,
    )
    return {"message_ts": message.ts}


async def update(site: Site, arguments: Arguments) -> Answer:
    """Edit one of the bot's messages.

    Without new blocks the old ones remain. Metadata remain too; an empty object removes them.
    """
    message = _own_message(site.workspace, arguments, "cant_update_message")
    removes_metadata = arguments.parsed("metadata", "invalid_metadata_format") == {}
    metadata, warnings = (None, {}) if removes_metadata else _metadata(arguments)
    conversation = site.workspace.world.conversations[message.conversation_id]
    site.workspace.edit_as_bot(message, arguments.text("text"), arguments.blocks())
    message.metadata = None if removes_metadata else metadata or message.metadata
    shown = {
        "channel": message.conversation_id,
        "ts": message.ts,
        "text": message.text,
        "message": message_in(conversation, message),
    }
    return shown | warnings


async def delete(site: Site, arguments: Arguments) -> Answer:
    """Delete one of the bot's messages."""
    message = _own_message(site.workspace, arguments, "cant_delete_message")
    site.workspace.delete_as_bot(message)
    return {"channel": message.conversation_id, "ts": message.ts}


def _own_message(workspace: Workspace, arguments: Arguments, refusal: str) -> Message:
    channel = arguments.required("channel", "channel_not_found")
    conversation = conversation_visible_to_bot(workspace, channel)
    message = conversation.message(arguments.text("ts"))
    # Only a response URL can change an ephemeral message.
    if message is None or message.ephemeral_to is not None:
        raise SlackError("message_not_found")
    if message.user_id != BOT_USER_ID:
        raise SlackError(refusal)
    return message


def _metadata(arguments: Arguments) -> tuple[dict[str, Any] | None, dict[str, Any]]:
    """The metadata, and fields for the answer: an invalid event_type only causes a warning."""
    metadata = arguments.parsed("metadata", "invalid_metadata_format")
    if metadata is None:
        return None, {}
    if not isinstance(metadata, dict) or not isinstance(metadata.get("event_type"), str):
        raise SlackError("invalid_metadata_format")
    if not isinstance(metadata.get("event_payload"), dict):
        raise SlackError("invalid_metadata_schema")
    if EVENT_TYPE.fullmatch(metadata["event_type"]):
        return metadata, {}
    warning = "invalid_metadata_schema"
    return None, {"warning": warning, "response_metadata": {"warnings": [warning]}}


METHODS = {
    "chat.postMessage": Method(post_message, "chat:write"),
    "chat.postEphemeral": Method(post_ephemeral, "chat:write"),
    "chat.update": Method(update, "chat:write"),
    "chat.delete": Method(delete, "chat:write"),
}
