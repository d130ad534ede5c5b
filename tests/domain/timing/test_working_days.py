"""Working days: counting and finding them."""

from datetime import date

import pytest
from hypothesis import given

from domain.timing.working_days import WorkingDays
from tests.domain.strategies import DAYS
from tests.domain.timing.days_off import HOLIDAYS_NEARBY, works_on

MONDAY_TO_FRIDAY = works_on(1, 2, 3, 4, 5)
YULE = works_on(1, 2, 3, 4, 5, off=("2026-12-25", "2027-01-01"))


@pytest.mark.parametrize(
    ("day", "working_days", "expected"),
    [
        ("2026-12-01", MONDAY_TO_FRIDAY, "2026-12-04"),
        ("2026-12-03", MONDAY_TO_FRIDAY, "2026-12-08"),
        ("2026-12-01", works_on(2), "2026-12-22"),
        ("2026-12-03", works_on(), "2026-12-08"),
        ("2026-12-23", YULE, "2026-12-29"),
        ("2026-12-31", YULE, "2027-01-06"),
        ("2026-12-31", works_on(off=("2027-01-01",)), "2027-01-06"),
    ],
)
def test_three_working_days_later(day: str, working_days: WorkingDays, expected: str) -> None:
    assert working_days.after(date.fromisoformat(day), 3).isoformat() == expected


@given(DAYS.filter(lambda day: day.year < 2100), HOLIDAYS_NEARBY)
def test_it_is_a_working_day_with_two_others_before_it(
    day: date, working_days: WorkingDays
) -> None:
    found = working_days.after(day, 3)
    between = [date.fromordinal(n) for n in range(day.toordinal() + 1, found.toordinal() + 1)]
    assert found in working_days
    assert sum(each in working_days for each in between) == 3


@pytest.mark.parametrize(
    ("day", "working_days", "found"),
    [
        ("2026-11-24", MONDAY_TO_FRIDAY, "2026-11-24"),
        ("2026-11-28", MONDAY_TO_FRIDAY, "2026-11-30"),
        ("2026-11-24", works_on(1), "2026-11-30"),
        ("2026-12-25", YULE, "2026-12-28"),
        ("2026-11-24", works_on(), None),
    ],
)
def test_a_day_off_moves_to_the_next_working_day(
    day: str, working_days: WorkingDays, found: str | None
) -> None:
    working_day = working_days.first_from(date.fromisoformat(day))
    assert working_day == (date.fromisoformat(found) if found else None)
