"""The state that the page shows to one person, as JSON."""

from typing import Any

from playground.workspace import Workspace
from playground.world.identity import BOT_USER_ID, SLACKBOT_ID
from playground.world.open_view import OpenView
from playground.world.shared_files import SharedFile, file_object
from playground.world.state import Conversation, Message, User
from playground.world.threads import REPLY_USERS, replies_by_thread, users_of


def page_state(workspace: Workspace, user: User) -> dict[str, Any]:
    """The whole state, as this person sees it."""
    world = workspace.world
    world.dm_with_bot(user.id)
    mine = [c for c in world.conversations.values() if user.id in c.members]
    home = world.homes.get(user.id)
    return {
        "version": workspace.changes.version,
        "now": workspace.clock.now().isoformat(),
        "connected": workspace.dispatcher.connected,
        "app": {"name": workspace.manifest.app_name, "user": BOT_USER_ID},
        "me": _user(user),
        "people": [_user(other) for other in world.users.values() if other.id != SLACKBOT_ID],
        "conversations": [_conversation(workspace, user, c) for c in mine],
        "messages": {c.id: _messages(workspace, user, world.visible_to(user.id, c)) for c in mine},
        "modals": [view_state(view) for view in workspace.modals.stack(user.id)],
        "home": view_state(home) if home else None,
        "commands": [
            {"command": c.command, "usage_hint": c.usage_hint, "description": c.description}
            for c in workspace.manifest.commands
        ],
        "shortcuts": [
            {"callback_id": s.callback_id, "name": s.name, "type": s.type}
            for s in workspace.manifest.shortcuts
        ],
    }


def view_state(view: OpenView) -> dict[str, Any]:
    """A view with its values, its errors and Slack's error message."""
    return {
        "id": view.id,
        "hash": view.hash,
        "view": view.as_slack(),
        "errors": view.errors,
        "trouble": view.trouble,
    }


def _user(user: User) -> dict[str, Any]:
    return {
        "id": user.id,
        "handle": user.handle,
        "name": user.name,
        "tz": user.tz,
        "title": user.title,
        "is_admin": user.is_admin,
        "is_owner": user.is_owner,
        "guest": user.guest,
        "is_deactivated": user.deleted,
        "is_external": user.is_stranger,
        "is_bot": user.is_bot,
        "can_be_me": not user.is_bot and not user.deleted and user.id != SLACKBOT_ID,
    }


def _conversation(workspace: Workspace, user: User, conversation: Conversation) -> dict[str, Any]:
    read = conversation.read.get(user.id, "")
    seen = workspace.world.visible_to(user.id, conversation)
    unread = sum(1 for m in seen if m.ts > read and m.user_id != user.id)
    is_im = conversation.kind == "im"
    return {
        "id": conversation.id,
        "name": workspace.manifest.app_name if is_im else conversation.name,
        "kind": conversation.kind,
        "archived": conversation.archived,
        "admins_only": conversation.admins_only,
        "is_shared": workspace.world.is_shared(conversation),
        "bot_is_member": BOT_USER_ID in conversation.members,
        "unread": unread,
    }


def _messages(workspace: Workspace, user: User, seen: list[Message]) -> list[dict[str, Any]]:
    threads = replies_by_thread(seen)
    return [
        _message(workspace, message) | _thread(message, threads) | _files(message, user)
        for message in seen
    ]


def _thread(message: Message, threads: dict[str, list[Message]]) -> dict[str, Any]:
    replies = threads.get(message.ts, [])
    return {
        "thread_ts": message.thread_ts,
        "reply_count": len(replies),
        "reply_users": users_of(replies)[:REPLY_USERS],
        "latest_reply": replies[-1].ts if replies else None,
    }


def _files(message: Message, user: User) -> dict[str, Any]:
    return {"files": [_file(file, user) for file in message.files]}


def _file(file: SharedFile, user: User) -> dict[str, Any]:
    described = file_object(file)
    fields = ("id", "name", "title", "mimetype", "filetype", "pretty_type", "size")
    url = f"/page/files/{file.id}?as={user.id}"
    return {**{field: described[field] for field in fields}, "url": url}


def _message(workspace: Workspace, message: Message) -> dict[str, Any]:
    author = workspace.world.users[message.user_id]
    return {
        "ts": message.ts,
        "user": author.id,
        "name": author.name,
        "is_bot": author.is_bot,
        "text": message.text,
        "blocks": message.blocks,
        "ephemeral": message.ephemeral_to is not None,
        "edited": message.edited_ts is not None,
        "failed": message.failure,
    }
