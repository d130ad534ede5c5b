"""A list of people too long for one button: several buttons, each with a part of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from views import blocks, limits, words
from views.blocks import Block, Message
from views.ids import Action

#: Follows what is read of people whose names no button can carry.
TOO_LONG = (
    "That's too long for a button: please paste the names into the form, in parts of up to "
    f"{limits.INPUT_TEXT:,} characters."
)
#: Precedes buttons with a part of a list each.
_IN_PARTS = "This list is too long for one button, so each button has some of the people."


@dataclass(frozen=True)
class PeoplePart:
    """A button with a part of a list of people.

    Args:
        first: The number of its first person in the list, from 1.
        last: That of the last one.
        value: What the button carries.
        at_once: Whether it saves them; else it opens the form.
    """

    first: int
    last: int
    value: str
    at_once: bool


def which_post(people: Sequence[str]) -> str:
    """Names people whose post is not known, and asks for it.

    Args:
        people: Their names; empty if a text that should name people names none.
    """
    ask = "Which post did these people engage with? Choose it in the form."
    if not people:
        return ask
    read = words.counted(len(people), "person", "people")
    return f"I read {read}: {words.names(people)}. {ask}"


def people_in_parts(
    text: str, parts: Sequence[PeoplePart], rows: Sequence[str] | None = None
) -> Message:
    """A text about people, and buttons with a part of them each.

    Args:
        parts: Empty if there are too many people.
        rows: The text in lines.
    """
    shown = [*(rows or [text])]
    if len(parts) != 1:
        shown.append(_IN_PARTS if parts else TOO_LONG)
    buttons = [
        _part_button(part, "" if len(parts) == 1 else f":{place}")
        for place, part in enumerate(parts)
    ] or [blocks.button("Open the form", Action.OPEN_ENGAGERS, style="primary")]
    return Message(" ".join(shown), (*blocks.lines(shown), blocks.actions(*buttons)))


def _part_button(part: PeoplePart, place: str) -> Block:
    """A button for a part of a list; without a place, for all of it."""
    people = f"people {words.between(part.first, part.last)}" if place else f"{part.last} people"
    label, action = (
        ("Save", Action.SAVE_ENGAGERS) if part.at_once else ("Check", Action.OPEN_ENGAGERS)
    )
    style = "primary" if part.first == 1 else None
    return blocks.button(f"{label} {people}", f"{action}{place}", part.value, style=style)
