"""Working days with holidays, in short and as strategies."""

from collections.abc import Sequence
from datetime import date

from hypothesis import strategies as st

from domain.timing.working_days import WorkingDays


def works_on(*weekdays: int, off: Sequence[str] = ()) -> WorkingDays:
    """These ISO weekdays without these holidays."""
    return WorkingDays(frozenset(weekdays), frozenset(map(date.fromisoformat, off)))


_WEEKDAYS = st.frozensets(st.integers(1, 7))
#: With some weekdays or none, and without holidays.
WORKING_DAYS = st.builds(WorkingDays, _WEEKDAYS)
#: With many holidays in 2026 and around it, often on Mondays.
HOLIDAYS_NEARBY = st.builds(
    WorkingDays,
    _WEEKDAYS.filter(bool),
    st.frozensets(
        st.dates(date(2025, 12, 20), date(2027, 1, 10))
        | st.integers(1, 53).map(lambda week: date.fromisocalendar(2026, week, 1)),
        max_size=30,
    ),
)
