"""Threads: a reply is a message of its conversation whose `thread_ts` names its parent."""

from typing import Any

from playground.refusals import PersonMistake
from playground.world.state import Conversation, Message

# Slack lists at most this many of those who replied.
REPLY_USERS = 5


def replies_by_thread(messages: list[Message]) -> dict[str, list[Message]]:
    """The replies visible to everyone, by their parent's ts."""
    threads: dict[str, list[Message]] = {}
    for message in messages:
        if message.thread_ts is not None and message.ephemeral_to is None:
            threads.setdefault(message.thread_ts, []).append(message)
    return threads


def thread_fields(conversation: Conversation, message: Message) -> dict[str, Any]:
    """The fields that Slack adds to a reply, or to a message with replies."""
    if message.thread_ts is not None:
        parent = conversation.message(message.thread_ts)
        return {"parent_user_id": parent.user_id} if parent else {}
    replies = replies_by_thread(conversation.messages).get(message.ts)
    if not replies:
        return {}
    users = users_of(replies)
    return {
        "thread_ts": message.ts,
        "reply_count": len(replies),
        "reply_users_count": len(users),
        "latest_reply": replies[-1].ts,
        "reply_users": users[:REPLY_USERS],
        "is_locked": False,
        "subscribed": False,
    }


def users_of(replies: list[Message]) -> list[str]:
    """The ids of those who replied, in the order of their first replies."""
    return list(dict.fromkeys(reply.user_id for reply in replies))


def is_thread(conversation: Conversation, thread_ts: str) -> bool:
    """True if a message with this ts exists and can have replies."""
    parent = conversation.message(thread_ts)
    return parent is not None and parent.thread_ts is None and parent.ephemeral_to is None


def thread_answered(conversation: Conversation, ts: str) -> str:
    """The `thread_ts` for a person's reply to this message.

    Raises:
        PersonMistake: the message is gone, or it is ephemeral.
    """
    message = conversation.message(ts)
    if message is None:
        raise PersonMistake("That message is gone.")
    if message.ephemeral_to is not None:
        raise PersonMistake("You can't reply to a message that only you can see.")
    return message.thread_ts or message.ts
