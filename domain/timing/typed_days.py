"""Days and weeks as people type them, resolved later with the person's local date."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from domain.errors import UserError
from domain.timing.periods import parse_window, week_of

_DATE = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_WEEK = re.compile(r"[0-9]{4}-?w[0-9]{1,2}", re.IGNORECASE)
_DAYS_AGO = {"today": 0, "yesterday": 1}
_WEEKS_AGO = {("this", "week"): 0, ("last", "week"): 1}


@dataclass(frozen=True)
class TypedDay:
    """A typed day: a date, or a number of days ago. By default it is today."""

    day: date | None = None
    ago: int = 0

    def on(self, today: date) -> date:
        """Returns the date.

        Args:
            today: The person's local date.
        """
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
    """Reads ``today``, ``yesterday`` or ``2026-11-20``; ``None`` for any other word.

    Raises:
        UserError: there is no such date.
    """
    match = _DATE.fullmatch(word)
    if match is None:
        return day_in_words(word)
    try:
        return TypedDay(date(int(match[1]), int(match[2]), int(match[3])))
    except ValueError:
        raise UserError(f"“{word}” isn't a date.", "Type it like 2026-11-23.") from None


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
