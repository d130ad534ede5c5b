"""People use buttons, selects and other elements, in messages and in views."""

from typing import Any

from playground.payloads import interactions
from playground.people.element_choices import option_from, state_from
from playground.people.menu_lookups import MenuLookups
from playground.people.message_box import not_connected
from playground.refusals import PersonMistake
from playground.wire.envelopes import EnvelopeResult
from playground.workspace import Workspace
from playground.world.element_states import (
    STATE_FIELDS,
    PlacedElement,
    Values,
    placed_elements,
    values_of,
)
from playground.world.menus import offered_state
from playground.world.open_view import OpenView
from playground.world.state import Conversation, Message

TROUBLE = "We had some trouble connecting. Try again?"


class BlockActions:
    """Sends a block_actions payload for each use of an element.

    Args:
        workspace: the workspace of the messages and views.
        menu_lookups: the options that external selects offered.
    """

    def __init__(self, workspace: Workspace, menu_lookups: MenuLookups) -> None:
        self._workspace = workspace
        self._menu_lookups = menu_lookups
        # Choices in messages, by message ts and person.
        self._chosen: dict[tuple[str, str], Values] = {}

    async def in_message(
        self, user_id: str, conversation_name: str, ts: str, where: tuple[str, str], choice: object
    ) -> EnvelopeResult:
        """Use an element of a message; `where` is its block_id and action_id.

        Raises:
            PersonMistake: the person sees no such message, element or option.
        """
        workspace = self._workspace
        conversation = workspace.conversation_of(user_id, conversation_name)
        message = visible_message(workspace, user_id, conversation, ts)
        placed = find_element(message.blocks, where)
        chosen = self._chosen.setdefault((ts, user_id), {})
        placed = self._offering(user_id, ts, placed, chosen)
        action = self._action(user_id, placed, choice, chosen)
        payload = interactions.message_block_actions(
            workspace.acting_user(user_id),
            conversation,
            message,
            action,
            values_of(message.blocks, chosen),
            workspace.triggers.make(user_id, conversation_id=conversation.id),
            workspace.response_urls.make(user_id, conversation.id, ts),
        )
        handled = await workspace.dispatcher.dispatch("interactive", payload)
        if handled.error:
            workspace.say_failure(conversation, user_id, click_failure(workspace, handled))
        return handled

    async def in_view(
        self, user_id: str, view: OpenView, where: tuple[str, str], choice: object
    ) -> EnvelopeResult | None:
        """Use an element of a modal or of the Home tab.

        Returns:
            The result, or None if the element only holds a value until submission.

        Raises:
            PersonMistake: the view has no such element or option.
        """
        workspace = self._workspace
        placed = find_element(view.blocks, where)
        placed = self._offering(user_id, view.id, placed, view.typed)
        action = self._action(user_id, placed, choice, view.typed)
        view.trouble = None
        workspace.changes.mark()
        if not placed.dispatches:
            return None
        trigger_id = workspace.triggers.make(user_id, view.id)
        payload = interactions.view_block_actions(
            workspace.acting_user(user_id), view, action, trigger_id
        )
        handled = await workspace.dispatcher.dispatch("interactive", payload)
        if handled.error:
            view.trouble = TROUBLE
            workspace.changes.mark()
        return handled

    def _offering(
        self, user_id: str, surface_id: str, placed: PlacedElement, typed: Values
    ) -> PlacedElement:
        held = typed.get(placed.block_id, {}).get(placed.action_id)
        return self._menu_lookups.offering(user_id, surface_id, placed, held)

    def _action(
        self, user_id: str, placed: PlacedElement, choice: object, typed: Values
    ) -> dict[str, Any]:
        world = self._workspace.world
        element = placed.element
        action: dict[str, Any] = {
            "type": element["type"],
            "block_id": placed.block_id,
            "action_id": placed.action_id,
            "action_ts": world.next_ts(),
        }
        if element["type"] in STATE_FIELDS:
            state = offered_state(world, user_id, element, state_from(element, choice))
            typed.setdefault(placed.block_id, {})[placed.action_id] = state
            return {**action, **state}
        if element["type"] == "overflow":
            return {**action, "selected_option": option_from(element, choice)}
        shown = [name for name in ("text", "value", "style") if name in element]
        return {**action, **{name: element[name] for name in shown}}


def find_element(blocks: list[dict[str, Any]], where: tuple[str, str]) -> PlacedElement:
    """The element with this block_id and action_id; an empty block_id matches any block.

    Raises:
        PersonMistake: there is none.
    """
    block_id, action_id = where
    for placed in placed_elements(blocks):
        if placed.action_id == action_id and block_id in ("", placed.block_id):
            return placed
    there = ", ".join(placed.action_id for placed in placed_elements(blocks)) or "none"
    raise PersonMistake(f"There is no element “{action_id}” here, only: {there}.")


def visible_message(
    workspace: Workspace, user_id: str, conversation: Conversation, ts: str
) -> Message:
    """The message with this ts, if the person can see it.

    Raises:
        PersonMistake: they cannot see it.
    """
    for message in workspace.world.visible_to(user_id, conversation):
        if message.ts == ts:
            return message
    raise PersonMistake("That message is gone.")


def click_failure(workspace: Workspace, handled: EnvelopeResult) -> str:
    """The error message when the bot did not acknowledge a click in time."""
    if handled.error == "dispatch_failed":
        return not_connected(workspace)
    return f"{workspace.manifest.app_name} did not answer in time ({handled.error})."
