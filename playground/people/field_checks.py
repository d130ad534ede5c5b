"""The checks of Slack's client before it submits a modal."""

import math
import re
from typing import Any

from playground.world.element_states import (
    STATE_FIELDS,
    TEXT_INPUTS,
    Values,
    is_empty,
    placed_elements,
)

_URL = re.compile(r"^https?://[^\s/]+\.?[^\s]*$")
_EMAIL = re.compile(r"^[^@\s]+@[^@\s]+\.[^@\s]+$")


def field_errors(blocks: list[dict[str, Any]], values: Values) -> dict[str, str]:
    """The errors that a person must fix before submitting, by block_id."""
    errors = {}
    for placed in placed_elements(blocks):
        if placed.block["type"] != "input" or placed.element["type"] not in STATE_FIELDS:
            continue
        state = values[placed.block_id][placed.action_id]
        if is_empty(state):
            if not placed.block.get("optional"):
                errors[placed.block_id] = "Please complete this required field."
        elif placed.element["type"] in TEXT_INPUTS:
            error = _text_error(placed.element, str(state["value"]))
            if error:
                errors[placed.block_id] = error
    return errors


def _text_error(element: dict[str, Any], text: str) -> str | None:
    if element["type"] == "number_input":
        return _number_error(element, text)
    if element["type"] == "url_text_input" and not _URL.match(text):
        return "Please enter a valid URL."
    if element["type"] == "email_text_input" and not _EMAIL.match(text):
        return "Please enter a valid email address."
    if len(text) > element.get("max_length", 3000):
        return f"Please use no more than {element.get('max_length', 3000)} characters."
    if len(text) < element.get("min_length", 0):
        return f"Please use at least {element['min_length']} characters."
    return None


def _number_error(element: dict[str, Any], text: str) -> str | None:
    try:
        number = float(text)
    except ValueError:
        return "Please enter a valid number."
    if not math.isfinite(number):
        return "Please enter a valid number."
    if not element.get("is_decimal_allowed") and not number.is_integer():
        return "Please enter a whole number."
    if "min_value" in element and number < float(element["min_value"]):
        return f"Please enter a number of at least {element['min_value']}."
    if "max_value" in element and number > float(element["max_value"]):
        return f"Please enter a number of at most {element['max_value']}."
    return None
