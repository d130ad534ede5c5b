"""Windows of whole local days: the last days with today, or an ISO week, month or quarter."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from domain.errors import NotUnderstoodError, UserError
from domain.fields import Field

_DAYS = re.compile(r"(\d{1,3})d")
_WEEK = re.compile(r"(\d{4})-?w(\d{1,2})")
_MONTH = re.compile(r"(\d{4})-(\d{1,2})")
_QUARTER = re.compile(r"(?:(?P<year>\d{4})[ -]?)?q(?P<quarter>[1-4])(?:[ -]?(?P<after>\d{4}))?")
_RELATIVE = re.compile(r"(this|last) (week|month|quarter)")
_EARLIEST, _LATEST = 2003, 2100
LONGEST_DAYS = 366
#: LinkedIn opened on this day, so no post or score is older.
FIRST_DAY = date(2003, 5, 5)
#: Length of the own baseline, the days just before a window.
BASELINE_DAYS = 84
#: Rates of several members are compared over at least this: every month is as long.
_COMPARABLE_DAYS = 28


@dataclass(frozen=True)
class Window:
    """Whole local days from ``first`` to ``last``, both included.

    Args:
        name: For people, as ``7d``, ``2026-W47``, ``2026-Q4`` or ``own baseline``.
    """

    first: date
    last: date
    name: str

    @property
    def days(self) -> int:
        """The number of days."""
        return (self.last - self.first).days + 1

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def bounds(self, zone: ZoneInfo) -> tuple[datetime, datetime]:
        """The start of the first day, and the end (not included) of the last, in UTC."""
        return start_of(self.first, zone), start_of(self.last + timedelta(days=1), zone)

    @property
    def before(self) -> "Window":
        """The window of the same kind just before this one."""
        last = self.first - timedelta(days=1)
        if _MONTH.fullmatch(self.name):
            return month_of(last)
        if _WEEK.fullmatch(self.name.lower()):
            return week_of(last)
        if _QUARTER.fullmatch(self.name.lower()):
            return quarter_of(last)
        return Window(self.first - timedelta(days=self.days), last, f"the {self.days} days before")

    @property
    def baseline(self) -> "Window":
        """The 84 days before this window."""
        first = self.first - timedelta(days=BASELINE_DAYS)
        return Window(first, self.first - timedelta(days=1), "own baseline")

    @property
    def comparable(self) -> "Window":
        """The window over which rates are compared: this one, or 30 days if it is shorter than 28.

        The 30 days end with this window.
        """
        return self if self.days >= _COMPARABLE_DAYS else last_days(30, self.last)


def parse_window(text: str, today: date) -> Window:
    """Reads ``7d``, ``2026-09``, ``2026-W47``, ``2026-Q4``, ``Q4``, ``last month`` or ``today``.

    ``Q4`` alone is the latest one that has begun.

    Args:
        text: The window as typed.
        today: The person's local date.

    Raises:
        NotUnderstoodError: the text is none of these.
    """
    typed = " ".join(text.lower().split())
    if typed == "today":
        return last_days(1, today)
    if match := _RELATIVE.fullmatch(typed):
        window = _KINDS[match[2]](today)
        return window.before if match[1] == "last" else window
    if match := _DAYS.fullmatch(typed):
        count = int(match[1])
        if 1 <= count <= LONGEST_DAYS:
            return last_days(count, today)
    elif match := _WEEK.fullmatch(typed):
        year, week = int(match[1]), int(match[2])
        if _EARLIEST <= year <= _LATEST and 1 <= week <= weeks_in(year):
            return week_of(date.fromisocalendar(year, week, 1))
    elif match := _MONTH.fullmatch(typed):
        year, month = int(match[1]), int(match[2])
        if _EARLIEST <= year <= _LATEST and 1 <= month <= 12:
            return month_of(date(year, month, 1))
    elif (match := _QUARTER.fullmatch(typed)) and not (match["year"] and match["after"]):
        first_month = 3 * int(match["quarter"]) - 2
        year = int(match["year"] or match["after"] or today.year - (first_month > today.month))
        if _EARLIEST <= year <= _LATEST:
            return quarter_of(date(year, first_month, 1))
    raise NotUnderstoodError(
        f"I don't know the time window “{text.strip()[:30]}”.",
        f"Try 7d, 30d, last month, Q4, a month like {today:%Y-%m}, or a week like "
        f"{week_of(today).name}.",
    )


def last_days(count: int, today: date) -> Window:
    """The last ``count`` days, today included."""
    return Window(today - timedelta(days=count - 1), today, f"{count}d")


def week_of(day: date) -> Window:
    """The ISO week, Monday to Sunday, that contains a day."""
    year, week, weekday = day.isocalendar()
    monday = day - timedelta(days=weekday - 1)
    return Window(monday, monday + timedelta(days=6), f"{year:04d}-W{week:02d}")


def month_of(day: date) -> Window:
    """The calendar month that contains a day."""
    first = day.replace(day=1)
    following = (first + timedelta(days=31)).replace(day=1)
    return Window(first, following - timedelta(days=1), f"{first:%Y-%m}")


def quarter_of(day: date) -> Window:
    """The calendar quarter that contains a day."""
    quarter = (day.month + 2) // 3
    last = month_of(day.replace(month=3 * quarter, day=1)).last
    return Window(day.replace(month=3 * quarter - 2, day=1), last, f"{day.year:04d}-Q{quarter}")


def weeks_in(year: int) -> int:
    """The number of ISO weeks in a year: 52 or 53."""
    return date(year, 12, 28).isocalendar().week


_KINDS = {"week": week_of, "month": month_of, "quarter": quarter_of}


def start_of(day: date, zone: ZoneInfo) -> datetime:
    """The start of a local day, in UTC. A repeated midnight means the first (``fold=0``)."""
    return datetime.combine(day, time.min, tzinfo=zone).astimezone(UTC)


def noon_of(day: date, zone: ZoneInfo) -> datetime:
    """Noon of a local day, in UTC: the stored time of a post whose date alone is known."""
    return datetime.combine(day, time(12), tzinfo=zone).astimezone(UTC)


def local_date(moment: datetime, zone: ZoneInfo) -> date:
    """The local date of a moment in a zone."""
    return moment.astimezone(zone).date()


def check_day(day: date, today: date, field: Field) -> None:
    """Refuses a day on which nothing can have happened on LinkedIn.

    Args:
        today: The person's local date.
        field: The form field that holds the date.

    Raises:
        UserError: the day is before LinkedIn began, or after today.
    """
    if day > today:
        raise UserError("That date is in the future.", "Pick today or earlier.", field=field)
    if day < FIRST_DAY:
        raise UserError(
            f"LinkedIn began on {FIRST_DAY:%Y-%m-%d}.", "Pick a later date.", field=field
        )


def zone_named(name: str | None) -> ZoneInfo:
    """The IANA zone of that name, or UTC for a missing or unknown one."""
    try:
        return ZoneInfo(name or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")
