"""Due times: in every zone over ten years, each period is due exactly once."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.timing.due_times import (
    Due,
    MemberTimes,
    TeamTimes,
    after_digest,
    at_chosen_hour,
    in_working_hours,
    monthly,
    on_working_days,
    quiet_until,
    weekly,
)
from domain.timing.periods import month_of, week_of
from domain.timing.schedules import Kind
from domain.timing.working_days import WorkingDays
from tests.domain.timing.days_off import HOLIDAYS_NEARBY, WORKING_DAYS, works_on

ZONES = sorted(available_timezones())
START, END = datetime(2021, 1, 1, tzinfo=UTC), datetime(2031, 1, 1, tzinfo=UTC)
WEEKS = [week_of(date(2020, 12, 21) + timedelta(days=7 * n)).name for n in range(530)]
MONTHS = [
    month_of(date(year, month, 1)).name for year in range(2020, 2032) for month in range(1, 13)
]
STOCKHOLM = ZoneInfo("Europe/Stockholm")
UTC_ZONE = ZoneInfo("UTC")
MONDAY_TO_FRIDAY = works_on(1, 2, 3, 4, 5)
NO_DAYS = works_on()
EASTER = works_on(1, 2, 3, 4, 5, off=("2026-04-03", "2026-04-06"))
WEEK = timedelta(days=7)


def offsets_of(zone: ZoneInfo) -> Iterator[timedelta | None]:
    """The zone's distance from UTC in each week of ten years."""
    for week in range((END - START) // WEEK):
        yield (START + week * WEEK).astimezone(zone).utcoffset()


def weeks_of(zone: ZoneInfo, weekday: int, minute: int) -> list[Due]:
    """The weekly due times of ten years."""
    dues = [weekly(zone, weekday, minute, MONDAY_TO_FRIDAY, START)]
    while dues[-1].at < END:
        dues.append(weekly(zone, weekday, minute, MONDAY_TO_FRIDAY, dues[-1].at))
    return dues


def months_of(zone: ZoneInfo, day: int, working_days: WorkingDays) -> list[Due]:
    """The monthly due times of ten years."""
    dues = [monthly(zone, day, working_days, 540, START)]
    while dues[-1].at < END:
        dues.append(monthly(zone, day, working_days, 540, dues[-1].at))
    return dues


def following(periods: list[str], first: str, count: int) -> list[str]:
    """The first ``count`` of these periods from ``first`` on."""
    start = periods.index(first)
    return periods[start : start + count]


def test_in_every_zone_each_week_and_month_of_ten_years_is_due_exactly_once() -> None:
    # Hundreds of names are aliases: zones with the same clock are tried once.
    clocks = {tuple(offsets_of(ZoneInfo(name))): name for name in ZONES}
    assert len(clocks) > 70
    for number, name in enumerate(clocks.values()):
        zone = ZoneInfo(name)
        # The minutes vary, so some fall into hours that a clock change skips or repeats.
        weeks = [due.period for due in weeks_of(zone, 1 + number % 7, (number * 30) % 1_440)]
        assert weeks == following(WEEKS, weeks[0], len(weeks)), name
        assert len(weeks) >= 520
        months = [due.period for due in months_of(zone, 1 + number % 31, MONDAY_TO_FRIDAY)]
        assert months == following(MONTHS, months[0], len(months)), name
        assert len(months) >= 120


@given(
    st.sampled_from(ZONES).map(ZoneInfo),
    st.integers(1, 7),
    st.integers(0, 1_439),
    st.datetimes(datetime(2000, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - timezones= sets the zone
)
def test_the_next_time_is_in_the_future_on_its_weekday_and_within_two_weeks(
    zone: ZoneInfo, weekday: int, minute: int, after: datetime
) -> None:
    due = weekly(zone, weekday, minute, MONDAY_TO_FRIDAY, after)
    assert after < due.at <= after + timedelta(days=8, hours=1)
    # A zone that moved across the date line skipped a whole day.
    apart = (due.at.astimezone(zone).date() - date.fromisocalendar(*_iso(due.period), weekday)).days
    assert apart in (0, 1)
    assert weekly(zone, weekday, minute, MONDAY_TO_FRIDAY, due.at).at > due.at


@given(
    st.sampled_from(ZONES).map(ZoneInfo),
    st.integers(1, 31),
    WORKING_DAYS,
    st.datetimes(datetime(2000, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - timezones= sets the zone
)
def test_consecutive_months_are_due_in_order(
    zone: ZoneInfo, day: int, working_days: WorkingDays, after: datetime
) -> None:
    first = monthly(zone, day, working_days, 540, after)
    second = monthly(zone, day, working_days, 540, first.at)
    assert after < first.at < second.at
    year, month = map(int, first.period.split("-"))
    following = f"{year + month // 12}-{month % 12 + 1:02d}"
    assert second.period == following


def test_a_time_that_daylight_saving_skips_is_due_that_much_later() -> None:
    before = datetime(2026, 3, 28, 12, tzinfo=UTC)
    due = weekly(STOCKHOLM, 7, 150, MONDAY_TO_FRIDAY, before)
    assert due == Due("2026-W13", datetime(2026, 3, 29, 1, 30, tzinfo=UTC))
    assert due.at.astimezone(STOCKHOLM).hour == 3


def test_a_repeated_time_is_due_once_the_first_time() -> None:
    before = datetime(2026, 10, 24, 12, tzinfo=UTC)
    due = weekly(STOCKHOLM, 7, 150, MONDAY_TO_FRIDAY, before)
    assert due == Due("2026-W43", datetime(2026, 10, 25, 0, 30, tzinfo=UTC))
    assert weekly(STOCKHOLM, 7, 150, MONDAY_TO_FRIDAY, due.at).period == "2026-W44"


@pytest.mark.parametrize(
    ("day", "after", "expected"),
    [
        (1, "2026-10-15", "2026-11-02"),  # the 1st is a Sunday
        (15, "2026-11-01", "2026-11-16"),
        (29, "2026-11-15", "2026-11-30"),  # the last day is the next working day
        (31, "2026-11-15", "2026-11-30"),  # a shorter month
        (31, "2026-05-15", "2026-05-29"),  # not on the Monday of the next month
        (31, "2026-01-15", "2026-01-30"),  # a Saturday at the end stays in its month
        (28, "2026-02-01", "2026-02-27"),
    ],
)
def test_a_reminder_waits_for_a_working_day_of_its_month(
    day: int, after: str, expected: str
) -> None:
    due = monthly(STOCKHOLM, day, MONDAY_TO_FRIDAY, 540, datetime.fromisoformat(f"{after}T00:00Z"))
    assert due.at.astimezone(STOCKHOLM).strftime("%Y-%m-%d %H:%M") == f"{expected} 09:00"
    assert due.period == expected[:7]


def test_nudges_are_due_on_working_days_only() -> None:
    friday = datetime(2026, 11, 27, 12, tzinfo=UTC)
    due = on_working_days(STOCKHOLM, MONDAY_TO_FRIDAY, 600, friday)
    assert due == Due("2026-11-30", datetime(2026, 11, 30, 9, tzinfo=UTC))


def test_without_working_days_no_nudge_is_ever_due() -> None:
    assert on_working_days(STOCKHOLM, NO_DAYS, 600, START) is None


def test_nothing_is_due_before_a_pause_ends() -> None:
    times = MemberTimes(STOCKHOLM, (1, 540), 1, 600, MONDAY_TO_FRIDAY, date(2026, 12, 7))
    now = datetime(2026, 11, 23, 12, tzinfo=UTC)
    dues = [times.following(kind, now) for kind in (Kind.DIGEST, Kind.REMINDER, Kind.NUDGE)]
    assert [due.period for due in dues if due] == ["2026-W50", "2027-01", "2026-12-07"]


@pytest.mark.parametrize(
    ("now", "until"),
    [
        ("2026-11-23T20:59", None),
        ("2026-11-23T21:00", "2026-11-24T06:00"),
        ("2026-11-24T05:59", "2026-11-24T06:00"),
        ("2026-11-24T06:00", None),
    ],
)
def test_quiet_hours_cross_midnight(now: str, until: str | None) -> None:
    found = quiet_until(STOCKHOLM, 22 * 60, 7 * 60, datetime.fromisoformat(f"{now}Z"))
    assert found == (datetime.fromisoformat(f"{until}Z") if until else None)


@pytest.mark.parametrize(
    ("now", "until"),
    [
        ("2026-11-23T08:59", None),
        ("2026-11-23T09:00", "2026-11-23T11:30"),
        ("2026-11-23T11:29", "2026-11-23T11:30"),
        ("2026-11-23T11:30", None),
        ("2026-11-22T23:30", None),
    ],
)
def test_quiet_hours_may_lie_within_a_day(now: str, until: str | None) -> None:
    found = quiet_until(STOCKHOLM, 10 * 60, 12 * 60 + 30, datetime.fromisoformat(f"{now}Z"))
    assert found == (datetime.fromisoformat(f"{until}Z") if until else None)


@pytest.mark.parametrize(("begin", "end"), [(None, 420), (1_200, None), (420, 420)])
def test_without_a_beginning_and_an_end_there_are_no_quiet_hours(
    begin: int | None, end: int | None
) -> None:
    assert quiet_until(UTC_ZONE, begin, end, datetime(2026, 11, 23, 7, tzinfo=UTC)) is None


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-11-23 07:59", "2026-11-23 09:00"),
        ("2026-11-23 08:00", "2026-11-23 08:00"),
        ("2026-11-23 09:01", "2026-11-23 09:01"),
        ("2026-11-23 17:59", "2026-11-23 17:59"),
        ("2026-11-23 18:00", "2026-11-24 09:00"),
        ("2026-11-27 18:30", "2026-11-30 09:00"),  # after a Friday
        ("2026-11-28 12:00", "2026-11-30 09:00"),  # on a Saturday
    ],
)
def test_what_others_cause_comes_in_working_hours(now: str, expected: str) -> None:
    moment = datetime.fromisoformat(now).replace(tzinfo=STOCKHOLM)
    found = in_working_hours(STOCKHOLM, MONDAY_TO_FRIDAY, moment)
    assert f"{found.astimezone(STOCKHOLM):%Y-%m-%d %H:%M}" == expected


def test_what_others_cause_waits_until_after_a_holiday() -> None:
    easter_monday = datetime(2026, 4, 6, 10, tzinfo=UTC)
    after_it = datetime(2026, 4, 7, 7, tzinfo=UTC)
    assert in_working_hours(STOCKHOLM, EASTER, easter_monday) == after_it


def test_without_working_days_what_others_cause_comes_at_once() -> None:
    assert in_working_hours(STOCKHOLM, NO_DAYS, START) == START


def test_with_one_working_day_a_nudge_waits_a_week() -> None:
    times = [datetime(2026, 11, 23, hour, tzinfo=UTC) for hour in (8, 9)]
    dues = [on_working_days(STOCKHOLM, works_on(1), 600, after) for after in times]
    assert [due.period for due in dues if due] == ["2026-11-23", "2026-11-30"]


def test_a_due_time_comes_after_the_moment_and_never_at_it() -> None:
    monday = datetime(2026, 11, 23, 8, tzinfo=UTC)
    before = monday - timedelta(microseconds=1)
    assert weekly(STOCKHOLM, 1, 540, MONDAY_TO_FRIDAY, before) == Due("2026-W48", monday)
    assert weekly(STOCKHOLM, 1, 540, MONDAY_TO_FRIDAY, monday).period == "2026-W49"
    assert on_working_days(STOCKHOLM, works_on(1), 540, before) == Due("2026-11-23", monday)
    assert on_working_days(STOCKHOLM, works_on(1), 540, monday) == Due("2026-11-30", monday + WEEK)
    assert monthly(STOCKHOLM, 23, works_on(1), 540, before) == Due("2026-11", monday)
    assert monthly(STOCKHOLM, 23, works_on(1), 540, monday).period == "2026-12"


def test_without_working_days_a_reminder_comes_on_its_day() -> None:
    due = monthly(STOCKHOLM, 14, NO_DAYS, 540, datetime(2026, 11, 10, tzinfo=UTC))
    assert due == Due("2026-11", datetime(2026, 11, 14, 8, tzinfo=UTC))


def test_a_members_kinds_are_due_at_their_hours_or_never() -> None:
    now = datetime(2026, 11, 23, 12, tzinfo=UTC)
    times = MemberTimes(STOCKHOLM, (2, 615), 25, 600, MONDAY_TO_FRIDAY, None, after_digest(2, 615))
    assert {kind: times.following(kind, now) for kind in Kind if times.following(kind, now)} == {
        Kind.DIGEST: Due("2026-W48", datetime(2026, 11, 24, 9, 15, tzinfo=UTC)),
        Kind.REMINDER: Due("2026-11", datetime(2026, 11, 25, 8, tzinfo=UTC)),
        Kind.NUDGE: Due("2026-11-24", datetime(2026, 11, 24, 9, tzinfo=UTC)),
        Kind.COACH_WEEK: Due("2026-W48", datetime(2026, 11, 24, 9, 45, tzinfo=UTC)),
    }
    nothing = MemberTimes(STOCKHOLM, None, None, None, MONDAY_TO_FRIDAY)
    assert [nothing.following(kind, now) for kind in Kind] == [None] * len(Kind)


def test_the_week_of_teams_comes_on_the_day_of_the_digest() -> None:
    assert [after_digest(1, minute) for minute in (0, 540, 1439)] == [(1, 30), (1, 570), (1, 1439)]


def test_a_teams_only_kind_is_the_board() -> None:
    now = datetime(2026, 11, 23, 12, tzinfo=UTC)
    times = TeamTimes(STOCKHOLM, 3, 630, MONDAY_TO_FRIDAY)
    assert {kind: times.following(kind, now) for kind in Kind if times.following(kind, now)} == {
        Kind.BOARD: Due("2026-W48", datetime(2026, 11, 25, 9, 30, tzinfo=UTC))
    }


def test_a_pause_ends_with_the_first_minute_of_its_day() -> None:
    times = MemberTimes(STOCKHOLM, (1, 0), None, None, MONDAY_TO_FRIDAY, date(2026, 12, 7))
    due = times.following(Kind.DIGEST, datetime(2026, 11, 23, 12, tzinfo=UTC))
    assert due == Due("2026-W50", datetime(2026, 12, 6, 23, tzinfo=UTC))


def test_a_pause_that_is_over_changes_nothing() -> None:
    times = MemberTimes(STOCKHOLM, (1, 540), None, None, MONDAY_TO_FRIDAY, date(2026, 11, 2))
    due = times.following(Kind.DIGEST, datetime(2026, 11, 23, 12, tzinfo=UTC))
    assert due == Due("2026-W49", datetime(2026, 11, 30, 8, tzinfo=UTC))


def _iso(period: str) -> tuple[int, int]:
    year, week = period.split("-W")
    return int(year), int(week)


@pytest.mark.parametrize(
    ("weekday", "working_days", "expected"),
    [
        (1, EASTER, "2026-04-07"),  # Easter Monday
        (2, EASTER, "2026-04-07"),
        (1, works_on(1, 3, off=("2026-04-06",)), "2026-04-08"),
        (1, works_on(1, off=("2026-04-06",)), "2026-04-06"),  # no working day is left
        (7, works_on(1, 2, off=("2026-04-12",)), "2026-04-12"),
        (6, EASTER, "2026-04-11"),  # a day off that a person chose is no holiday
    ],
)
def test_what_falls_on_a_holiday_waits_for_the_next_working_day_of_its_week(
    weekday: int, working_days: WorkingDays, expected: str
) -> None:
    due = weekly(STOCKHOLM, weekday, 540, working_days, datetime(2026, 4, 5, 12, tzinfo=UTC))
    assert due.at.astimezone(STOCKHOLM).strftime("%Y-%m-%d %H:%M") == f"{expected} 09:00"
    assert due.period == "2026-W15"
    assert weekly(STOCKHOLM, weekday, 540, working_days, due.at).period == "2026-W16"


def test_a_reminder_waits_until_after_new_year() -> None:
    working_days = works_on(1, 2, 3, 4, 5, off=("2026-01-01", "2026-01-06"))
    due = monthly(STOCKHOLM, 1, working_days, 540, datetime(2025, 12, 20, tzinfo=UTC))
    assert due == Due("2026-01", datetime(2026, 1, 2, 8, tzinfo=UTC))


@given(
    st.sampled_from(ZONES).map(ZoneInfo),
    st.integers(1, 7),
    st.integers(1, 31),
    HOLIDAYS_NEARBY,
    st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31), timezones=st.just(UTC)),  # noqa: DTZ001 - timezones= sets the zone
)
def test_nothing_is_due_on_a_holiday_while_its_period_has_a_working_day(
    zone: ZoneInfo, weekday: int, day: int, working_days: WorkingDays, after: datetime
) -> None:
    week = weekly(zone, weekday, 720, working_days, after)
    on = week.at.astimezone(zone).date()
    assert week_of(on).name == week.period
    own_day = date.fromisocalendar(*_iso(week.period), weekday)
    if own_day not in working_days.holidays:
        assert on == own_day
    else:
        working = [own_day + timedelta(days=n) for n in range(8 - weekday)]
        assert on == next((each for each in working if each in working_days), own_day)
    month = monthly(zone, day, working_days, 720, after)
    on = month.at.astimezone(zone).date()
    assert month_of(on).name == month.period
    first, last = month_of(on).first, month_of(on).last
    assert on in working_days or working_days.first_from(first, last) is None
    nudge = on_working_days(zone, working_days, 720, after)
    assert nudge is not None
    assert nudge.at.astimezone(zone).date() in working_days


@pytest.mark.parametrize(
    ("kind", "minutes", "kept"),
    [
        (Kind.DIGEST, 0, True),
        (Kind.NUDGE, 29, True),
        (Kind.BOARD, 29, True),
        (Kind.COACH_WEEK, 29, True),
        (Kind.DIGEST, 30, False),
        (Kind.REMINDER, 0, False),
        (Kind.NOTICE, 0, False),
    ],
)
def test_only_a_punctual_message_with_a_chosen_hour_ignores_quiet_hours(
    kind: Kind, minutes: int, kept: bool
) -> None:
    due_at = datetime(2026, 11, 23, 12, tzinfo=UTC)
    assert at_chosen_hour(kind, due_at, due_at + timedelta(minutes=minutes)) is kept
