"""Windows of time in words."""

from datetime import date

import pytest

from domain.timing.periods import Window, last_days, month_of, quarter_of, week_of
from playground.testing.reading import as_read
from views import moments
from views.wording.window_words import in_window, window_name, window_with_days

TODAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("window", "name"),
    [
        (last_days(30, TODAY), "last 30 days"),
        (last_days(30, TODAY).before, "30 days before"),
        (last_days(1, TODAY), "today"),
        (month_of(date(2026, 9, 4)), "September"),
        (month_of(date(2025, 9, 4)), "September 2025"),
        (quarter_of(TODAY), "Q4"),
        (quarter_of(date(2025, 2, 1)), "Q1 2025"),
        (week_of(TODAY), "week of 23 Nov"),
        (week_of(date(2025, 11, 26)), "week of 24 Nov 2025"),
    ],
)
def test_a_window_has_a_name_that_people_use(window: Window, name: str) -> None:
    with moments.read_on(TODAY):
        assert as_read(window_name(window)) == name


def test_only_a_count_of_days_needs_its_dates() -> None:
    with moments.read_on(TODAY):
        assert as_read(window_with_days(last_days(30, TODAY))) == ("last 30 days, 29 Oct – 27 Nov")
        assert window_with_days(month_of(TODAY)) == "November"
        [word] = in_window(last_days(30, TODAY), dated=True).split("the last 30 days ")[1:]
        assert " " not in word
