"""Questions about a page of LinkedIn's, before anything of it is saved."""

from collections.abc import Sequence

from domain.engagement import Figures
from domain.imports.linkedin_page import LinkedInPage, Unsure
from views import blocks, words
from views.blocks import Message
from views.entries.understood import Offer, post_read
from views.ids import Action

_MOST_UNSURE = 12
_LONGEST = 60


def page_of_post(page: LinkedInPage, offers: Sequence[Offer]) -> Message:
    """Figures of a post: asks which post it is, and about what is not sure.

    Args:
        offers: Buttons that save, or that open a form; the first is the next step.
    """
    read = [] if page.figures == Figures() else [f"I read: {post_read(page.figures, None)}."]
    people = words.counted(len(page.people), "person", "people")
    also = [f"The page also names {people}."] if page.people else []
    offered = [offer.action_id.partition(":")[0] for offer in offers]
    if page.people and Action.OPEN_ENGAGERS not in offered:
        also.append("Paste them below `engagers` and the post's link, too.")
    if page.contradicted:
        also.append(
            "If the pictures show different posts, drop the pictures of one post at a time."
        )
    ask = [] if page.link or not offers else ["Which post is it?"]
    return _asked([*read, *_unsure(page.unsure), *also], [*ask, "Nothing is saved yet."], offers)


def page_of_score(page: LinkedInPage, value: str) -> Message:
    """An SSI score of which not all is sure; the form shows what is.

    Args:
        value: The score, for the form's button.
    """
    known = page.score
    read = f"I read: an SSI of {words.points(known.overall)}." if known else "I read your SSI page."
    offer = Offer("Check and log it", Action.OPEN_SCORE, value)
    return _asked([read, *_unsure(page.unsure)], ["Nothing is saved yet."], [offer])


def _unsure(unsure: Sequence[Unsure]) -> list[str]:
    if not unsure:
        return []
    shown = [f"{_quoted(each.label)} says “{_quoted(each.text)}”" for each in unsure[:_MOST_UNSURE]]
    return [f"I'm not sure about this: {words.and_more(shown, len(unsure))}."]


def _quoted(text: str) -> str:
    return words.escape(blocks.shorten(text, _LONGEST))


def _asked(read: Sequence[str], ask: Sequence[str], offers: Sequence[Offer]) -> Message:
    buttons = [
        blocks.button(each.label, each.action_id, each.value, style=None if place else "primary")
        for place, each in enumerate(offers)
    ]
    return Message(
        " ".join([*read, *ask]),
        (
            *blocks.lines([*read, " ".join(ask)]),
            *((blocks.actions(*buttons),) if buttons else ()),
        ),
    )
