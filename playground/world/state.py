"""The state of the workspace: users, conversations, messages and Home tabs."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Literal

from playground.world.changes import Changes
from playground.world.identity import BOT_USER_ID, TEAM_ID
from playground.world.open_view import OpenView
from playground.world.shared_files import SharedFile
from playground.world.simulated_clock import PlaygroundClock

Block = dict[str, Any]
Guest = Literal["", "multi_channel", "single_channel"]


@dataclass
class User:
    """A user of the workspace: a person or a bot.

    `tz` is an IANA zone, `deleted` means deactivated, `updated` is in Unix seconds. `guest` is ""
    for a full member. `title` is what they do, as on their profile.
    """

    id: str
    handle: str
    name: str
    tz: str
    is_admin: bool = False
    is_owner: bool = False
    is_bot: bool = False
    bot_id: str | None = None
    team_id: str = TEAM_ID
    deleted: bool = False
    updated: int = 1_700_000_000
    guest: Guest = ""
    title: str = ""

    @property
    def is_stranger(self) -> bool:
        """True for a user of another company (Slack Connect)."""
        return self.team_id != TEAM_ID


@dataclass
class Message:
    """One message.

    `ephemeral_to` is the id of the only person who sees it, if it is ephemeral. `change` is the
    workspace's version at the latest change, so that waiting tests notice edits. `thread_ts` is set
    only in replies: the ts of the parent message. `failure` marks an error message by Slack.
    """

    ts: str
    conversation_id: str
    user_id: str
    text: str
    change: int
    blocks: list[Block] = field(default_factory=list)
    ephemeral_to: str | None = None
    thread_ts: str | None = None
    edited_ts: str | None = None
    client_msg_id: str | None = None
    metadata: dict[str, Any] | None = None
    failure: bool = False
    files: list[SharedFile] = field(default_factory=list)


@dataclass
class Conversation:
    """A place for messages; `kind` is "channel", "private" or "im".

    `read` maps user ids to the ts of the last message that they read. With `admins_only`, only
    admins may post.
    """

    id: str
    name: str
    kind: str
    members: list[str]
    archived: bool = False
    admins_only: bool = False
    messages: list[Message] = field(default_factory=list)
    read: dict[str, str] = field(default_factory=dict)

    def message(self, ts: str) -> Message | None:
        """The message with this ts, or None."""
        return next((message for message in self.messages if message.ts == ts), None)


class World:
    """Users, conversations, messages and Home tabs; whether the demo is shown; the steps done.

    Args:
        clock: the workspace's time, from which a message's ts comes.
        changes: marked at each change.
    """

    def __init__(self, clock: PlaygroundClock, changes: Changes) -> None:
        self.users: dict[str, User] = {}
        self.conversations: dict[str, Conversation] = {}
        self.homes: dict[str, OpenView] = {}
        self.last_ts_micros = 0
        self.shows_demo = False
        self.done_steps: list[int] = []
        self._clock = clock
        self._changes = changes

    @property
    def is_untouched(self) -> bool:
        """True if there is no message yet, of or to anyone."""
        return not any(place.messages for place in self.conversations.values())

    def user_called(self, handle: str) -> User | None:
        """The user with this handle, id or display name, or None."""
        wanted = handle.removeprefix("@")
        return next((u for u in self.users.values() if wanted in (u.id, u.handle, u.name)), None)

    def conversation_called(self, name: str) -> Conversation | None:
        """The conversation with this id, or the channel with this name ("#sales" or "sales")."""
        if name in self.conversations:
            return self.conversations[name]
        wanted = name.removeprefix("#")
        return next(
            (c for c in self.conversations.values() if c.kind != "im" and c.name == wanted), None
        )

    def dm_with_bot(self, user_id: str) -> Conversation:
        """The person's DM with the bot; created on first use."""
        dm_id = "D" + user_id.removeprefix("U")
        if dm_id not in self.conversations:
            self.conversations[dm_id] = Conversation(dm_id, user_id, "im", [user_id, BOT_USER_ID])
            self._changes.mark()
        return self.conversations[dm_id]

    def is_shared(self, conversation: Conversation) -> bool:
        """True for a channel with a member of another company (Slack Connect)."""
        members = (self.users[user_id] for user_id in conversation.members)
        return conversation.kind != "im" and any(member.is_stranger for member in members)

    def visible_to(self, user_id: str, conversation: Conversation) -> list[Message]:
        """The messages in the conversation that this person can see, in order."""
        if user_id not in conversation.members:
            return []
        return [m for m in conversation.messages if m.ephemeral_to in (None, user_id)]

    def shared_files(self) -> Iterator[tuple[Conversation, SharedFile]]:
        """All shared files, each with its conversation."""
        for conversation in self.conversations.values():
            for message in conversation.messages:
                yield from ((conversation, file) for file in message.files)

    def shared_file(self, file_id: str) -> tuple[Conversation, SharedFile] | None:
        """The file with this id and its conversation, or None."""
        return next((found for found in self.shared_files() if found[1].id == file_id), None)

    def next_ts(self) -> str:
        """A new message ts: the time in Unix seconds with six decimals, strictly increasing."""
        micros = _micros(self._clock.now())
        self.last_ts_micros = max(micros, self.last_ts_micros + 1)
        return f"{self.last_ts_micros // 1_000_000}.{self.last_ts_micros % 1_000_000:06d}"

    def post(
        self,
        conversation: Conversation,
        user_id: str,
        text: str,
        *,
        blocks: list[Block] | None = None,
        ephemeral_to: str | None = None,
        thread_ts: str | None = None,
        client_msg_id: str | None = None,
        metadata: dict[str, Any] | None = None,
        failure: bool = False,
        files: list[SharedFile] | None = None,
    ) -> Message:
        """Add a message at the end of a conversation."""
        message = Message(
            ts=self.next_ts(),
            conversation_id=conversation.id,
            user_id=user_id,
            text=text,
            change=self._changes.version + 1,
            blocks=blocks or [],
            ephemeral_to=ephemeral_to,
            thread_ts=thread_ts,
            client_msg_id=client_msg_id,
            metadata=metadata,
            failure=failure,
            files=files or [],
        )
        conversation.messages.append(message)
        if ephemeral_to is None:
            conversation.read[user_id] = message.ts
        self._changes.mark()
        return message

    def edit(self, message: Message, text: str, blocks: list[Block]) -> None:
        """Replace a message's text and blocks."""
        message.text = text
        message.blocks = blocks
        message.edited_ts = self.next_ts()
        message.change = self._changes.mark()

    def remove(self, message: Message) -> None:
        """Delete a message."""
        self.conversations[message.conversation_id].messages.remove(message)
        self._changes.mark()

    def clear(self) -> None:
        """Delete everything; the next message has the clock's time, also if the clock went back."""
        self.users.clear()
        self.conversations.clear()
        self.homes.clear()
        self.last_ts_micros = 0
        self.shows_demo = False
        self.done_steps.clear()
        self._changes.mark()


def _micros(moment: datetime) -> int:
    return (moment - datetime.fromtimestamp(0, tz=moment.tzinfo)) // timedelta(microseconds=1)
