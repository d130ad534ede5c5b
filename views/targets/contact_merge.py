"""Somebody who is known twice: the form, and what is confirmed before two become one."""

import json
from collections.abc import Mapping
from typing import Any

from domain.accounts import Contact
from domain.targets.account_details import MergeCandidates
from views import blocks, limits, notices
from views.blocks import Block, Modal
from views.ids import QUESTION, VALUE, Field, Form
from views.wording import account_words


def merge_form(key: str, person: MergeCandidates) -> Modal:
    """The form to choose who is the same person as somebody.

    Args:
        key: Names the submission: however often the form is submitted, it counts once.
    """
    named, at = account_words.name(person.contact.name), account_words.name(person.account)
    shown = person.others[: limits.OPTIONS]
    hint = "Names that are near come first."
    if len(person.others) > len(shown):
        hint += f" These are {len(shown)} of {len(person.others):,} people there."
    return blocks.modal(
        "Same person",
        [
            blocks.section(f"Who at *{at}* is the same person as *{named}*?"),
            blocks.select(
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
    """The submitted form with what will happen on top; submitting it again does it.

    Args:
        view: The view of Slack's payload.
        other: Who was chosen.
    """
    form = notices.refilled(view, _boxes(person, other), remember={"asked": other.id})
    form["submit"] = blocks.plain("Make them one", limits.MODAL_TITLE)
    return form


def _boxes(person: MergeCandidates, other: Contact) -> list[Block]:
    both = (person.contact, other)
    names = " and ".join(f"*{account_words.name(each.name)}*" for each in both)
    fuller = max(both, key=lambda each: len(each.name))
    said = (
        f":warning: *Please check:* {names} become one person at "
        f"{account_words.name(person.account)}.",
        "• What was logged with either will be with the one who stays.",
        "• A title or role that is missing comes from the other.",
        "• The other's name is kept as another name, so the next paste finds them.",
        "• The figures of posts stay as they are. Undo makes them two again.",
    )
    return [
        blocks.section("\n".join(said), block_id=QUESTION),
        blocks.radio(
            Field.CONFIRMED,
            "Who stays?",
            {str(each.id): _described(each) for each in both},
            action_id=VALUE,
            initial=str(fuller.id),
        ),
    ]


def _described(contact: Contact) -> str:
    """``Jane Doe · CTO · Champion``."""
    role = account_words.ROLES[contact.role.value] if contact.role else ""
    # The name is what tells them apart: a long title gives way.
    return " · ".join(filter(None, (contact.name, contact.title, role)))
