"""The ids that Slack gives to blocks and elements that came without one."""

import secrets
import string
from copy import deepcopy
from typing import Any

from playground.elements import interactive

_LETTERS = string.ascii_letters + string.digits


def with_ids(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A copy of `blocks` in which each block and each interactive element has its id."""
    named = deepcopy(blocks)
    for block in named:
        block.setdefault("block_id", _some_id())
        held = [block.get("element"), block.get("accessory"), *(block.get("elements") or [])]
        for element in held:
            if isinstance(element, dict) and interactive(element):
                element.setdefault("action_id", _some_id())
    return named


def _some_id() -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(5))
