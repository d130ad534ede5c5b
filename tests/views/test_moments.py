"""Dates in words, and read back."""

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.timing.periods import Window, week_of
from domain.timing.typed_days import TypedDay
from domain.typed.comment_line import read_comment_line
from domain.typed.dm_line import DmLine, read_dm_line
from domain.typed.post_line import read_log_line
from domain.typed.score_line import read_score_line
from domain.typed.win_line import read_win_line
from playground.testing.reading import as_read
from views import moments

TODAY = date(2026, 11, 27)
DAYS = st.dates(date(2004, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("day", "shown", "near"),
    [
        (TODAY, "Fri 27 Nov", "today"),
        (date(2026, 11, 26), "Thu 26 Nov", "yesterday"),
        (date(2026, 11, 25), "Wed 25 Nov", "on Wed 25 Nov"),
        (date(2026, 1, 3), "Sat 3 Jan", "on Sat 3 Jan"),
        (date(2025, 12, 31), "Wed 31 Dec 2025", "on Wed 31 Dec 2025"),
        (date(2027, 1, 1), "Fri 1 Jan 2027", "on Fri 1 Jan 2027"),
    ],
)
def test_a_day_has_its_year_only_in_another_year(day: date, shown: str, near: str) -> None:
    with moments.read_on(TODAY):
        assert moments.day(day) == shown.replace(" ", moments.NO_BREAK)
        assert moments.on(day).replace(moments.NO_BREAK, " ") == near
        assert moments.day_or_near(day) == moments.on(day).removeprefix("on ")


def test_a_day_has_its_year_where_the_readers_day_is_unknown() -> None:
    assert moments.day(TODAY).split() == ["Fri", "27", "Nov", "2026"]
    assert moments.on(TODAY).split() == ["on", "Fri", "27", "Nov", "2026"]


@pytest.mark.parametrize(
    ("window", "shown"),
    [
        (week_of(TODAY), "23–29 Nov"),
        (Window(date(2026, 10, 29), TODAY, "30d"), "29 Oct – 27 Nov"),
        (Window(TODAY, TODAY, "1d"), "Fri 27 Nov"),
        (week_of(date(2027, 1, 1)), "28 Dec 2026 – 3 Jan 2027"),
        (week_of(date(2025, 6, 4)), "2–8 Jun 2025"),
        (Window(date(2025, 1, 1), date(2025, 2, 1), "x"), "1 Jan – 1 Feb 2025"),
    ],
)
def test_a_window_names_once_what_its_days_share(window: Window, shown: str) -> None:
    with moments.read_on(TODAY):
        assert as_read(moments.span(window)) == shown
        assert "–\N{WORD JOINER}" in moments.span(window) or not re.search(r"\d–", shown)


def test_a_moment_is_shown_in_the_readers_zone() -> None:
    at = datetime(2026, 11, 30, 8, tzinfo=UTC)
    with moments.read_on(TODAY):
        assert moments.moment(at, ZoneInfo("Europe/Stockholm")).split() == [
            *("Mon", "30", "Nov,", "09:00")
        ]


@given(DAYS, st.integers(0, 4_000))
def test_a_shown_day_is_read_back_as_the_same_day(day: date, later: int) -> None:
    today = day + timedelta(days=later)
    with moments.read_on(today):
        shown = [moments.day(day), moments.short_day(day), moments.day_or_near(day)]
    assert [_days_read(each, today) for each in shown] == [{day}] * 3


def _days_read(shown: str, today: date) -> set[date]:
    """The day in every line that people type."""
    dm = read_dm_line(f"Jane Doe at Acme {shown}")
    post = read_log_line(f"1200 views 25 engagers {shown}")
    said = (
        post.posted_on or post.said_on,
        dm.said_on if isinstance(dm, DmLine) else None,
        read_comment_line(f"Acme {shown}").said_on,
        read_win_line(f"meeting Acme {shown}").said_on,
        read_score_line(f"47 {shown}")[1],
    )
    return {(each or TypedDay(date.min)).on(today) for each in said}
