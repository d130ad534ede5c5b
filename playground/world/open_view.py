"""A modal or Home tab on a person's screen, with the input in its fields."""

import secrets
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from playground.refusals import SlackError
from playground.world.element_states import Values, values_of, with_values
from playground.world.identity import APP_ID, BOT_ID, TEAM_ID


@dataclass
class OpenView:
    """A modal or Home tab on a person's screen.

    `content` is the app's view, normalised. `typed` has the states of all fields shown so far, as
    far as they may differ from the present initial values. `errors` (by block_id) are shown under
    their fields, `trouble` above all of them. `change` is the workspace's version at the latest
    change.
    """

    id: str
    user_id: str
    content: dict[str, Any]
    change: int
    hash: str = ""
    root_id: str = ""
    previous_id: str | None = None
    typed: Values = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    trouble: str | None = None

    @property
    def blocks(self) -> list[dict[str, Any]]:
        """The view's blocks, each with its block_id."""
        blocks: list[dict[str, Any]] = self.content["blocks"]
        return blocks

    def values(self) -> Values:
        """The present `state.values`."""
        return values_of(self.blocks, self.typed)

    def as_slack(self) -> dict[str, Any]:
        """The view object as in Slack's responses and payloads."""
        content = self.content
        return {
            "id": self.id,
            "team_id": TEAM_ID,
            "type": content["type"],
            "blocks": deepcopy(content["blocks"]),
            "private_metadata": content.get("private_metadata", ""),
            "callback_id": content.get("callback_id", ""),
            "state": {"values": self.values()},
            "hash": self.hash,
            "title": content.get("title"),
            "clear_on_close": bool(content.get("clear_on_close", False)),
            "notify_on_close": bool(content.get("notify_on_close", False)),
            "close": content.get("close"),
            "submit": content.get("submit"),
            "previous_view_id": self.previous_id,
            "root_view_id": self.root_id or self.id,
            "app_id": APP_ID,
            "external_id": content.get("external_id", ""),
            "app_installed_team_id": TEAM_ID,
            "bot_id": BOT_ID,
        }

    def replace(self, content: dict[str, Any], change: int) -> None:
        """Replace the view's content.

        A field keeps its state by block_id and action_id, touched or not, also while other content
        is shown in between: Slack then ignores initial values.
        """
        self.typed = with_values(self.typed, self.values())
        self.content = content
        self.change = change
        self.hash = new_hash(change)
        self.errors = {}
        self.trouble = None

    def require_hash(self, expected: str | None) -> None:
        """Refuse an update made for an older state of the view.

        Raises:
            SlackError: hash_conflict.
        """
        if expected and expected != self.hash:
            raise SlackError("hash_conflict")


def new_view_id() -> str:
    """An id like Slack's: "V0" and ten hex digits."""
    return "V0" + secrets.token_hex(5).upper()


def new_hash(change: int) -> str:
    """A new hash, unique for each state of a view."""
    return f"{change}.{secrets.token_hex(4)}"
