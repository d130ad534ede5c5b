"""What a person sees at one moment: messages and views, as values that tests look at."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from playground.elements import Values
from playground.open_view import OpenView
from playground.world import Message, World


@dataclass(frozen=True)
class SeenMessage:
    """A message; `ephemeral` when only this person sees it, `failure` when Slack itself speaks.

    `thread_ts` is the ts of the message that it answers, if it is a reply; `files` are names.
    """

    ts: str
    conversation_id: str
    user_id: str
    name: str
    text: str
    blocks: list[dict[str, Any]]
    ephemeral: bool
    edited: bool
    failure: bool
    thread_ts: str | None
    files: tuple[str, ...]

    @property
    def words(self) -> str:
        """The text, and every text in the blocks, one a line."""
        return "\n".join([self.text, *texts_in(self.blocks)])


@dataclass(frozen=True)
class SeenView:
    """A modal or a Home tab; `errors` are by block_id, `trouble` is Slack's own complaint."""

    id: str
    type: str
    hash: str
    title: str
    callback_id: str
    private_metadata: str
    blocks: list[dict[str, Any]]
    values: Values
    errors: dict[str, str]
    trouble: str | None

    @property
    def words(self) -> str:
        """The title and every text in the blocks, one a line."""
        return "\n".join([self.title, *texts_in(self.blocks)])


def seen_message(message: Message, world: World) -> SeenMessage:
    """A message as it is now."""
    return SeenMessage(
        ts=message.ts,
        conversation_id=message.conversation_id,
        user_id=message.user_id,
        name=world.users[message.user_id].name,
        text=message.text,
        blocks=message.blocks,
        ephemeral=message.ephemeral_to is not None,
        edited=message.edited_ts is not None,
        failure=message.failure,
        thread_ts=message.thread_ts,
        files=tuple(file.name for file in message.files),
    )


def seen_view(view: OpenView) -> SeenView:
    """A view as it is now."""
    content = view.content
    return SeenView(
        id=view.id,
        type=content["type"],
        hash=view.hash,
        title=(content.get("title") or {}).get("text", ""),
        callback_id=content.get("callback_id", ""),
        private_metadata=content.get("private_metadata", ""),
        blocks=view.blocks,
        values=view.values(),
        errors=dict(view.errors),
        trouble=view.trouble,
    )


def texts_in(shown: object) -> Iterator[str]:
    """Every text that a person reads in blocks, in order."""
    if isinstance(shown, list):
        for part in shown:
            yield from texts_in(part)
    elif isinstance(shown, dict):
        for name, part in shown.items():
            if name in ("text", "title", "caption") and isinstance(part, str):
                yield part
            elif isinstance(part, dict | list):
                yield from texts_in(part)
