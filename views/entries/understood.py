"""What was understood of a sentence, before anything is written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from domain.engagement import Figures
from domain.entries.person_reference import PersonReference
from domain.entries.wins import WinEntry
from views import blocks, moments, words
from views.blocks import Message
from views.wording.entry_words import WINS, at_account, named
from views.wording.win_words import KINDS, typed_amount

_LEFT_OUT = 200
_MOST_NUMBERS = 4


@dataclass(frozen=True)
class Offer:
    """A button: to log the entry that its value carries, or to open its form."""

    label: str
    action_id: str
    value: str


def understood(
    read: str, left_out: str, offers: Sequence[Offer], numbers: Sequence[int] = ()
) -> Message:
    """Says what was read and what was left out; nothing is saved yet.

    Args:
        read: What the sentence says, escaped.
        left_out: The words left over, as typed; may be empty.
        offers: The first is the next step, except where it is asked what numbers count.
        numbers: The numbers without a word, of which the offers say what they count.
    """
    texts = [f"I read: {read}."]
    if left_out:
        texts.append(f"I left out “{words.escape(blocks.shorten(left_out, _LEFT_OUT))}”.")
    if numbers:
        shown = " and ".join(words.count(number) for number in numbers[:_MOST_NUMBERS])
        texts.append(f"What {'is' if len(numbers) == 1 else 'are'} {shown}?")
    texts.append("Nothing is saved yet.")
    buttons = [
        blocks.button(
            offer.label, offer.action_id, offer.value, style=None if place or numbers else "primary"
        )
        for place, offer in enumerate(offers)
    ]
    first, *rest = texts
    return Message(
        " ".join(texts),
        (
            blocks.section("\n".join([f"*{first}*", " ".join(rest)])),
            *((blocks.actions(*buttons),) if buttons else ()),
        ),
    )


def post_read(figures: Figures, posted_on: date | None) -> str:
    """``your post of 2026-11-20, with 2,340 views, 25 unique engagers``."""
    post = f"your post of {moments.day(posted_on)}" if posted_on else "your post"
    return post if figures.empty else f"{post}, with {_typed(figures)}"


def dm_read(whom: PersonReference, day: date | None, *, replied: bool) -> str:
    """``a DM to Jane Doe at Acme on 2026-11-20, who replied``."""
    return f"a DM to {_person(whom)}{_on(day)}{', who replied' if replied else ''}"


def comment_read(whom: PersonReference, day: date | None) -> str:
    """``a comment on a post by Jane Doe at Acme``."""
    return f"a comment on a post by {_person(whom)}{_on(day)}"


def win_read(entry: WinEntry, day: date | None) -> str:
    """``a deal with Acme on 2026-11-20, EUR 45,000``."""
    if not entry.company:
        won = KINDS[entry.meant.value].lower() if entry.meant else "a win"
    elif entry.meant is None:
        won = f"a win with {named(entry.company)}"
    else:
        article = KINDS[entry.meant.value].lower().split()[0]
        won = f"{article} {WINS[entry.meant]} {named(entry.company)}"
    amount = typed_amount(entry.money)
    return f"{won}{_on(day)}{f', {amount}' if amount else ''}"


def _person(whom: PersonReference) -> str:
    if whom.company:
        return at_account(whom.name, whom.company)
    return named(whom.name) or "someone"


def _on(day: date | None) -> str:
    return f" on {moments.day(day)}" if day else ""


def _typed(figures: Figures) -> str:
    counted = (
        (figures.views, "view"),
        (figures.engagers, "unique engager"),
        (figures.reactions, "reaction"),
        (figures.comments, "comment"),
        (figures.reposts, "repost"),
    )
    return ", ".join(words.counted(number, name) for number, name in counted if number is not None)
