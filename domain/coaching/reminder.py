"""The monthly reminder to look at the SSI, and its one follow-up."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

#: Working days after the reminder on which its one follow-up comes.
FOLLOW_UP_AFTER = 3
#: Scores shown as the trend, the last one included.
TREND_SCORES = 6
_WORKING_WEEK = (1, 2, 3, 4, 5)


@dataclass(frozen=True)
class PastScore:
    """One look at the SSI page."""

    scored_on: date
    overall: Decimal


@dataclass(frozen=True)
class Reminder:
    """A reminder to look at the SSI page.

    Args:
        month: The month that it is for, ``2026-12``.
        follow_up: It is the one follow-up, the last word of this month.
        asked_for: The member asked to be reminded again.
        scores: The last scores, oldest first.
        shared: Coaches see the last one, for the member chose so.
    """

    month: str
    follow_up: bool
    asked_for: bool
    scores: tuple[PastScore, ...]
    shared: bool = False


@dataclass(frozen=True)
class ReminderDone:
    """The member has looked at the SSI page, and is not reminded again this month."""

    month: str


@dataclass(frozen=True)
class ReminderSnoozed:
    """The reminder comes again.

    Args:
        on: The local date.
        zone_name: The zone of that date.
    """

    on: date
    zone_name: str


class NoReminder(StrEnum):
    """Why none comes, though it was asked for."""

    NOT_JOINED = "not_joined"
    OFF = "off"
    PAUSED = "paused"
    LOGGED = "logged"


@dataclass(frozen=True)
class NotSnoozed:
    """The reminder cannot come again.

    Args:
        paused_until: The local date, for ``PAUSED``.
    """

    why: NoReminder
    paused_until: date | None = None


@dataclass(frozen=True)
class RemindersStopped:
    """The monthly reminder does not come any more."""


def after_working_days(day: date, count: int, working_days: Collection[int]) -> date:
    """The date that lies so many working days after a date.

    Args:
        working_days: ISO weekdays; with none of them, Monday to Friday.
    """
    counted = {weekday for weekday in working_days if 1 <= weekday <= 7} or set(_WORKING_WEEK)
    while count:
        day += timedelta(days=1)
        count -= day.isoweekday() in counted
    return day
