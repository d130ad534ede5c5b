"""Figures, rates, days and zones for tests by property."""

from datetime import date
from zoneinfo import ZoneInfo, available_timezones

from hypothesis import strategies as st

from domain.engagement import Engagers, Figures, Rate
from domain.numbers import MOST

#: Small ones, which meet often, and all that can be typed.
COUNTS = st.integers(0, 300) | st.integers(0, MOST)
MAYBE_COUNTS = st.none() | COUNTS
FIGURES = st.builds(Figures, MAYBE_COUNTS, MAYBE_COUNTS, MAYBE_COUNTS, MAYBE_COUNTS, MAYBE_COUNTS)
RATES = st.builds(
    lambda low, more, views: Rate(Engagers(low, low + more), views),
    COUNTS,
    st.just(0) | COUNTS,
    st.integers(1, 5_000) | st.integers(1, MOST),
)
#: LinkedIn's first day to the last that the bot takes.
DAYS = st.dates(date(2003, 5, 5), date(2100, 12, 31))
ZONES = st.sampled_from(sorted(available_timezones())).map(ZoneInfo)
