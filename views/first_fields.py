"""Forms that open with the fields that matter; *More* shows the others."""

from collections.abc import Collection, Mapping
from types import MappingProxyType

from views import blocks
from views.block_ids import field_in
from views.blocks import Block, Modal
from views.ids import MORE_FIELDS, Action, Field


def opening_with(
    first: Collection[str],
    form: Modal,
    label: str = "More",
    until_more: Mapping[str, Block] = MappingProxyType({}),
) -> Modal:
    """A form without its other fields, as long as they are empty, and with a button that adds them.

    Args:
        first: The fields that matter.
        label: Of the button.
        until_more: By field, what is different in its block until the button is pressed; ``None``
            leaves a part out.
    """
    hidden = hidden_fields(first, form)
    if not hidden:
        return form
    shown = [
        _changed(block, until_more.get(field_in(block), {}))
        for block in form["blocks"]
        if block not in hidden
    ]
    more = {**blocks.actions(blocks.button(label, Action.MORE_FIELDS)), "block_id": MORE_FIELDS}
    return {**form, "blocks": [*shown, more]}


def _changed(block: Block, changes: Block) -> Block:
    return {name: part for name, part in {**block, **changes}.items() if part is not None}


def hidden_fields(first: Collection[str], form: Modal) -> list[Block]:
    """The blocks of a form that `opening_with` leaves out; texts among them go with them."""
    hidden: list[Block] = []
    for block in form["blocks"]:
        is_field = block["type"] == "input"
        is_other = is_field and field_in(block) not in first and not _is_filled(block)
        if is_other or (hidden and not is_field):
            hidden.append(block)
    return hidden


def _is_filled(block: Block) -> bool:
    # The week has a preset answer, which says nothing without its numbers.
    preset = field_in(block) == Field.WEEK
    return not preset and any(name.startswith("initial_") for name in block["element"])
