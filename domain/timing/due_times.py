"""When a message of a kind is due, in each person's own zone. Pure arithmetic on time zones."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import chain
from zoneinfo import ZoneInfo

from domain.timing.periods import local_date, month_of, start_of, week_of
from domain.timing.schedules import Kind

#: The SSI reminder comes at 09:00. Minutes after local midnight.
REMINDER_MINUTE = 540
#: Something that somebody else sets off comes between these, or at the hour after.
_WORK_FROM, _WORK_UNTIL = 8 * 60, 18 * 60
_WORK_BEGINS = 9 * 60
_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_MOMENT = timedelta(microseconds=1)
#: Within so many days there is a working day, for anybody who has one in a week.
_SEARCHED_DAYS = 9


@dataclass(frozen=True)
class Due:
    """The next time at which something is owed, and the period that it is owed for."""

    period: str
    at: datetime


@dataclass(frozen=True)
class MemberTimes:
    """When a member gets what. Weekdays are ISO; minutes count from local midnight.

    Args:
        digest: Weekday and minute, or ``None`` for no digest.
        reminder_day: Day of the month, or ``None`` for no reminder.
        nudge_minute: On each working day, or ``None`` for no nudges.
        silent_until: Nothing is sent before this local date.
    """

    zone: ZoneInfo
    digest: tuple[int, int] | None
    reminder_day: int | None
    nudge_minute: int | None
    working_days: Collection[int]
    silent_until: date | None = None

    def following(self, kind: Kind, after: datetime) -> Due | None:
        """The first time after a moment that a kind is due, or ``None`` where it never is."""
        if self.silent_until is not None:
            after = max(after, start_of(self.silent_until, self.zone) - _MOMENT)
        match kind:
            case Kind.DIGEST if self.digest is not None:
                return weekly(self.zone, *self.digest, after)
            case Kind.REMINDER if self.reminder_day is not None:
                return monthly(
                    self.zone, self.reminder_day, self.working_days, REMINDER_MINUTE, after
                )
            case Kind.NUDGE if self.nudge_minute is not None:
                return on_working_days(self.zone, self.working_days, self.nudge_minute, after)
            case _:
                return None


@dataclass(frozen=True)
class TeamTimes:
    """When a team's board is posted."""

    zone: ZoneInfo
    weekday: int
    minute: int

    def following(self, kind: Kind, after: datetime) -> Due | None:
        """The first time after a moment that a kind is due, or ``None`` where it never is."""
        if kind is not Kind.BOARD:
            return None
        return weekly(self.zone, self.weekday, self.minute, after)


def weekly(zone: ZoneInfo, weekday: int, minute: int, after: datetime) -> Due:
    """The first time after a moment that something weekly is due.

    Args:
        weekday: ISO weekday, 1 is Monday.
        minute: Minutes after local midnight.
    """
    monday = week_of(local_date(after, zone)).first - _WEEK
    while True:
        day = monday + (weekday - 1) * _DAY
        at = local_moment(day, minute, zone)
        if at > after:
            return Due(week_of(day).name, at)
        monday += _WEEK


def monthly(
    zone: ZoneInfo, day: int, working_days: Collection[int], minute: int, after: datetime
) -> Due:
    """The first time after a moment that something monthly is due.

    Args:
        day: Day of the month; in a shorter month, its last.
        working_days: ISO weekdays; on others it waits for the next working day, or, where the
            month ends first, comes on the last one before: so each month has exactly one.
        minute: Minutes after local midnight.
    """
    month = month_of(local_date(after, zone)).before
    while True:
        chosen = _working_day_of(month.first, month.last, day, working_days)
        at = local_moment(chosen, minute, zone)
        if at > after:
            return Due(month.name, at)
        month = month_of(month.last + _DAY)


def on_working_days(
    zone: ZoneInfo, working_days: Collection[int], minute: int, after: datetime
) -> Due | None:
    """The first time after a moment that something is due on each working day.

    Returns:
        ``None`` for somebody without working days.
    """
    first = local_date(after, zone) - _DAY
    for day in (first + count * _DAY for count in range(_SEARCHED_DAYS)):
        if day.isoweekday() in working_days:
            at = local_moment(day, minute, zone)
            if at > after:
                return Due(day.isoformat(), at)
    return None


def in_working_hours(zone: ZoneInfo, working_days: Collection[int], now: datetime) -> datetime:
    """Now, if it is between 08:00 and 18:00 of a working day; else 09:00 of the next one."""
    local = now.astimezone(zone)
    minute = local.hour * 60 + local.minute
    if local.isoweekday() in working_days and _WORK_FROM <= minute < _WORK_UNTIL:
        return now
    due = on_working_days(zone, working_days, _WORK_BEGINS, now)
    return due.at if due is not None else now


def local_moment(day: date, minute: int, zone: ZoneInfo) -> datetime:
    """A local time of a day, in UTC.

    ``fold=0``: a time that the clocks skip comes later by what they skip; of one that comes twice,
    the first counts.
    """
    hour, minute_of_hour = divmod(minute, 60)
    return datetime.combine(day, time(hour, minute_of_hour), tzinfo=zone).astimezone(UTC)


def quiet_until(
    zone: ZoneInfo, quiet_from: int | None, quiet_to: int | None, now: datetime
) -> datetime | None:
    """When the quiet hours end that it is now; ``None`` when it is not quiet.

    Args:
        quiet_from: Minutes after local midnight, as ``quiet_to``, which may be on the next day.
    """
    if quiet_from is None or quiet_to is None or quiet_from == quiet_to:
        return None
    today = local_date(now, zone)
    for day in (today - _DAY, today):
        ends_on = day if quiet_from < quiet_to else day + _DAY
        begins, ends = (
            local_moment(day, quiet_from, zone),
            local_moment(ends_on, quiet_to, zone),
        )
        if begins <= now < ends:
            return ends
    return None


def _working_day_of(first: date, last: date, day: int, working_days: Collection[int]) -> date:
    wanted = min(first + (day - 1) * _DAY, last)
    for candidate in chain(_days(wanted, last), _days(wanted, first)):
        if candidate.isoweekday() in working_days:
            return candidate
    return wanted


def _days(start: date, end: date) -> Iterator[date]:
    """From one day to the other, forwards or backwards."""
    step = _DAY if start <= end else -_DAY
    return (start + count * step for count in range(abs((end - start).days) + 1))
