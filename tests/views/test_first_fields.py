"""What a form says of a field until *More* is pressed, and after."""

import pytest

from views.block_ids import field_in
from views.blocks import Modal
from views.entries.dm_form import DmPrefill, dm_form
from views.entries.log_form import log_form
from views.entries.more_fields import with_more
from views.entries.scores import score_form
from views.ids import Field


def said_of(form: Modal, field: Field) -> tuple[bool, str]:
    """Whether a field is optional, and its hint."""
    [block] = [block for block in form["blocks"] if field_in(block) == field]
    return block["optional"], block.get("hint", {"text": ""})["text"]


@pytest.mark.parametrize(
    ("form", "field", "before", "after"),
    [
        (
            dm_form("key", DmPrefill()),
            Field.WHOM,
            (False, ""),
            (True, "A name here, or totals below."),
        ),
        (
            score_form("key"),
            Field.OVERALL,
            (False, ""),
            (True, "Enough on its own; or leave it empty and fill in the four pillars."),
        ),
    ],
    ids=["dm", "score"],
)
def test_a_field_is_optional_only_beside_those_that_replace_it(
    form: Modal, field: Field, before: tuple[bool, str], after: tuple[bool, str]
) -> None:
    assert said_of(form, field) == before
    assert said_of(with_more(form), field) == after


def test_a_hint_names_fields_where_they_are() -> None:
    form = log_form("key")
    assert said_of(form, Field.ENGAGERS)[1].endswith(
        "press More, and fill in reactions, comments and reposts."
    )
    assert said_of(with_more(form), Field.ENGAGERS)[1].endswith("fill in the fields below.")
