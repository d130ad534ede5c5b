"""Messages and views as a person sees them at one moment, as values for tests."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from playground.testing.element_finder import block_name
from playground.testing.reading import as_read
from playground.world.element_states import Values
from playground.world.open_view import OpenView
from playground.world.state import Message, World


@dataclass(frozen=True)
class ShownMessage:
    """A message; `ephemeral` if only this person sees it, `failure` for an error by Slack.

    `thread_ts` is the parent's ts if it is a reply; `files` are file names.
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
        """The text and all texts in the blocks, one per line."""
        return "\n".join([self.text, *texts_in(self.blocks)])


@dataclass(frozen=True)
class ShownView:
    """A modal or a Home tab; `errors` are by block_id, `trouble` is an error by Slack.

    In `blocks`, `values` and `errors`, a block_id lacks the suffix after `~` by which an app makes
    a block new to Slack.
    """

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
        """The title and all texts in the blocks, one per line."""
        return "\n".join([self.title, *texts_in(self.blocks)])


def shown_message(message: Message, world: World) -> ShownMessage:
    """The message in its present state."""
    return ShownMessage(
        ts=message.ts,
        conversation_id=message.conversation_id,
        user_id=message.user_id,
        name=world.users[message.user_id].name,
        text=as_read(message.text),
        blocks=message.blocks,
        ephemeral=message.ephemeral_to is not None,
        edited=message.edited_ts is not None,
        failure=message.failure,
        thread_ts=message.thread_ts,
        files=tuple(file.name for file in message.files),
    )


def shown_view(view: OpenView) -> ShownView:
    """The view in its present state."""
    content = view.content
    return ShownView(
        id=view.id,
        type=content["type"],
        hash=view.hash,
        title=as_read((content.get("title") or {}).get("text", "")),
        callback_id=content.get("callback_id", ""),
        private_metadata=content.get("private_metadata", ""),
        blocks=[{**block, "block_id": block_name(block["block_id"])} for block in view.blocks],
        values={block_name(block_id): states for block_id, states in view.values().items()},
        errors={block_name(block_id): text for block_id, text in view.errors.items()},
        trouble=view.trouble,
    )


def texts_in(shown: object) -> Iterator[str]:
    """All texts that a person reads in blocks, in order."""
    if isinstance(shown, list):
        for part in shown:
            yield from texts_in(part)
    elif isinstance(shown, dict):
        for name, part in shown.items():
            if name in ("text", "title", "caption") and isinstance(part, str):
                yield as_read(part)
            elif isinstance(part, dict | list):
                yield from texts_in(part)
