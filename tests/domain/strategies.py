"""Hypothesis strategies: figures, rates, days and zones."""

from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo, available_timezones

from hypothesis import strategies as st

from domain.engagement import Engagers, Figures, Rate
from domain.entries.touches import DmCounts
from domain.figures.activity import Activity, WinTally
from domain.figures.target_share import TargetShare
from domain.typed.numbers import MOST

#: Small counts, which often tie, and all counts that can be typed.
COUNTS = st.integers(0, 300) | st.integers(0, MOST)
MAYBE_COUNTS = st.none() | COUNTS
FIGURES = st.builds(Figures, MAYBE_COUNTS, MAYBE_COUNTS, MAYBE_COUNTS, MAYBE_COUNTS, MAYBE_COUNTS)
RATES = st.builds(
    lambda low, more, views: Rate(Engagers(low, low + more), views),
    COUNTS,
    st.just(0) | COUNTS,
    st.integers(1, 5_000) | st.integers(1, MOST),
)
#: Figures of posts with listed engagers, some of them at target accounts.
FIGURES_LISTED = st.builds(
    lambda figures, counts: replace(figures, listed=max(counts), listed_targets=min(counts)),
    FIGURES,
    st.tuples(COUNTS, COUNTS),
)
SHARED_OF_PEOPLE = st.tuples(COUNTS, COUNTS).map(
    lambda counts: TargetShare(min(counts), max(counts))
)
DM_COUNTS = st.tuples(COUNTS, COUNTS, COUNTS, COUNTS).map(
    lambda counts: DmCounts(
        counts[0],
        counts[1],
        min(counts[2], counts[0] + counts[1]),
        min(counts[3], counts[2], counts[0] + counts[1]),
    )
)
ACTIVITIES = st.builds(Activity, DM_COUNTS, COUNTS, st.builds(WinTally, COUNTS, COUNTS, COUNTS))
#: From LinkedIn's first day to the last that the bot accepts.
DAYS = st.dates(date(2003, 5, 5), date(2100, 12, 31))
ZONES = st.sampled_from(sorted(available_timezones())).map(ZoneInfo)
