"""The day of the reminder's one follow-up."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.coaching.reminder import after_working_days
from tests.domain.strategies import DAYS


@pytest.mark.parametrize(
    ("day", "working_days", "expected"),
    [
        (date(2026, 12, 1), [1, 2, 3, 4, 5], date(2026, 12, 4)),
        (date(2026, 12, 3), [1, 2, 3, 4, 5], date(2026, 12, 8)),
        (date(2026, 12, 1), [2], date(2026, 12, 22)),
        (date(2026, 12, 3), [], date(2026, 12, 8)),
    ],
)
def test_three_working_days_later(day: date, working_days: list[int], expected: date) -> None:
    assert after_working_days(day, 3, working_days) == expected


@given(DAYS.filter(lambda day: day.year < 2100), st.sets(st.integers(1, 7), min_size=1))
def test_it_is_a_working_day_with_two_others_before_it(day: date, working: set[int]) -> None:
    found = after_working_days(day, 3, working)
    between = [date.fromordinal(n) for n in range(day.toordinal() + 1, found.toordinal() + 1)]
    assert found.isoweekday() in working
    assert sum(each.isoweekday() in working for each in between) == 3
