"""Lists of people too long for one button: several buttons, each with a part of the list.

Slack keeps what a button carries; the bot stores no names before they are saved.
"""

import json
from collections.abc import Sequence

from domain.entries.engagers import Listing, Recognised
from domain.entries.post_links import PostLink
from handlers.visit import Visit
from services.entries.engagers import read_listing
from views.entries.people_parts import PeoplePart
from views.limits import BUTTON_VALUE

_MOST_PARTS = 10


def checked_parts(link: str, people: Sequence[str]) -> tuple[PeoplePart, ...]:
    """Buttons that open the form with a part of the people each; empty if there are too many.

    Args:
        people: A line for each.
    """
    parts, first = [], 1
    for some in _divided(people, _value(link, "")) if people else ():
        last = first + len(some) - 1
        parts.append(PeoplePart(first, last, _value(link, "\n".join(some)), at_once=False))
        first = last + 1
    return tuple(parts) if len(parts) <= _MOST_PARTS else ()


async def parts_to_save(visit: Visit, link: PostLink, listing: Listing) -> tuple[PeoplePart, ...]:
    """Buttons that save a part of the people each; that open the form if not all is sure."""
    everyone = _lines(listing.recognised, short=False)
    if not listing.recognised.is_sure:
        return checked_parts(link.url, everyone)
    parts, first = [], 1
    lines = _lines(listing.recognised, short=True)
    for some in _divided(lines, _value(link.url, "", visit.key, "0" * 16)):
        names, last = "\n".join(some), first + len(some) - 1
        read = (await visit.read(read_listing, link, names, visit.now)).recognised
        if not read.is_sure or read.people != len(some):
            return checked_parts(link.url, everyone)
        value = _value(link.url, names, f"{visit.key}:{first}", read.mark)
        parts.append(PeoplePart(first, last, value, at_once=True))
        first = last + 1
    return tuple(parts) if len(parts) <= _MOST_PARTS else ()


def _value(link: str, names: str, key: str = "", mark: str = "") -> str:
    """What a button carries."""
    sure = {"key": key, "mark": mark} if key else {}
    return json.dumps({**sure, "link": link, "names": names}, ensure_ascii=False)


def _divided(lines: Sequence[str], empty: str) -> list[list[str]]:
    """Divides lines into parts that fit a button beside all else in it, and a number in its key."""
    room = BUTTON_VALUE - len(empty) - len(":0000")
    parts: list[list[str]] = [[]]
    left = room
    for line in lines:
        size = len(json.dumps(line, ensure_ascii=False))
        if size > left and parts[-1]:
            parts.append([])
            left = room
        parts[-1].append(line)
        left -= size
    return parts


def _lines(recognised: Recognised, *, short: bool) -> list[str]:
    """A line for each person, in the order of the paste.

    Args:
        short: Whether those at no target account are named alone; no more of them is stored.
    """
    asked = [person for question in recognised.asked for person in question.people]
    full = [*(each.person for each in recognised.at_targets), *asked]
    lines = [(each.line, f"{each.name}, {each.text}".rstrip(", ")) for each in full]
    for each in recognised.others:
        line = each.name if short else f"{each.name}, {each.text}".rstrip(", ")
        lines.append((each.line, line))
    return [line for _, line in sorted(lines)]
