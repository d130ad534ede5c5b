"""Finds one element of a message or a view by its name."""

from typing import Any

from playground.refusals import PersonMistake
from playground.testing.reading import as_read
from playground.world.element_states import (
    LOOKED_UP,
    STATE_FIELDS,
    TEXT_INPUTS,
    PlacedElement,
    options_of,
    placed_elements,
)

#: Menus whose entries do something at once, outside of forms.
MENUS_TO_ACT = frozenset({"overflow", "static_select"})


def the_button(
    blocks: list[dict[str, Any]], target: str, block_id: str, value: str
) -> PlacedElement:
    """The button with this label or action_id; `block_id` and `value` may be empty.

    Raises:
        PersonMistake: none or several match.
    """
    buttons = [p for p in placed_elements(blocks) if p.element["type"] == "button"]
    fitting = [
        p
        for p in buttons
        if target in (p.action_id, as_read(p.element["text"]["text"]))
        and _is_in(p, block_id)
        and value in ("", p.element.get("value"))
    ]
    there = ", ".join(f"“{p.element['text']['text']}” ({p.action_id})" for p in buttons)
    return _single(fitting, target, there)


def the_menu_entry(
    blocks: list[dict[str, Any]], label: str, block_id: str, value: str
) -> tuple[PlacedElement, str] | None:
    """The menu with an entry of this label, and the entry's value; None if there is none.

    Args:
        block_id: May be empty.
        value: The last word of the entry's value; may be empty.

    Raises:
        PersonMistake: several match.
    """
    entries = [
        (placed, str(entry["value"]))
        for placed in placed_elements(blocks)
        if placed.element["type"] in MENUS_TO_ACT
        and placed.block["type"] != "input"
        and _is_in(placed, block_id)
        for entry in options_of(placed.element)
        if as_read(entry["text"]["text"]) == label
        and value in ("", str(entry["value"]).rpartition(" ")[2])
    ]
    if len(entries) > 1:
        raise PersonMistake(f"There are several menus with “{label}” here.")
    return entries[0] if entries else None


def the_element(blocks: list[dict[str, Any]], action_id: str, block_id: str) -> PlacedElement:
    """The element with this action_id; `block_id` may be empty.

    Raises:
        PersonMistake: none or several match.
    """
    there = list(placed_elements(blocks))
    fitting = [p for p in there if p.action_id == action_id and _is_in(p, block_id)]
    return _single(fitting, action_id, ", ".join(p.action_id for p in there))


def the_menu(blocks: list[dict[str, Any]], name: str) -> PlacedElement:
    """The external select with this action_id or block_id, or in a block with this label.

    Raises:
        PersonMistake: none or several match.
    """
    menus = [p for p in placed_elements(blocks) if p.element["type"] in LOOKED_UP]
    fitting = [
        p
        for p in menus
        if name in (p.action_id, p.block_id, block_name(p.block_id))
        or p.block.get("label", {}).get("text") == name
    ]
    return _single(fitting, name, ", ".join(p.action_id for p in menus))


def the_field(blocks: list[dict[str, Any]], field: str) -> PlacedElement:
    """The element that holds a value, named by its block_id or its block's label.

    Raises:
        PersonMistake: none or several match.
    """
    fields = [p for p in placed_elements(blocks) if p.element["type"] in STATE_FIELDS]
    named = [p for p in fields if field in (p.block_id, block_name(p.block_id))]
    labelled = [p for p in fields if p.block.get("label", {}).get("text") == field]
    return _single(named or labelled, field, ", ".join(p.block_id for p in fields))


def block_name(block_id: str) -> str:
    """A block_id without the suffix after `~` by which an app makes it new to Slack."""
    return block_id.partition("~")[0]


def sends_while_typing(placed: PlacedElement) -> bool:
    """True if filling the element sends a payload before the form is submitted."""
    if placed.element["type"] not in TEXT_INPUTS:
        return True
    config = placed.element.get("dispatch_action_config", {})
    return "on_character_entered" in config.get("trigger_actions_on", [])


def _is_in(placed: PlacedElement, block_id: str) -> bool:
    return block_id in ("", placed.block_id, block_name(placed.block_id))


def _single(fitting: list[PlacedElement], wanted: str, there: str) -> PlacedElement:
    if len(fitting) == 1:
        return fitting[0]
    problem = "several things called" if fitting else "nothing called"
    raise PersonMistake(f"There is {problem} “{wanted}” here. There is: {there or 'nothing'}.")
