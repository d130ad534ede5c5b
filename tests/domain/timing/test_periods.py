"""Windows of whole local days."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import UserError
from domain.fields import Field
from domain.timing.periods import (
    FIRST_DAY,
    LONGEST_DAYS,
    Window,
    check_day,
    last_days,
    local_date,
    month_of,
    noon_of,
    parse_window,
    quarter_of,
    start_of,
    week_of,
    zone_named,
)
from tests.domain.strategies import DAYS, ZONES
from tests.refusals import answer_or_refusal

TODAY = date(2026, 11, 23)
ONE = timedelta(days=1)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("1d", TODAY, TODAY),
        ("7d", date(2026, 11, 17), TODAY),
        ("30D", date(2026, 10, 25), TODAY),
        ("366d", date(2025, 11, 23), TODAY),
        ("2026-09", date(2026, 9, 1), date(2026, 9, 30)),
        ("2024-2", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026-W47", date(2026, 11, 16), date(2026, 11, 22)),
        ("2026w47", date(2026, 11, 16), date(2026, 11, 22)),
        ("2026-W53", date(2026, 12, 28), date(2027, 1, 3)),
        (" 2025-W01 ", date(2024, 12, 30), date(2025, 1, 5)),
        ("today", TODAY, TODAY),
        ("this week", TODAY, date(2026, 11, 29)),
        ("Last  week", date(2026, 11, 16), date(2026, 11, 22)),
        ("this month", date(2026, 11, 1), date(2026, 11, 30)),
        ("last month", date(2026, 10, 1), date(2026, 10, 31)),
        ("this quarter", date(2026, 10, 1), date(2026, 12, 31)),
        ("last quarter", date(2026, 7, 1), date(2026, 9, 30)),
        ("Q4", date(2026, 10, 1), date(2026, 12, 31)),
        ("q3", date(2026, 7, 1), date(2026, 9, 30)),
        ("2024-Q1", date(2024, 1, 1), date(2024, 3, 31)),
        ("Q2 2025", date(2025, 4, 1), date(2025, 6, 30)),
    ],
)
def test_a_window_is_read(typed: str, first: date, last: date) -> None:
    window = parse_window(typed, TODAY)
    assert (window.first, window.last) == (first, last)


@pytest.mark.parametrize(
    "typed",
    [
        *("", "0d", "367d", "d", "2026-13", "2026-00", "2025-W53", "2026-W00", "1999-01", "year"),
        *("Q5", "2026-Q4 2025", "1999-Q1", "last", "last year"),
    ],
)
def test_an_invalid_window_is_refused_with_examples_of_today(typed: str) -> None:
    with pytest.raises(UserError) as refused:
        parse_window(typed, TODAY)
    assert refused.value.fix == (
        "Try 7d, 30d, last month, Q4, a month like 2026-11, or a week like 2026-W48."
    )


def test_a_quarter_alone_is_the_latest_that_has_begun() -> None:
    in_february = date(2027, 2, 10)
    assert [parse_window(f"Q{each}", in_february).name for each in (1, 2, 4)] == [
        "2027-Q1",
        "2026-Q2",
        "2026-Q4",
    ]


def test_the_window_before_a_quarter_is_a_quarter() -> None:
    assert parse_window("2026-Q1", TODAY).before == parse_window("2025-Q4", TODAY)


@given(st.text() | st.text("0123456789-wWdDqQ٣"), DAYS)
def test_junk_raises_nothing_but_a_user_error(typed: str, today: date) -> None:
    window = answer_or_refusal(parse_window, typed, today)
    assert isinstance(window, UserError) or 1 <= window.days <= LONGEST_DAYS


@given(DAYS)
def test_every_week_month_and_quarter_reads_back_by_its_name(day: date) -> None:
    for window in (week_of(day), month_of(day), quarter_of(day)):
        assert day in window
        if window.name <= "2100-W52":  # the last days of 2100 are in a week that is not taken
            assert parse_window(window.name, TODAY) == window


@given(DAYS, st.integers(1, LONGEST_DAYS))
def test_the_window_before_ends_the_day_before(day: date, days: int) -> None:
    for window in (week_of(day), month_of(day), last_days(days, day)):
        assert window.before.last == window.first - ONE
    assert week_of(day).before == week_of(day - timedelta(days=7))
    assert month_of(day).before == month_of(month_of(day).first - ONE)
    assert last_days(days, day).before.days == days


@given(DAYS)
def test_the_baseline_is_the_84_days_before(day: date) -> None:
    baseline = week_of(day).baseline
    assert (baseline.days, baseline.last) == (84, week_of(day).first - ONE)


@pytest.mark.parametrize("day", [FIRST_DAY, TODAY])
def test_a_day_since_linkedin_began_is_accepted(day: date) -> None:
    check_day(day, TODAY, Field.POSTED_ON)


@pytest.mark.parametrize(
    ("day", "problem"),
    [(FIRST_DAY - ONE, "LinkedIn began on 2003-05-05"), (TODAY + ONE, "in the future")],
)
def test_another_day_is_refused(day: date, problem: str) -> None:
    with pytest.raises(UserError, match=problem) as refused:
        check_day(day, TODAY, Field.POSTED_ON)
    assert refused.value.field == "posted_on"


@given(DAYS, ZONES)
def test_days_tile_without_gap_or_overlap(day: date, zone: ZoneInfo) -> None:
    week = week_of(day)
    days = [week.first + n * ONE for n in range(7)]
    tiles = [Window(each, each, "day").bounds(zone) for each in days]
    starts = [since for since, _ in tiles] + [tiles[-1][1]]
    assert [until for _, until in tiles] == starts[1:]
    assert starts == sorted(starts)
    assert (starts[0], starts[-1]) == week.bounds(zone)


@given(DAYS, ZONES)
def test_a_local_day_begins_where_its_date_begins(day: date, zone: ZoneInfo) -> None:
    since = start_of(day, zone)
    if local_date(noon_of(day, zone), zone) == day:  # a day that a zone skipped has no noon
        assert local_date(since, zone) == day
        assert since <= noon_of(day, zone) < start_of(day + ONE, zone)
    assert local_date(since - timedelta(minutes=1), zone) < day or since == start_of(
        day - ONE, zone
    )


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        ("Europe/Stockholm", date(2026, 3, 29), 23),
        ("Europe/Stockholm", date(2026, 10, 25), 25),
        ("Australia/Lord_Howe", date(2026, 4, 5), 24.5),
        ("America/Sao_Paulo", date(2018, 11, 4), 23),  # begins at 01:00: there is no midnight
        ("Pacific/Apia", date(2011, 12, 30), 0),  # skipped when Samoa crossed the date line
        ("Etc/UTC", date(2026, 3, 29), 24),
    ],
)
def test_a_day_is_as_long_as_its_zone_makes_it(zone: str, day: date, hours: float) -> None:
    since, until = Window(day, day, "day").bounds(ZoneInfo(zone))
    assert until - since == timedelta(hours=hours)


@pytest.mark.parametrize(
    "name", [None, "", "Nowhere/Land", "../etc/passwd", "UTC\0", "Europe", "é"]
)
def test_an_unknown_zone_is_utc(name: str | None) -> None:
    assert zone_named(name) == ZoneInfo("UTC")


def test_the_local_date_is_that_of_the_zone() -> None:
    moment = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
    assert local_date(moment, ZoneInfo("Europe/Stockholm")) == date(2026, 11, 24)
    assert local_date(moment, ZoneInfo("America/Los_Angeles")) == date(2026, 11, 23)
