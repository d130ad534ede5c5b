"""Blocks and views for tests, as plain dicts."""

from typing import Any

Block = dict[str, Any]


def plain(text: str) -> dict[str, Any]:
    """A plain text object."""
    return {"type": "plain_text", "text": text}


def section(text: str, **also: Any) -> Block:
    """A section with a text."""
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}, **also}


def button(label: str, action_id: str, **also: Any) -> dict[str, Any]:
    """A button."""
    return {"type": "button", "text": plain(label), "action_id": action_id, **also}


def actions(*elements: dict[str, Any], **also: Any) -> Block:
    """A row of elements."""
    return {"type": "actions", "elements": list(elements), **also}


def field(block_id: str, element: dict[str, Any] | None = None, **also: Any) -> Block:
    """An input block; a text field called “typed” when no element is given."""
    text_field = {"type": "plain_text_input", "action_id": "typed"}
    return {
        "type": "input",
        "block_id": block_id,
        "label": plain(block_id.capitalize()),
        "element": element or text_field,
        **also,
    }


def options(*values: str) -> list[dict[str, Any]]:
    """Options whose labels are their values, capitalised."""
    return [{"text": plain(value.capitalize()), "value": value} for value in values]


def modal(*blocks: Block, **also: Any) -> dict[str, Any]:
    """A modal with a submit button."""
    return {
        "type": "modal",
        "title": plain("A form"),
        "submit": plain("Save"),
        "blocks": list(blocks),
        **also,
    }


def home(*blocks: Block) -> dict[str, Any]:
    """A Home tab."""
    return {"type": "home", "blocks": list(blocks)}
