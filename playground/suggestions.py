"""Menus whose options the app looks up while a person types: external selects."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from playground import payloads
from playground.block_limits import suggestion_problems
from playground.delivery import Handled
from playground.elements import LOOKED_UP, STATE_FIELDS, Element, Placed, State, options_of
from playground.open_view import OpenView
from playground.refusals import PersonMistake
from playground.workspace import Workspace
from playground.world import Conversation, Message

Option = dict[str, Any]
SHORTEST_QUERY = 3
TROUBLE = "The options could not be loaded. Try again?"


@dataclass(frozen=True)
class Suggested:
    """What a menu offers for what was typed; `trouble` says that the app gave nothing usable."""

    options: list[Option] = field(default_factory=list)
    option_groups: list[dict[str, Any]] = field(default_factory=list)
    trouble: str | None = None

    @property
    def every_option(self) -> list[Option]:
        """The options, those in groups too."""
        return options_of({"options": self.options, "option_groups": self.option_groups})


class Suggestions:
    """Asks the app for options, and remembers what it offered to whom.

    Args:
        workspace: where the menus stand.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        # By view id or message ts, person, block_id and action_id; then by value.
        self._offered: dict[tuple[str, str, str, str], dict[str, Option]] = {}

    async def in_view(self, user_id: str, view: OpenView, placed: Placed, typed: str) -> Suggested:
        """Ask for the options of a menu in a modal or in the Home tab.

        Raises:
            PersonMistake: it is no such menu.
        """
        payload = payloads.view_block_suggestion(
            self._workspace.actor(user_id), view, _asked(placed, typed)
        )
        return await self._ask(user_id, view.id, placed, typed, payload)

    async def in_message(
        self, user_id: str, conversation: Conversation, message: Message, placed: Placed, typed: str
    ) -> Suggested:
        """Ask for the options of a menu in a message.

        Raises:
            PersonMistake: it is no such menu.
        """
        payload = payloads.message_block_suggestion(
            self._workspace.actor(user_id), conversation, message, _asked(placed, typed)
        )
        return await self._ask(user_id, message.ts, placed, typed, payload)

    def offering(
        self, user_id: str, surface_id: str, placed: Placed, held: State | None = None
    ) -> Placed:
        """The same element, with what it offered to this person there as its options.

        What the app preset and what is chosen already may stay; `held` is its present state.
        Elements of other kinds are given back as they are.
        """
        if placed.element["type"] not in LOOKED_UP:
            return placed
        state_field, preset = STATE_FIELDS[placed.element["type"]]
        known = {
            option["value"]: option
            for option in [
                *_as_list(placed.element.get(preset)),
                *_as_list((held or {}).get(state_field)),
            ]
        }
        known |= self._offered.get(_key(surface_id, user_id, placed), {})
        return Placed(placed.block, {**placed.element, "options": list(known.values())})

    async def _ask(
        self, user_id: str, surface_id: str, placed: Placed, typed: str, payload: dict[str, Any]
    ) -> Suggested:
        if len(typed) < placed.element.get("min_query_length", SHORTEST_QUERY):
            return Suggested()
        handled = await self._workspace.dispatcher.dispatch("interactive", payload)
        suggested = self._read(handled, placed)
        offered = self._offered.setdefault(_key(surface_id, user_id, placed), {})
        offered |= {option["value"]: option for option in suggested.every_option}
        return suggested

    def _read(self, handled: Handled, placed: Placed) -> Suggested:
        if handled.error:
            return Suggested(trouble=TROUBLE)
        problems = suggestion_problems(handled.payload)
        if problems:
            self._workspace.faults_seen.add(
                f"the options for {placed.action_id} were refused: {problems}"
            )
            return Suggested(trouble=TROUBLE)
        answer = handled.payload or {}
        return Suggested(answer.get("options") or [], answer.get("option_groups") or [])


def _asked(placed: Placed, typed: str) -> Element:
    if placed.element["type"] not in LOOKED_UP:
        raise PersonMistake(f"“{placed.action_id}” is no menu that looks options up.")
    return {"block_id": placed.block_id, "action_id": placed.action_id, "value": typed}


def _key(surface_id: str, user_id: str, placed: Placed) -> tuple[str, str, str, str]:
    return surface_id, user_id, placed.block_id, placed.action_id


def _as_list(options: Option | Iterable[Option] | None) -> list[Option]:
    if options is None:
        return []
    return [options] if isinstance(options, dict) else list(options)
