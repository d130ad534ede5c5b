"""Dates in LinkedIn's exports, which have the day or the month first, without saying which.

Dates are text in the member's language: ``9/13/2026``, ``13/9/2026``, ``13.9.2026``. A date that
begins with its year is unambiguous. If another program saved the file again, dates may be
numbers, which count days from 30 December 1899.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

_DATE = re.compile(r"(?<![0-9])([0-9]{1,4})([./-]) ?([0-9]{1,2})\2 ?([0-9]{1,4})(?![0-9])")
_SERIAL = re.compile(r"(?:3[89]|[4-6][0-9])[0-9]{3}")  # of the years 2004 to 2091
_SERIAL_START = date(1899, 12, 30)
_ONE_DAY = timedelta(days=1)
#: LinkedIn's. Others are misread dates.
_YEARS = range(2003, 2100)


class DateOrder(StrEnum):
    """What a date without a name of its month begins with."""

    DAY_FIRST = "D/M"
    MONTH_FIRST = "M/D"


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date as written.

    Args:
        day_first: Its reading as D/M; ``None`` if there is no such day.
        month_first: Its reading as M/D; ``None`` if there is no such day.
    """

    day_first: date | None
    month_first: date | None

    def read(self, order: DateOrder | None) -> date | None:
        """The date.

        Args:
            order: ``None`` if unsettled.

        Returns:
            ``None`` if there is no such day, or the order is unsettled and matters.
        """
        if order is DateOrder.DAY_FIRST:
            return self.day_first
        if order is DateOrder.MONTH_FIRST:
            return self.month_first
        return self.day_first if self.day_first == self.month_first else None


@dataclass(frozen=True, slots=True)
class DateEvidence:
    """What a file says about the order of its dates.

    Args:
        period: The first and the last day that it states.
        named: The period in the file's name, as LinkedIn writes it: ``_2026-06-18_2026-06-19``.
        days: Columns of dates that count up day by day.
        posts: Each post's date, and the UTC date in its id.
    """

    period: tuple[WrittenDate, WrittenDate] | None
    named: tuple[date, date] | None
    days: tuple[tuple[WrittenDate, ...], ...]
    posts: tuple[tuple[WrittenDate, date], ...]


def dates_in(text: str) -> tuple[WrittenDate, ...]:
    """The dates in a text, such as the two of a period."""
    return tuple(_written(*match.group(1, 3, 4)) for match in _DATE.finditer(text))


def read_date(cell: str) -> WrittenDate | None:
    """The date that fills a cell; ``None`` if it holds something else."""
    if _SERIAL.fullmatch(cell):
        day = _SERIAL_START + timedelta(days=int(cell))
        return WrittenDate(day, day)
    match = _DATE.fullmatch(cell.rstrip("."))
    return _written(*match.group(1, 3, 4)) if match else None


def period_in_name(file_name: str) -> tuple[date, date] | None:
    """The period in the name of a content export; ``None`` if it has none."""
    days = re.findall(r"(?<=_)[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])", file_name)
    if len(days) != 2:
        return None
    with suppress(ValueError):
        return date.fromisoformat(days[0]), date.fromisoformat(days[1])
    return None


def settled_order(evidence: DateEvidence) -> DateOrder | None:
    """The order of a file's dates: that which all evidence supports that tells the two apart.

    Returns:
        ``None`` if nothing tells them apart, or evidence contradicts other evidence.
    """
    day_first = _support(evidence, DateOrder.DAY_FIRST)
    month_first = _support(evidence, DateOrder.MONTH_FIRST)
    winners = {
        DateOrder.DAY_FIRST if one > other else DateOrder.MONTH_FIRST
        for one, other in zip(day_first, month_first, strict=True)
        if one != other
    }
    return winners.pop() if len(winners) == 1 else None


def _support(evidence: DateEvidence, order: DateOrder) -> Iterator[int]:
    """How much of each kind of evidence fits an order; the kinds are always the same."""
    period = evidence.period and (evidence.period[0].read(order), evidence.period[1].read(order))
    first, last = period or (None, None)
    whole = first is not None and last is not None and first <= last
    yield whole
    yield period is not None and period == evidence.named
    columns = [[written.read(order) for written in column] for column in evidence.days]
    yield sum(_is_within(day, first, last) for column in columns for day in column)
    yield sum(map(_steps, columns))
    yield sum(written.read(order) == made for written, made in evidence.posts)


def _is_within(day: date | None, first: date | None, last: date | None) -> bool:
    return day is not None and (first is None or last is None or first <= day <= last)


def _steps(days: Sequence[date | None]) -> int:
    """How often the next date is the next day."""
    return sum(
        one is not None and other is not None and other - one == _ONE_DAY
        for one, other in pairwise(days)
    )


def _written(first: str, second: str, third: str) -> WrittenDate:
    if len(first) == 4:
        day = _day(first, second, third)
        return WrittenDate(day, day)
    return WrittenDate(_day(third, second, first), _day(third, first, second))


def _day(year: str, month: str, day: str) -> date | None:
    with suppress(ValueError):
        if int(year) in _YEARS:
            return date(int(year), int(month), int(day))
    return None
