"""When each kind of delivery is due, in the recipient's own time zone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import chain
from zoneinfo import ZoneInfo

from domain.timing.periods import local_date, month_of, start_of, week_of
from domain.timing.schedules import Kind
from domain.timing.working_days import WorkingDays

#: The SSI reminder is due at 09:00. Minutes after local midnight.
REMINDER_MINUTE = 540
#: Working hours, in minutes after local midnight. A message that another person's click sends
#: comes between these, or at 09:00 of the next working day.
_WORK_FROM, _WORK_UNTIL = 8 * 60, 18 * 60
_WORK_BEGINS = 9 * 60
#: The usual quiet hours, from 20:00 to 07:00. Minutes after local midnight.
USUAL_QUIET = (20 * 60, 7 * 60)
#: Until this long after its due time, a message counts as sent at the hour that was chosen for it.
_PUNCTUAL = timedelta(minutes=30)
#: Kinds whose hour a person chooses, so that quiet hours do not hold a punctual one.
CHOSEN_HOUR = frozenset({Kind.DIGEST, Kind.NUDGE, Kind.BOARD, Kind.COACH_WEEK, Kind.WELCOME})
_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_MOMENT = timedelta(microseconds=1)


@dataclass(frozen=True)
class Due:
    """The next time at which a delivery is due, and its period."""

    period: str
    at: datetime


@dataclass(frozen=True)
class MemberTimes:
    """A member's delivery times. Weekdays are ISO; minutes count from local midnight.

    Args:
        digest: Weekday and minute, or ``None`` for no digest.
        reminder_day: Day of the month, or ``None`` for no reminder.
        nudge_minute: On each working day, or ``None`` for no nudges.
        coach_week: Weekday and minute, from `after_digest`; ``None`` for members who coach no team.
        silent_until: Nothing is sent before this local date.
    """

    zone: ZoneInfo
    digest: tuple[int, int] | None
    reminder_day: int | None
    nudge_minute: int | None
    working_days: WorkingDays
    silent_until: date | None = None
    coach_week: tuple[int, int] | None = None

    def following(self, kind: Kind, after: datetime) -> Due | None:
        """The first due time of a kind after a moment, or ``None`` if it is never due."""
        if self.silent_until is not None:
            after = max(after, start_of(self.silent_until, self.zone) - _MOMENT)
        match kind:
            case Kind.DIGEST if self.digest is not None:
                return weekly(self.zone, *self.digest, self.working_days, after)
            case Kind.COACH_WEEK if self.coach_week is not None:
                return weekly(self.zone, *self.coach_week, self.working_days, after)
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
    """When a team's board is posted: ISO weekday, and minutes after local midnight."""

    zone: ZoneInfo
    weekday: int
    minute: int
    working_days: WorkingDays

    def following(self, kind: Kind, after: datetime) -> Due | None:
        """The first due time of a kind after a moment, or ``None`` if it is never due."""
        if kind is not Kind.BOARD:
            return None
        return weekly(self.zone, self.weekday, self.minute, self.working_days, after)


def after_digest(weekday: int, minute: int) -> tuple[int, int]:
    """When a coach gets the week of their teams: half an hour after their own digest, that day."""
    return weekday, min(minute + 30, 24 * 60 - 1)


def weekly(
    zone: ZoneInfo, weekday: int, minute: int, working_days: WorkingDays, after: datetime
) -> Due:
    """The first weekly due time after a moment; each ISO week has exactly one.

    Args:
        weekday: ISO weekday, 1 is Monday. If it is a holiday, the next working day counts, or the
            weekday itself when the week has none left.
        minute: Minutes after local midnight.
    """
    monday = week_of(local_date(after, zone)).first - _WEEK
    while True:
        wanted = monday + (weekday - 1) * _DAY
        day = working_days.off_holidays(wanted, monday + 6 * _DAY)
        at = local_moment(day, minute, zone)
        if at > after:
            return Due(week_of(day).name, at)
        monday += _WEEK


def monthly(
    zone: ZoneInfo, day: int, working_days: WorkingDays, minute: int, after: datetime
) -> Due:
    """The first monthly due time after a moment; each month has exactly one.

    Args:
        day: Day of the month; in a shorter month, its last day.
        working_days: If the day is not one of them, the next working day counts, or the last one
            before when the month ends first.
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
    zone: ZoneInfo, working_days: WorkingDays, minute: int, after: datetime
) -> Due | None:
    """The first due time after a moment of something that is due on each working day.

    Args:
        minute: Minutes after local midnight.

    Returns:
        ``None`` when there are no working days.
    """
    day = working_days.first_from(local_date(after, zone) - _DAY)
    while day is not None:
        at = local_moment(day, minute, zone)
        if at > after:
            return Due(day.isoformat(), at)
        day = working_days.first_from(day + _DAY)
    return None


def in_working_hours(zone: ZoneInfo, working_days: WorkingDays, now: datetime) -> datetime:
    """Now, if it is 08:00 to 18:00 on a working day; else 09:00 of the next working day."""
    local = now.astimezone(zone)
    minute = local.hour * 60 + local.minute
    if local.date() in working_days and _WORK_FROM <= minute < _WORK_UNTIL:
        return now
    due = on_working_days(zone, working_days, _WORK_BEGINS, now)
    return due.at if due is not None else now


def local_moment(day: date, minute: int, zone: ZoneInfo) -> datetime:
    """A day's local time, in UTC.

    A time that daylight saving skips moves later by as much as the clocks skip. A repeated time
    means the first of the two (``fold=0``).

    Args:
        minute: Minutes after local midnight.
    """
    hour, minute_of_hour = divmod(minute, 60)
    return datetime.combine(day, time(hour, minute_of_hour), tzinfo=zone).astimezone(UTC)


def quiet_until(
    zone: ZoneInfo, quiet_from: int | None, quiet_to: int | None, now: datetime
) -> datetime | None:
    """The end in UTC of the quiet hours that contain now, or ``None`` outside quiet hours.

    Args:
        quiet_from: Minutes after local midnight; ``None`` for no quiet hours.
        quiet_to: Minutes after local midnight, on the next day if it is before ``quiet_from``.
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


def at_chosen_hour(kind: Kind, due_at: datetime, now: datetime) -> bool:
    """Whether a message comes at the hour that a person chose, which quiet hours do not hold."""
    return kind in CHOSEN_HOUR and now - due_at < _PUNCTUAL


def _working_day_of(first: date, last: date, day: int, working_days: WorkingDays) -> date:
    wanted = min(first + (day - 1) * _DAY, last)
    for candidate in chain(_days(wanted, last), _days(wanted, first)):
        if candidate in working_days:
            return candidate
    return wanted


def _days(start: date, end: date) -> Iterator[date]:
    """The days from one to the other, both included, forwards or backwards."""
    step = _DAY if start <= end else -_DAY
    return (start + count * step for count in range(abs((end - start).days) + 1))
