"""Adds the ids that Slack gives to blocks and elements without one."""

import secrets
from copy import deepcopy
from typing import Any

from playground.world.element_states import every_block, interactive


def with_ids(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A copy of `blocks` in which every block and interactive element has an id."""
    named = deepcopy(blocks)
    for block in every_block(named):
        if "block_id" not in block:
            block["block_id"] = _some_id()
        held = [block.get("element"), block.get("accessory"), *(block.get("elements") or [])]
        for element in held:
            if isinstance(element, dict) and interactive(element) and "action_id" not in element:
                element["action_id"] = _some_id()
    return named


def _some_id() -> str:
    return secrets.token_hex(4)
