"""Days, times and time zones in words, as the reader's own day makes them shortest.

A caller that answers a person says once on which day they read, so that no view passes it
on. Where no day is known, each date has its year.
"""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from zoneinfo import ZoneInfo

from domain.timing.months import MONTH_NAMES, MONTHS, WEEKDAYS
from domain.timing.periods import Window, zone_named

_STEP = 30
#: A space at which no line breaks.
NO_BREAK = "\N{NO-BREAK SPACE}"
#: A dash at which no line breaks: a word joiner, which is not seen, follows.
TO = "–\N{WORD JOINER}"
_READERS_TODAY: ContextVar[Callable[[], date | None]] = ContextVar(
    "readers_today", default=lambda: None
)


@contextmanager
def read_on(today: date) -> Iterator[None]:
    """Sets the reader's local date for the views made inside."""
    token = _READERS_TODAY.set(lambda: today)
    try:
        yield
    finally:
        _READERS_TODAY.reset(token)


def reader_is_on(today: Callable[[], date | None]) -> None:
    """Sets how to find the reader's local date, for the running task and those that it starts.

    Args:
        today: Returns ``None`` as long as the reader is not known.
    """
    _READERS_TODAY.set(today)


def day(value: date) -> str:
    """``Fri 27 Nov``, with no-break spaces; ``Fri 27 Nov 2025`` in another year than the reader's.

    The grammar reads it back: see ``domain/timing/typed_days.py``.
    """
    return NO_BREAK.join([WEEKDAYS[value.isoweekday()][:3], short_day(value)])


def on(value: date) -> str:
    """``today``, ``yesterday``, ``on Fri 27 Nov``."""
    return _near(value) or f"on {day(value)}"


def day_or_near(value: date) -> str:
    """``today``, ``yesterday``, ``Fri 27 Nov``."""
    return _near(value) or day(value)


def is_over(value: date) -> bool:
    """Whether a day lies before the reader's own; also if that is not known."""
    today = _READERS_TODAY.get()()
    return today is None or value < today


def short_day(value: date) -> str:
    """``23 Nov``: a week by its Monday."""
    return _of_parts(value.day, MONTHS[value.month], *_year(value))


def week(monday: date) -> str:
    """``the week of 23 Nov``."""
    return f"the week of {short_day(monday)}"


def month(value: date) -> str:
    """``November``, ``November 2025``: the month of a day."""
    return _of_parts(MONTH_NAMES[value.month], *_year(value))


def short_month(value: date) -> str:
    """``Nov``, ``Nov 2025``: the month of a day."""
    return _of_parts(MONTHS[value.month], *_year(value))


def span(window: Window) -> str:
    """Both days of a window, once what they share: ``23–29 Nov``, ``28 Oct – 26 Nov``.

    No line breaks within it.
    """
    first, last = window.first, window.last
    if first == last:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}{TO}{short_day(last)}"
    if first.year == last.year:
        return _of_parts(first.day, MONTHS[first.month], TO, short_day(last))
    return _of_parts(_with_year(first), TO, _with_year(last))


def moment(at: datetime, zone: ZoneInfo) -> str:
    """``Mon 30 Nov, 09:00``, in the given zone, with no-break spaces."""
    local = at.astimezone(zone)
    return f"{day(local.date())},{NO_BREAK}{local:%H:%M}"


def in_each_zone(at: datetime, zone_name: str) -> str:
    """A moment for a message that several people read: Slack shows each reader their own time.

    Clients that don't know the format show ``Mon 30 Nov, 09:00, Stockholm``, in the given zone.
    """
    shown = moment_and_place(at, zone_name)
    return f"<!date^{int(at.timestamp())}^{{date_short_pretty}} at {{time}}|{shown}>"


def moment_and_place(at: datetime, zone_name: str) -> str:
    """``Mon 30 Nov, 09:00, Stockholm``."""
    return f"{moment(at, zone_named(zone_name))}, {place(zone_name)}"


def days_since(value: date) -> int | None:
    """The days from then to the reader's day; ``None`` where it is not known."""
    today = _READERS_TODAY.get()()
    return (today - value).days if today is not None else None


def _near(value: date) -> str:
    today = _READERS_TODAY.get()()
    return {0: "today", 1: "yesterday"}.get((today - value).days, "") if today else ""


def _year(value: date) -> tuple[int, ...]:
    today = _READERS_TODAY.get()()
    return () if today is not None and today.year == value.year else (value.year,)


def _with_year(value: date) -> str:
    return _of_parts(value.day, MONTHS[value.month], value.year)


def _of_parts(*parts: str | int) -> str:
    return NO_BREAK.join(map(str, parts))


def time_of_day(minute: int) -> str:
    """Minutes after midnight as ``09:00``."""
    return f"{minute // 60:02d}:{minute % 60:02d}"


def minute_of(text: str) -> int:
    """``09:00`` as minutes after midnight.

    Raises:
        ValueError: the text is no such time.
    """
    hour, _, minute = text.partition(":")
    return int(hour) * 60 + int(minute)


def times_of_day(*also: int | None) -> dict[str, str]:
    """A menu of every half hour of a day, and of other times that must be in it.

    Args:
        also: Minutes after midnight; ``None`` is ignored.
    """
    minutes = {*range(0, 24 * 60, _STEP), *(minute for minute in also if minute is not None)}
    return {time_of_day(minute): time_of_day(minute) for minute in sorted(minutes)}


def place(zone_name: str) -> str:
    """A zone's short name: ``Stockholm``, ``UTC``."""
    if zone_name in {"UTC", "Etc/UTC", "Etc/UCT", "Etc/Universal", "Etc/Zulu", "GMT", "Etc/GMT"}:
        return "UTC"
    return zone_name.rpartition("/")[2].replace("_", " ")


def ordinal(day: int) -> str:
    """``1st``, ``22nd``, ``13th``."""
    ending = "th" if 11 <= day % 100 <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


def days_of_week(days: Collection[int]) -> str:
    """``Monday to Friday``, ``Monday, Wednesday``."""
    shown = sorted(days)
    if len(shown) > 2 and shown == list(range(shown[0], shown[-1] + 1)):
        return f"{WEEKDAYS[shown[0]]} to {WEEKDAYS[shown[-1]]}"
    return ", ".join(WEEKDAYS[day] for day in shown)
