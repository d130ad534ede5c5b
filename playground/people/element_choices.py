"""Turns a person's choice or text into an element's state."""

from collections.abc import Iterable
from datetime import date, time
from typing import Any

from playground.refusals import PersonMistake
from playground.world.element_states import (
    STATE_FIELDS,
    TEXT_INPUTS,
    Element,
    PlacedElement,
    State,
    Values,
    options_of,
)
from playground.world.stored_blocks import as_read


def state_from(element: Element, choice: object) -> State:
    """The state of `element` after a person chose `choice`.

    `choice` may be a state in Slack's shape (a dict with the element's `type`), a text, an id, a
    date as YYYY-MM-DD, an option's value or label, or a list of these; None clears it.

    Raises:
        PersonMistake: the element does not allow this choice.
    """
    kind = element["type"]
    held, _ = STATE_FIELDS[kind]
    if isinstance(choice, dict) and choice.get("type") == kind:
        choice = choice.get(held)
    if held.endswith("s"):
        chosen = choice if isinstance(choice, list | tuple) else [choice]
        chosen = [one for one in chosen if one is not None]
        most = element.get("max_selected_items", len(chosen))
        if len(chosen) > most:
            raise PersonMistake(f"No more than {most} can be chosen here.")
        return {"type": kind, held: [_one(element, one) for one in chosen]}
    return {"type": kind, held: None if choice in (None, "") else _one(element, choice)}


def option_from(element: Element, choice: object) -> dict[str, Any]:
    """The option of `element` with this value or label.

    Raises:
        PersonMistake: the element has no such option.
    """
    wanted = choice.get("value") if isinstance(choice, dict) else choice
    for option in options_of(element):
        if wanted in (option["value"], option["text"]["text"], as_read(option["text"]["text"])):
            return option
    offered = ", ".join(as_read(option["text"]["text"]) for option in options_of(element))
    raise PersonMistake(f"There is no option “{wanted}” here, only: {offered}.")


def values_from(fields: Iterable[PlacedElement], given: dict[str, Any]) -> Values:
    """The states that the page sent, checked against the view's fields.

    Raises:
        PersonMistake: there is no such field, or it cannot hold that state.
    """
    there = {(p.block_id, p.action_id): p.element for p in fields}
    values: Values = {}
    for block_id, states in given.items():
        for action_id, state in states.items():
            element = there.get((block_id, action_id))
            if element is None or element["type"] not in STATE_FIELDS:
                raise PersonMistake(f"There is no field “{block_id}/{action_id}” in this view.")
            values.setdefault(block_id, {})[action_id] = state_from(element, state)
    return values


def _one(element: Element, choice: object) -> object:
    kind = element["type"]
    if kind in TEXT_INPUTS and isinstance(choice, str | int | float):
        return str(choice)
    if "option" in STATE_FIELDS[kind][0]:
        return option_from(element, choice)
    if kind == "datetimepicker" and isinstance(choice, int):
        return choice
    if kind == "rich_text_input" and isinstance(choice, dict):
        return choice
    if kind in TEXT_INPUTS or not isinstance(choice, str) or not _fits(kind, choice):
        raise PersonMistake(f"A {kind} cannot hold {choice!r}.")
    return choice


def _fits(kind: str, choice: str) -> bool:
    try:
        if kind == "datepicker":
            return date.fromisoformat(choice).isoformat() == choice
        if kind == "timepicker":
            return time.fromisoformat(choice).strftime("%H:%M") == choice
    except ValueError:
        return False
    return True
