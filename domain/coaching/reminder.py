"""The monthly reminder to look at the SSI, and its one follow-up."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from domain.timing.schedules import Carried

#: Working days from the reminder to its one follow-up.
FOLLOW_UP_AFTER = 3
#: How many of the last scores show the trend.
TREND_SCORES = 6


@dataclass(frozen=True)
class PastScore:
    """An SSI score that the member logged, 0 to 100."""

    scored_on: date
    overall: Decimal


@dataclass(frozen=True)
class Reminder:
    """A reminder to look at the SSI page.

    Args:
        month: The month that it is for, as ``2026-12``.
        follow_up: Whether it is the month's one follow-up.
        asked_for: Whether the member asked to be reminded again.
        scores: The last scores, oldest first.
        shared: Whether the member shares the last score with the coaches.
    """

    month: str
    follow_up: bool
    asked_for: bool
    scores: tuple[PastScore, ...]
    shared: bool = False


@dataclass(frozen=True)
class CarriedReminder:
    """A reminder as a section of the digest of its day, and the delivery that it settles."""

    reminder: Reminder
    delivery: Carried


@dataclass(frozen=True)
class ReminderDone:
    """The member has looked at the SSI page, and is not reminded again this month."""

    month: str


@dataclass(frozen=True)
class ReminderSnoozed:
    """The reminder will come again.

    Args:
        on: The local date.
        zone_name: The zone of that date.
    """

    on: date
    zone_name: str


class NoReminder(StrEnum):
    """Why a reminder that the member asked for will not come."""

    NOT_JOINED = "not_joined"
    OFF = "off"
    PAUSED = "paused"
    LOGGED = "logged"


@dataclass(frozen=True)
class NotSnoozed:
    """The reminder will not come again.

    Args:
        paused_until: The local date on which the pause ends, for ``PAUSED``.
    """

    why: NoReminder
    paused_until: date | None = None


@dataclass(frozen=True)
class RemindersStopped:
    """The monthly reminder is switched off."""
