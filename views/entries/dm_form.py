"""The form for DMs: to one person, or a week's totals."""

import json
from dataclasses import dataclass
from datetime import date

from domain.accounts import Account, ContactAtAccount
from domain.entries.own_entries import DmWeek
from domain.entries.touches import Relation
from domain.targets.choices import TypedCompany, TypedPerson
from domain.timing.periods import week_of
from views import blocks, inputs, moments, words
from views.blocks import Block, Modal
from views.first_fields import opening_with
from views.ids import VALUE, Field, Form
from views.targets.choices import account_select, contact_select
from views.wording.entry_words import RELATIONS

#: Option values: of the box for a reply, and of the two weeks.
REPLIED = "yes"
THIS_WEEK, LAST_WEEK = "this", "last"
#: Whether the totals replace or add to what is known.
_COUNTED = (
    "Count each person once, including those you logged one by one: the number replaces the count "
    "so far. An empty field changes nothing."
)
#: The fields that the form opens with.
FIRST = (Field.WHOM, Field.COMPANY, Field.REPLIED)


@dataclass(frozen=True)
class DmPrefill:
    """The values that the form opens with."""

    person: ContactAtAccount | TypedPerson | None = None
    company: Account | TypedCompany | None = None
    relation: Relation | None = None
    replied: bool = False
    written_on: date | None = None


def dm_form(key: str, start: DmPrefill, advice: str = "") -> Modal:
    """The form to log a DM; *More* shows its other fields.

    Args:
        key: The form's idempotency key: submitting the form twice logs once.
        advice: What the DM should be like, above the fields.
    """
    one = start.person is not None
    return opening_with(
        FIRST,
        whole_form(key, start, advice, week=not one),
        "More" if one else "More, or a week's totals",
        until_more={Field.WHOM: {"optional": False, "hint": None}},
    )


def whole_form(key: str, start: DmPrefill, advice: str = "", *, week: bool) -> Modal:
    """The form with all fields.

    Args:
        week: Whether it also takes a week's totals.
    """
    return blocks.modal(
        "Log a DM",
        [
            *([blocks.context(advice)] if advice else []),
            *_one_person(start, week=week),
            *(_week() if week else []),
        ],
        callback_id=Form.DM,
        submit="Log it",
        close="Cancel",
        private_metadata=json.dumps({"key": key, "week": week}),
    )


def week_inputs(week: DmWeek | None) -> list[Block]:
    """The two fields for a week's DM totals, and above them what to count.

    Args:
        week: The week with its totals so far; ``None`` if another field chooses the week.
    """
    which = f"{_dms_of(week.monday)}:" if week else "Or the week's totals:"
    target, other = (week.target, week.other) if week is not None else (None, None)
    return [
        blocks.section(f"*{which}* how many people did you write to? {_COUNTED}"),
        inputs.text_input(
            Field.WEEK_TARGET,
            "People at target accounts",
            action_id=VALUE,
            initial=None if target is None else words.count(target),
            placeholder="for example 3",
        ),
        inputs.text_input(
            Field.WEEK_OTHER,
            "All others",
            action_id=VALUE,
            initial=None if other is None else words.count(other),
            placeholder="for example 5",
        ),
    ]


def _dms_of(monday: date) -> str:
    """``DMs this week so far (since Mon 30 Nov)``, ``DMs of 23–29 Nov``."""
    week = week_of(monday)
    if moments.is_over(week.last):
        return f"DMs of {moments.span(week)}"
    return f"DMs this week so far (since {moments.day(monday)})"


def _week() -> list[Block]:
    return [
        blocks.divider(),
        *week_inputs(None),
        inputs.radio(
            Field.WEEK,
            "Which week?",
            {THIS_WEEK: "This week", LAST_WEEK: "Last week"},
            action_id=VALUE,
            initial=THIS_WEEK,
            optional=True,
        ),
    ]


def _one_person(start: DmPrefill, *, week: bool) -> list[Block]:
    return [
        *([blocks.section("*One DM*")] if week else []),
        contact_select(
            Field.WHOM,
            "Whom did you write to?",
            start.person,
            hint="Fill in one half: this one, or the week's totals below." if week else "",
            optional=week,
        ),
        account_select(
            Field.COMPANY,
            "Company",
            start.company,
            hint="Needed for a new person; leave it empty for a person from the list.",
        ),
        inputs.select(
            Field.RELATION,
            "Who are they to you?",
            RELATIONS,
            action_id=VALUE,
            initial=start.relation.value if start.relation else None,
            hint="A person at a target account always counts as a target.",
        ),
        inputs.checkboxes(
            Field.REPLIED,
            "Reply",
            {REPLIED: "They replied"},
            action_id=VALUE,
            initial=[REPLIED] if start.replied else [],
        ),
        inputs.date_input(
            Field.WRITTEN_ON,
            "Date",
            action_id=VALUE,
            initial=start.written_on,
            hint="Leave it empty for today.",
        ),
    ]
