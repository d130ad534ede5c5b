"""Slack's JSON for users, conversations and messages."""

from copy import deepcopy
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from playground.world.identity import APP_ID, BOT_ID, BOT_USER_ID, TEAM_ID
from playground.world.shared_files import file_in_message
from playground.world.state import Conversation, Message, User, World
from playground.world.threads import thread_fields


def message_object(message: Message) -> dict[str, Any]:
    """The message object of responses, events and interactions."""
    shown: dict[str, Any] = {
        "type": "message",
        "user": message.user_id,
        "ts": message.ts,
        "text": message.text,
        "team": TEAM_ID,
        "blocks": message.blocks,
    }
    if message.user_id == BOT_USER_ID:
        shown |= {"bot_id": BOT_ID, "app_id": APP_ID, "bot_profile": _bot_profile()}
    optional = {
        "client_msg_id": message.client_msg_id,
        "thread_ts": message.thread_ts,
        "metadata": message.metadata,
    }
    shown |= {name: value for name, value in optional.items() if value is not None}
    if message.files:
        files = [file_in_message(file) for file in message.files]
        shown |= {"subtype": "file_share", "files": files, "upload": False, "display_as_bot": False}
    if message.edited_ts:
        shown["edited"] = {"user": message.user_id, "ts": message.edited_ts}
    return shown


def message_in(conversation: Conversation, message: Message) -> dict[str, Any]:
    """The message object with its thread's fields; a deep copy."""
    return deepcopy(message_object(message)) | thread_fields(conversation, message)


def user_object(user: User, now: datetime) -> dict[str, Any]:
    """The user object of users.info without the scope users:read.email; `now` is aware.

    For a deactivated user Slack omits the time zone and the admin flags.
    """
    if user.deleted:
        return _essentials(user)
    local = now.astimezone(ZoneInfo(user.tz))
    offset = local.utcoffset()
    return {
        **_essentials(user),
        "color": "1d3557",
        "real_name": user.name,
        "tz": user.tz,
        "tz_label": local.tzname(),
        "tz_offset": int(offset.total_seconds()) if offset is not None else 0,
        "is_admin": user.is_admin,
        "is_owner": user.is_owner,
        "is_primary_owner": user.is_owner,
        "is_restricted": user.guest != "",
        "is_ultra_restricted": user.guest == "single_channel",
        "is_email_confirmed": True,
        "is_stranger": user.is_stranger,
        "who_can_share_contact_card": "EVERYONE",
    }


def _essentials(user: User) -> dict[str, Any]:
    return {
        "id": user.id,
        "team_id": user.team_id,
        "name": user.handle,
        "deleted": user.deleted,
        "profile": {
            "real_name": user.name,
            "real_name_normalized": user.name,
            "display_name": user.name,
            "display_name_normalized": user.name,
            "team": user.team_id,
            "avatar_hash": "playground",
            "title": user.title,
            "status_text": "",
            "status_emoji": "",
            **({"bot_id": user.bot_id, "api_app_id": APP_ID} if user.bot_id else {}),
        },
        "is_bot": user.is_bot,
        "is_app_user": False,
        "updated": user.updated,
    }


def conversation_object(conversation: Conversation, world: World) -> dict[str, Any]:
    """The conversation object of conversations.info, as the bot gets it."""
    shown: dict[str, Any] = {
        "id": conversation.id,
        "created": 1_700_000_000,
        "is_archived": conversation.archived,
        "is_im": conversation.kind == "im",
        "is_org_shared": False,
        "context_team_id": TEAM_ID,
    }
    if conversation.kind == "im":
        gone = world.users[conversation.name].deleted
        return {**shown, "user": conversation.name, "is_user_deleted": gone, "priority": 0}
    shared = world.is_shared(conversation)
    return {
        **shown,
        "name": conversation.name,
        "name_normalized": conversation.name,
        "is_channel": True,
        "is_group": False,
        "is_mpim": False,
        "is_private": conversation.kind == "private",
        "is_general": conversation.name == "general",
        "is_shared": shared,
        "is_ext_shared": shared,
        "is_member": BOT_USER_ID in conversation.members,
        "creator": "U0ADA",
        "topic": {"value": "", "creator": "", "last_set": 0},
        "purpose": {"value": "", "creator": "", "last_set": 0},
    }


def _bot_profile() -> dict[str, Any]:
    return {
        "id": BOT_ID,
        "app_id": APP_ID,
        "user_id": BOT_USER_ID,
        "name": "SSI Coach",
        "deleted": False,
        "updated": 1_700_000_000,
        "team_id": TEAM_ID,
    }
