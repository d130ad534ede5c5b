"""What was understood of a sentence, before anything is written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from domain.engagement import Figures
from domain.entries.person_reference import PersonReference
from domain.entries.wins import WinEntry
from views import blocks, moments, words
from views.blocks import Message
from views.wording.entry_words import WINS, at_account, named, post_from
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
    """Says what was understood and what was left out; nothing is saved yet.

    Args:
        read: What the sentence says, escaped, with the day that is saved.
        left_out: The words left over, as typed; may be empty.
        offers: The first is the next step, except where it is asked what numbers count.
        numbers: The numbers without a word, of which the offers say what they count.
    """
    texts = [f"I understood: {read}."]
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
    """``you wrote a DM to Jane Doe at Acme, today``; ``Jane Doe at Acme replied to your DM``."""
    if replied:
        return f"{_person(whom)} replied to your DM{f' of {moments.day(day)}' if day else ''}"
    return f"you wrote a DM to {_person(whom)}{_day(day)}"


def comment_read(whom: PersonReference, day: date | None) -> str:
    """``you commented on a post by Jane Doe at Acme, yesterday``."""
    return f"you commented on {post_from(whom.name, whom.company)}{_day(day)}"


def win_read(entry: WinEntry, day: date | None) -> str:
    """``a deal with Acme, EUR 45,000, Fri 20 Nov``."""
    if not entry.company:
        won = KINDS[entry.meant.value].lower() if entry.meant else "a win"
    elif entry.meant is None:
        won = f"a win with {named(entry.company)}"
    else:
        article = KINDS[entry.meant.value].lower().split()[0]
        won = f"{article} {WINS[entry.meant]} {named(entry.company)}"
    amount = typed_amount(entry.money)
    return f"{won}{f', {amount}' if amount else ''}{_day(day)}"


def _person(whom: PersonReference) -> str:
    if whom.company:
        return at_account(whom.name, whom.company)
    return named(whom.name) or "someone"


def _day(day: date | None) -> str:
    return f", {moments.day_or_near(day)}" if day else ""


def _typed(figures: Figures) -> str:
    counted = (
        (figures.views, "view"),
        (figures.engagers, "unique engager"),
        (figures.reactions, "reaction"),
        (figures.comments, "comment"),
        (figures.reposts, "repost"),
    )
    return ", ".join(words.counted(number, name) for number, name in counted if number is not None)
