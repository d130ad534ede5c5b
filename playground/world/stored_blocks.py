"""Blocks as Slack stores and returns them: with ids, and with escaped texts in options."""

import re
import secrets
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from playground.world.element_states import every_block, interactive

_UNESCAPED = re.compile(r"&(?!(?:amp|lt|gt);)|[<>]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def as_stored(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A copy of `blocks` in which every block and interactive element has an id.

    In plain texts of options, `&`, `<` and `>` are entities, so an app that compares an option's
    text with its own finds a difference.
    """
    named = deepcopy(blocks)
    for block in every_block(named):
        if "block_id" not in block:
            block["block_id"] = _some_id()
        held = [block.get("element"), block.get("accessory"), *(block.get("elements") or [])]
        for element in held:
            if isinstance(element, dict) and interactive(element) and "action_id" not in element:
                element["action_id"] = _some_id()
            if isinstance(element, dict):
                escape_options(element)
    return named


def escape_options(holder: dict[str, Any]) -> None:
    """Escape, in place, the plain texts of all options of an element or of a list of options."""
    for option in _options(holder):
        for text in (option["text"], option.get("description") or {}):
            if text.get("type") == "plain_text":
                text["text"] = _UNESCAPED.sub(lambda sign: _ENTITIES[sign[0]], text["text"])


def as_read(text: str) -> str:
    """A stored text as people read it."""
    for sign, entity in reversed(_ENTITIES.items()):
        text = text.replace(entity, sign)
    return text


def _options(holder: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from holder.get("options") or []
    for group in holder.get("option_groups") or []:
        yield from group["options"]
    yield from holder.get("initial_options") or []
    if holder.get("initial_option"):
        yield holder["initial_option"]


def _some_id() -> str:
    return secrets.token_hex(4)
