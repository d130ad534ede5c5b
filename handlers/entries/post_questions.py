"""Questions about a typed post: its date, and what its bare numbers count."""

from dataclasses import replace
from datetime import date, timedelta

from domain.entries.post_links import PostLink
from domain.entries.posts import PostEntry
from domain.errors import UserError
from domain.timing.typed_days import TypedDay
from domain.typed.post_line import LogLine
from handlers.entries.pending import pack, pack_or_refuse
from handlers.entries.person_fields import day_of
from handlers.visit import Visit
from views.blocks import Message
from views.entries.post_questions import DateChoice, date_question


async def date_asked(visit: Visit, entry: PostEntry, key: str) -> Message:
    """Returns the question when a post was posted whose link does not say so."""
    today = await day_of(visit, TypedDay())
    line = LogLine(
        entry.link.url,
        entry.figures,
        entry.goal,
        link_out=entry.link_out,
        members_reached=entry.members_reached,
    )
    choices = [
        DateChoice(name, day, pack_or_refuse(key, replace(entry, undated_on=day)))
        for name, day in (("Today", today), ("Yesterday", today - timedelta(days=1)))
    ]
    return date_question(choices, pack_or_refuse(key, line))


async def undated_on(visit: Visit, link: PostLink, said_on: TypedDay) -> date:
    """Returns the date of a typed day.

    Raises:
        UserError: The link says that the post is of another day.
    """
    day = await day_of(visit, said_on)
    known = link.posted_on((await visit.person()).zone)
    if known is not None and said_on.ago and known != day:
        raise UserError(
            "The link contains another date than “yesterday”.",
            "Leave the day out: I read it from the link, and figures count as of now.",
        )
    return day


def readings(key: str, entry: PostEntry, numbers: tuple[int, ...]) -> list[tuple[str, str]]:
    """Returns a label and a button value for each meaning that bare numbers may have."""
    figures = entry.figures
    free = [name for name in ("views", "engagers") if getattr(figures, name) is None]
    if len(numbers) == 1:
        possible = [{name: numbers[0]} for name in free]
    elif len(numbers) == 2 and len(free) == 2:
        possible = [dict(zip(free, pair, strict=True)) for pair in (numbers, numbers[::-1])]
    else:
        possible = []
    choices = []
    for reading in possible:
        label = ", ".join(f"{number:,} {name}" for name, number in reading.items())
        packed = pack(key, replace(entry, figures=replace(figures, **reading)))
        if packed is not None:
            choices.append((label, packed))
    return choices
