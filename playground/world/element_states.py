"""The interactive elements in blocks, and the state of each.

An element's state has Slack's own shape, as in `view.state.values`:
`{"type": "plain_text_input", "value": "…"}`, `{"type": "datepicker", "selected_date": "…"}` …
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Element = dict[str, Any]
State = dict[str, Any]
# By block_id, then by action_id.
Values = dict[str, dict[str, State]]

TEXT_INPUTS = frozenset({"plain_text_input", "number_input", "url_text_input", "email_text_input"})
# Elements with a state: the state's field, and the element's field for the initial value.
STATE_FIELDS = {
    **dict.fromkeys(TEXT_INPUTS, ("value", "initial_value")),
    "static_select": ("selected_option", "initial_option"),
    "external_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "users_select": ("selected_user", "initial_user"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "channels_select": ("selected_channel", "initial_channel"),
    "checkboxes": ("selected_options", "initial_options"),
    "multi_static_select": ("selected_options", "initial_options"),
    "multi_external_select": ("selected_options", "initial_options"),
    "multi_users_select": ("selected_users", "initial_users"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
    "rich_text_input": ("rich_text_value", "initial_value"),
}
# Menus that ask the app for options while a person types.
LOOKED_UP = frozenset({"external_select", "multi_external_select"})
# Elements that a person can click but that hold no state.
STATELESS = frozenset({"button", "overflow", "workflow_button"})


@dataclass(frozen=True)
class PlacedElement:
    """An element and the block that contains it."""

    block: dict[str, Any]
    element: Element

    @property
    def block_id(self) -> str:
        """The block's id; every accepted block has one."""
        return str(self.block["block_id"])

    @property
    def action_id(self) -> str:
        """The element's id; every accepted interactive element has one."""
        return str(self.element["action_id"])

    @property
    def dispatches(self) -> bool:
        """True if using the element sends a block_actions payload."""
        if self.block["type"] != "input":
            return True
        return bool(self.block.get("dispatch_action"))


def interactive(element: object) -> bool:
    """True for an element that a person can use."""
    return isinstance(element, dict) and (
        element.get("type") in STATE_FIELDS or element.get("type") in STATELESS
    )


def every_block(blocks: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """These blocks and those inside containers, in display order."""
    for block in blocks:
        yield block
        yield from block.get("child_blocks", [])


def placed_elements(blocks: list[dict[str, Any]]) -> Iterator[PlacedElement]:
    """All interactive elements, in display order."""
    for block in every_block(blocks):
        held = [block.get("element"), block.get("accessory"), *block.get("elements", [])]
        yield from (PlacedElement(block, element) for element in held if interactive(element))


def initial_state(element: Element) -> State:
    """The state of an unused element."""
    kind = element["type"]
    held, preset = STATE_FIELDS[kind]
    empty: Any = [] if held.endswith("s") else None
    return {"type": kind, held: element.get(preset, empty)}


def values_of(blocks: list[dict[str, Any]], known: Values) -> Values:
    """`state.values` of these blocks: the known states, or else the app's initial values.

    A known state counts for an element of the same block_id, action_id and type, even if the app
    has set another initial value since.
    """
    values: Values = {}
    for placed in placed_elements(blocks):
        if placed.element["type"] not in STATE_FIELDS:
            continue
        state = known.get(placed.block_id, {}).get(placed.action_id)
        kept = None if state is None else _still_possible(placed.element, state)
        values.setdefault(placed.block_id, {})[placed.action_id] = (
            kept if kept is not None else initial_state(placed.element)
        )
    return values


def with_values(known: Values, more: Values) -> Values:
    """`known` with the states of `more`, which win."""
    blocks = {*known, *more}
    return {block_id: {**known.get(block_id, {}), **more.get(block_id, {})} for block_id in blocks}


def _still_possible(element: Element, state: State) -> State | None:
    """The state without options that the element does not have; None if nothing remains of it."""
    if state["type"] != element["type"]:
        return None
    held, _ = STATE_FIELDS[element["type"]]
    if element["type"] in LOOKED_UP or "option" not in held or is_empty(state):
        return state
    offered = {option["value"]: option for option in options_of(element)}
    if isinstance(state[held], list):
        kept = [offered[one["value"]] for one in state[held] if one["value"] in offered]
        return {**state, held: kept} if kept else None
    chosen = offered.get(state[held]["value"])
    return {**state, held: chosen} if chosen else None


def is_empty(state: State) -> bool:
    """True if nothing is typed or chosen."""
    held, _ = STATE_FIELDS[state["type"]]
    return state.get(held) in (None, "", [])


def options_of(element: Element) -> list[dict[str, Any]]:
    """The options of a select, a radio group, checkboxes or an overflow menu."""
    options = list(element.get("options") or [])
    for group in element.get("option_groups") or []:
        options += group["options"]
    return options
