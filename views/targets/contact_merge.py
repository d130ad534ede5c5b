"""Merging two contacts who are one person: the form, and its confirmation."""

import json
from collections.abc import Mapping
from typing import Any

from domain.accounts import Contact
from domain.targets.account_details import MergeCandidates
from views import blocks, inputs, limits, notices
from views.blocks import Block, Modal
from views.ids import QUESTION, VALUE, Field, Form
from views.wording import account_words


def merge_form(key: str, person: MergeCandidates) -> Modal:
    """The form to choose the other contact to merge.

    Args:
        key: The form's idempotency key: submitting the form twice merges once.
    """
    named, at = account_words.name(person.contact.name), account_words.name(person.account)
    shown = person.others[: limits.OPTIONS]
    hint = "Similar names come first."
    if len(person.others) > len(shown):
        hint += f" These are {len(shown)} of {len(person.others):,} people there."
    return blocks.modal(
        "Same person",
        [
            blocks.section(f"Who at *{at}* is the same person as *{named}*?"),
            inputs.select(
                Field.SAME_PERSON,
                "Same person as",
                {str(each.id): _described(each) for each in shown},
                action_id=VALUE,
                hint=hint,
                optional=False,
            ),
        ],
        callback_id=Form.SAME_PERSON,
        submit="Next",
        close="Cancel",
        private_metadata=json.dumps({"key": key, "contact": person.contact.id}),
    )


def merge_question(view: Mapping[str, Any], person: MergeCandidates, other: Contact) -> Modal:
    """The submitted form with the consequences on top; submitting it again merges.

    Args:
        view: The view of Slack's payload.
        other: The chosen contact.
    """
    form = notices.refilled(view, _boxes(person, other), remember={"asked": other.id})
    form["submit"] = blocks.plain("Merge", limits.MODAL_TITLE)
    return form


def _boxes(person: MergeCandidates, other: Contact) -> list[Block]:
    both = (person.contact, other)
    names = " and ".join(f"*{account_words.name(each.name)}*" for each in both)
    fuller = max(both, key=lambda each: len(each.name))
    rows = (
        f":warning: *Please check:* {names} become one person at "
        f"{account_words.name(person.account)}.",
        "• Entries about either will belong to the person you keep.",
        "• A missing title or role is taken from the other.",
        "• The other's name becomes an alias, so I recognise it from now on.",
        "• Figures already saved with posts don't change. Undo separates the two again.",
    )
    return [
        blocks.section("\n".join(rows), block_id=QUESTION),
        inputs.radio(
            Field.CONFIRMED,
            "Which one do you keep?",
            {str(each.id): _described(each) for each in both},
            action_id=VALUE,
            initial=str(fuller.id),
        ),
    ]


def _described(contact: Contact) -> str:
    """``Jane Doe · CTO · Champion``."""
    role = account_words.ROLES[contact.role.value] if contact.role else ""
    # Name first: a long title is cut before it.
    return " · ".join(filter(None, (contact.name, contact.title, role)))
