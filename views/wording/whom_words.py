"""Whom to write to, in one line, and the button that names them all."""

from domain.coaching.target_facts import EngagedTarget
from domain.coaching.whom import WhomToWrite
from views import blocks, words
from views.blocks import Block
from views.ids import Action
from views.wording.contact_words import named
from views.wording.post_words import your_post

#: People named where other figures follow.
_IN_SHORT = 3


def engaged_with(each: EngagedTarget) -> str:
    """``engaged with “How we cut onboarding”``, else ``engaged with your post of Fri 27 Nov``."""
    return f"engaged with {your_post(each.post_title, each.posted_on)}"


def in_short(result: WhomToWrite) -> str:
    """The people in one line: ``Write to Jane Doe (Acme), and 3 more: …``; empty for none."""
    if not result.people:
        return ""
    shown = [named(each.person) for each in result.people[:_IN_SHORT]]
    return (
        f"*Write to* {words.and_more(shown, result.total)}. They engaged with your posts, and you "
        "have not written to them since."
    )


def whom_button() -> Block:
    """The next step where people wait for a DM."""
    return blocks.button("Whom should I write to?", Action.SHOW_WHOM, style="primary")
