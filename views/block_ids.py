"""Block ids of one form instance: the field's name, and a suffix that no other instance has.

Slack keeps what a person typed by the block id and action id of a view. It then ignores initial
values, also after another view in between. Without a suffix, a second form in the same modal opens
with the values of the first, and a tick for one question answers the next.
"""

import re
from collections.abc import Mapping
from typing import Any

from views.blocks import Modal

_SUFFIX = re.compile(r"~[0-9a-f]+\Z")


def field_of(block_id: str) -> str:
    """Returns a block id without its suffix: the name of the field."""
    return _SUFFIX.sub("", block_id)


def field_in(block: Mapping[str, Any]) -> str:
    """Returns the name of the field that a block shows; empty without a block id."""
    return field_of(block.get("block_id") or "")


def with_own_ids(view: Modal, instance: str) -> Modal:
    """Returns a view in which each named block has a suffix; blocks that have one keep it.

    Args:
        instance: Hexadecimal digits that no other form and no other question has.
    """
    named = [
        {**block, "block_id": f"{block['block_id']}~{instance}"}
        if block.get("block_id") and field_in(block) == block["block_id"]
        else block
        for block in view["blocks"]
    ]
    return {**view, "blocks": named}
