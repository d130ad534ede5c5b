"""Days and weeks as people type them, resolved later with the person's local date."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from domain.errors import UserError
from domain.timing.months import MONTHS, WEEKDAYS, month_named, weekday_named
from domain.timing.periods import parse_window, week_of

_DATE = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_WEEK = re.compile(r"[0-9]{4}-?w[0-9]{1,2}", re.IGNORECASE)
_WRITTEN = re.compile(
    r"(?:(?P<weekday>[a-z]{3,9})[.,]{0,2}\s+)?"
    r"(?P<day>[0-9]{1,2})(?:\.|st|nd|rd|th)?\s+(?P<month>[a-z]{3,9})\.?"
    r"(?:,?\s+(?P<year>20[0-9]{2}))?",
    re.IGNORECASE,
)
#: Words of a written day, the year included.
_MOST_WORDS = 4
#: A day without its year that lies further ahead is one of last year.
_HALF_A_YEAR = timedelta(days=183)
_DAYS_AGO = {"today": 0, "yesterday": 1}
_WEEKS_AGO = {("this", "week"): 0, ("last", "week"): 1}


@dataclass(frozen=True)
class DayOfYear:
    """A day whose year was not typed, such as ``27 Nov`` or ``Fri 27 Nov``.

    Args:
        weekday: Its ISO weekday, if typed.
    """

    month: int
    day: int
    weekday: int | None = None

    def nearest(self, today: date) -> date:
        """Its date in this year, or in the year before if this year's is far ahead.

        Raises:
            UserError: There is no such date, or it falls on another weekday.
        """
        found = date_of(today.year, self.month, self.day)
        if found is None or found > today + _HALF_A_YEAR:
            found = date_of(today.year - 1, self.month, self.day)
        if found is None:
            raise UserError(
                f"I can't tell the year of {self.day} {MONTHS[self.month]}.",
                "Type it like 2026-11-23.",
            )
        _check_weekday(found, self.weekday)
        return found


@dataclass(frozen=True)
class TypedDay:
    """A typed day: a date, with or without its year, or a number of days ago; usually today."""

    day: date | None = None
    ago: int = 0
    of_year: DayOfYear | None = None

    @property
    def is_relative(self) -> bool:
        """Whether it is a number of days ago: ``today``, ``yesterday``."""
        return self.day is None and self.of_year is None

    def on(self, today: date) -> date:
        """Returns the date.

        Args:
            today: The person's local date.

        Raises:
            UserError: There is no such date, or it falls on another weekday than the typed one.
        """
        if self.of_year is not None:
            return self.of_year.nearest(today)
        return self.day or today - timedelta(days=self.ago)


@dataclass(frozen=True)
class TypedWeek:
    """A typed ISO week: its name (``2026-W47``), or a number of weeks ago."""

    name: str = ""
    ago: int = 0

    def monday(self, today: date) -> date:
        """Returns the week's Monday.

        Args:
            today: The person's local date.

        Raises:
            UserError: there is no such week, or it has not begun.
        """
        if not self.name:
            return week_of(today - timedelta(weeks=self.ago)).first
        monday = parse_window(self.name, today).first
        if monday > today:
            raise UserError(f"{self.name} hasn't begun yet.", "Say a week up to this one.")
        return monday


def read_day(word: str) -> TypedDay | None:
    """Reads ``today``, ``yesterday``, ``2026-11-20``, ``20 Nov`` or ``Fri 20 Nov 2026``.

    Returns:
        ``None`` for anything else.

    Raises:
        UserError: there is no such date.
    """
    if match := _DATE.fullmatch(word):
        found = date_of(int(match[1]), int(match[2]), int(match[3]))
        if found is None:
            raise _no_date(word)
        return TypedDay(found)
    return day_in_words(word) or _read_written(word)


def joined_days(words: Sequence[str], units: Collection[str] = ()) -> list[str]:
    """The words, with each written day as one: ``["Acme", "Fri 20 Nov"]``.

    Args:
        units: Words, in lower case, of which a number in front is the count: in ``20 Nov 2026
            views`` 2026 is no year. It is none before the code of a currency either.
    """
    joined: list[str] = []
    place = 0
    while place < len(words):
        length = next(
            (
                length
                for length in range(_MOST_WORDS, 1, -1)
                if _is_day(words[place : place + length], words[place + length :], units)
            ),
            1,
        )
        joined.append(" ".join(words[place : place + length]))
        place += length
    return joined


def date_of(year: int, month: int, day: int) -> date | None:
    """The date, or ``None`` if there is no such one."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _is_day(words: Sequence[str], following: Sequence[str], units: Collection[str]) -> bool:
    match = _written(" ".join(words).rstrip(",.;)"))
    if match is None or "" in words:
        return False
    unit = following[0].strip(",.;") if following else ""
    is_count = unit.lower() in units or (len(unit) == 3 and unit.isupper()) or unit in "€$£¥"
    return not (match["year"] and unit and is_count)


def _written(text: str) -> re.Match[str] | None:
    match = _WRITTEN.fullmatch(text)
    if match is None or month_named(match["month"]) is None:
        return None
    named = match["weekday"]
    return match if named is None or weekday_named(named) is not None else None


def _read_written(text: str) -> TypedDay | None:
    match = _written(text)
    if match is None:
        return None
    month, day = month_named(match["month"]) or 0, int(match["day"])
    weekday = weekday_named(match["weekday"] or "")
    # A leap year has every day that a year can have.
    if date_of(int(match["year"] or 2024), month, day) is None:
        raise _no_date(text)
    if not match["year"]:
        return TypedDay(of_year=DayOfYear(month, day, weekday))
    found = date(int(match["year"]), month, day)
    _check_weekday(found, weekday)
    return TypedDay(found)


def _check_weekday(day: date, weekday: int | None) -> None:
    if weekday is not None and day.isoweekday() != weekday:
        raise UserError(
            f"{day.day} {MONTHS[day.month]} {day.year} is a {WEEKDAYS[day.isoweekday()]}, "
            f"not a {WEEKDAYS[weekday]}.",
            "Check the date, or leave the weekday out.",
        )


def _no_date(typed: str) -> UserError:
    return UserError(f"“{typed}” isn't a date.", "Type it like 23 Nov or 2026-11-23.")


def day_in_words(word: str) -> TypedDay | None:
    """Reads ``today`` or ``yesterday``; ``None`` for any other word."""
    ago = _DAYS_AGO.get(word.lower().strip(".,;"))
    return None if ago is None else TypedDay(ago=ago)


def take_week(words: Sequence[str]) -> tuple[list[str], TypedWeek | None]:
    """Takes ``last week``, ``this week`` or ``2026-W47`` out of words.

    Returns:
        The other words, and the week if there was one.

    Raises:
        UserError: the words contain two weeks.
    """
    rest: list[str] = []
    found: list[TypedWeek] = []
    for word in words:
        pair = (rest[-1].lower(), word.lower()) if rest else ("", "")
        if pair in _WEEKS_AGO:
            rest.pop()
            found.append(TypedWeek(ago=_WEEKS_AGO[pair]))
        elif _WEEK.fullmatch(word):
            found.append(TypedWeek(word))
        else:
            rest.append(word)
    if len(found) > 1:
        raise UserError("There are two weeks in this.", "Say one week at a time.")
    return rest, found[0] if found else None
