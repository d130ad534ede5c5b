"""What a form says of a field until *More* is pressed, and after."""

from datetime import date

import pytest

from domain.entries.own_entries import DmWeek
from playground.testing.reading import as_read
from views.block_ids import field_in
from views.blocks import Modal
from views.entries.dm_form import DmPrefill, dm_form, week_inputs
from views.entries.log_form import log_form
from views.entries.more_fields import with_more
from views.entries.scores import score_form
from views.ids import Field
from views.moments import read_on


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
            (True, "Fill in one half: this one, or the week's totals below."),
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


def test_the_week_that_still_runs_is_asked_about_up_to_now() -> None:
    week = DmWeek(0, date(2026, 11, 23))
    asked = {}
    for today in (date(2026, 11, 29), date(2026, 11, 30)):
        with read_on(today):
            asked[today.day] = as_read(week_inputs(week)[0]["text"]["text"])
    assert asked[29].startswith("*DMs this week so far (since Mon 23 Nov):* how many people")
    assert asked[30].startswith("*DMs of 23–29 Nov:* how many people")
