"""Rates and streaks over seven-day weeks that end on a window's last day."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from domain.engagement import pooled
from domain.entries.posts import Post
from domain.figures.stats import WeekRate

_WEEK = timedelta(days=7)


def rates_by_week(posts: Sequence[Post], last: date, weeks: int) -> tuple[WeekRate, ...]:
    """The pooled rate of each week that has one, oldest first.

    Args:
        last: The last day of the newest week.
        weeks: How many weeks to look back.
    """
    rates = []
    for ago in range(weeks - 1, -1, -1):
        first = _first_day(last) - ago * _WEEK
        rate = pooled(p.figures for p in posts if first <= p.posted_on < first + _WEEK)
        if rate is not None:
            rates.append(WeekRate(first, rate))
    return tuple(rates)


def posting_streak(days: Iterable[date], last: date) -> int:
    """The number of consecutive weeks with a post, up to the one that ends on ``last``.

    Args:
        days: Dates of posts, in any order.
    """
    newest = _first_day(last)
    posted = {(day - newest).days // 7 for day in days}
    streak = 0
    while -streak in posted:
        streak += 1
    return streak


def _first_day(last: date) -> date:
    return last - _WEEK + timedelta(days=1)
