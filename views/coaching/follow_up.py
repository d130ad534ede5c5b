"""The question after an unanswered DM, and the advice on a second message."""

from domain.coaching.follow_up import FollowUp
from views import blocks, words
from views.blocks import Block
from views.ids import Action, about_contact
from views.wording.contact_words import at_account, person

#: What the form says that *Not yet* opens.
SECOND_MESSAGE = (
    "A second message, once: under 400 characters, one new point, one easy question, no reproach."
)


def question(finding: FollowUp) -> str:
    """``Did Jane Doe at Acme answer your DM of 2026-11-16?``."""
    return f"Did {at_account(finding.person)} answer your DM of {words.day(finding.written_on)}?"


def reason() -> str:
    """Why the nudge asks."""
    return "No reply is noted; many answers come only after a second message."


def second_message(finding: FollowUp) -> str:
    """What to do if there was no answer; continues after ``Next:``."""
    return (
        f"if not, write to {person(finding.person)} once more, and then let it rest: under 400 "
        "characters, one new point, one easy question."
    )


def buttons(finding: FollowUp) -> list[Block]:
    """*They replied*, and *Not yet: write once more*."""
    return [
        blocks.button("They replied", Action.THEY_REPLIED, str(finding.dm_id), style="primary"),
        blocks.button(
            "Not yet: write once more",
            Action.WRITE_ONCE_MORE,
            about_contact(finding.person.contact_id),
        ),
    ]
