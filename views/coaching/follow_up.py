"""The question after an unanswered DM, and the advice on a second message."""

from domain.coaching.follow_up import FollowUp
from views import blocks, moments
from views.blocks import Block
from views.ids import Action, about_contact
from views.wording.advice_words import in_turn
from views.wording.contact_words import at_account

#: What the form says that *Not yet* opens.
SECOND_MESSAGE = (
    "A second message, once: under 400 characters, one new point, one easy question, no reproach."
)


_REASONS = (
    "No reply is noted; many come only after a second message.",
    "I have no reply noted, and a second message often brings it.",
    "If a reply came, one press notes it.",
    "Nothing is noted since; people often reply the second time.",
    "A week has gone by; a second message is no bother if it is short.",
)


_SECOND = (
    "if not, write to {person} once more, and then let it rest: under 400 characters, one new "
    "point, one easy question.",
    "without a reply, send {person} one short second message: a new point, no reproach.",
    "not yet? Two lines to {person} with one thing that is new, then no more.",
    "if nothing came, ask {person} one easy question in under 400 characters, and leave it there.",
)


#: The same as a digest's next step, which the reader may need without having seen the nudge.
_IN_DIGEST = (
    "write to {person} once more: I have no reply noted to your DM of {day}. Make one new point "
    "and ask one easy question, in under 400 characters.",
    "send {person} one short second message, as no reply to yours of {day} is noted. Many replies "
    "come only then.",
    "no reply from {person} to your DM of {day} is noted; two lines with something new may bring "
    "it.",
)


def question(finding: FollowUp) -> str:
    """``Did Jane Doe at Acme reply to your DM of 2026-11-16?``."""
    return (
        f"Did {at_account(finding.person)} reply to your DM of {moments.day(finding.written_on)}?"
    )


def reason(turn: int) -> str:
    """Why the nudge asks."""
    return in_turn(_REASONS, turn)


def second_message(finding: FollowUp, turn: int) -> str:
    """What to do if there was no reply; continues after ``Next:``."""
    return in_turn(_SECOND, turn).format(person=at_account(finding.person))


def next_message(finding: FollowUp, turn: int) -> str:
    """Whom to write to once more, and how, as a digest's next step; continues after ``Next:``."""
    return in_turn(_IN_DIGEST, turn).format(
        person=at_account(finding.person), day=moments.day(finding.written_on)
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
