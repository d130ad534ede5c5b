"""External selects: menus that ask the app for options while a person types."""

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from playground.block_limits import suggestion_problems
from playground.payloads import interactions
from playground.refusals import PersonMistake
from playground.wire.envelopes import EnvelopeResult
from playground.workspace import Workspace
from playground.world.element_states import (
    LOOKED_UP,
    STATE_FIELDS,
    Element,
    PlacedElement,
    State,
    options_of,
)
from playground.world.open_view import OpenView
from playground.world.state import Conversation, Message
from playground.world.stored_blocks import escape_options

Option = dict[str, Any]
SHORTEST_QUERY = 3
TROUBLE = "The options could not be loaded. Try again?"


@dataclass(frozen=True)
class MenuOptions:
    """The options for the typed text; `trouble` is set if the app returned nothing usable."""

    options: list[Option] = field(default_factory=list)
    option_groups: list[dict[str, Any]] = field(default_factory=list)
    trouble: str | None = None

    @property
    def every_option(self) -> list[Option]:
        """All options, including those in groups."""
        return options_of({"options": self.options, "option_groups": self.option_groups})


class MenuLookups:
    """Asks the app for options, and remembers them per person.

    Args:
        workspace: the workspace of the menus.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        # By view id or message ts, person, block_id and action_id; then by value.
        self._offered: dict[tuple[str, str, str, str], dict[str, Option]] = {}

    async def in_view(
        self, user_id: str, view: OpenView, placed: PlacedElement, typed: str
    ) -> MenuOptions:
        """Ask for the options of a menu in a modal or in the Home tab.

        Raises:
            PersonMistake: it is not an external select.
        """
        payload = interactions.view_block_suggestion(
            self._workspace.acting_user(user_id), view, _asked(placed, typed)
        )
        return await self._ask(user_id, view.id, placed, typed, payload)

    async def in_message(
        self,
        user_id: str,
        conversation: Conversation,
        message: Message,
        placed: PlacedElement,
        typed: str,
    ) -> MenuOptions:
        """Ask for the options of a menu in a message.

        Raises:
            PersonMistake: it is not an external select.
        """
        payload = interactions.message_block_suggestion(
            self._workspace.acting_user(user_id), conversation, message, _asked(placed, typed)
        )
        return await self._ask(user_id, message.ts, placed, typed, payload)

    def offering(
        self, user_id: str, surface_id: str, placed: PlacedElement, held: State | None = None
    ) -> PlacedElement:
        """The element with the options that it has offered to this person.

        These include the app's initial options and those chosen in `held`, the present state.
        Elements of other types are returned unchanged.
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
        return PlacedElement(placed.block, {**placed.element, "options": list(known.values())})

    async def _ask(
        self,
        user_id: str,
        surface_id: str,
        placed: PlacedElement,
        typed: str,
        payload: dict[str, Any],
    ) -> MenuOptions:
        if len(typed) < placed.element.get("min_query_length", SHORTEST_QUERY):
            return MenuOptions()
        handled = await self._workspace.dispatcher.dispatch("interactive", payload)
        suggested = self._read(handled, placed)
        offered = self._offered.setdefault(_key(surface_id, user_id, placed), {})
        offered |= {option["value"]: option for option in suggested.every_option}
        return suggested

    def _read(self, handled: EnvelopeResult, placed: PlacedElement) -> MenuOptions:
        if handled.error:
            return MenuOptions(trouble=TROUBLE)
        problems = suggestion_problems(handled.payload)
        if problems:
            self._workspace.bot_mistakes.add(
                f"the options for {placed.action_id} were refused: {problems}"
            )
            return MenuOptions(trouble=TROUBLE)
        answer = deepcopy(handled.payload or {})
        escape_options(answer)
        return MenuOptions(answer.get("options") or [], answer.get("option_groups") or [])


def _asked(placed: PlacedElement, typed: str) -> Element:
    if placed.element["type"] not in LOOKED_UP:
        raise PersonMistake(f"“{placed.action_id}” is not a menu that looks up options.")
    return {"block_id": placed.block_id, "action_id": placed.action_id, "value": typed}


def _key(surface_id: str, user_id: str, placed: PlacedElement) -> tuple[str, str, str, str]:
    return surface_id, user_id, placed.block_id, placed.action_id


def _as_list(options: Option | Iterable[Option] | None) -> list[Option]:
    if options is None:
        return []
    return [options] if isinstance(options, dict) else list(options)
