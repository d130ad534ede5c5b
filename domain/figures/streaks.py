"""Rates, target engagers and streaks over seven-day weeks that end on a window's last day."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from domain.engagement import pooled
from domain.entries.posts import Post
from domain.figures.stats import WeekRate
from domain.figures.target_share import of_engagers

_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class WeekTargets:
    """The target engagers of a week's posts, by its first day."""

    first: date
    targets: int


def rates_by_week(posts: Sequence[Post], last: date, weeks: int) -> tuple[WeekRate, ...]:
    """The pooled rate of each week that has one, oldest first.

    Args:
        last: The last day of the newest week.
        weeks: How many weeks to look back.
    """
    rates = [
        (first, pooled(post.figures for post in of_week))
        for first, of_week in _by_week(posts, last, weeks)
    ]
    return tuple(WeekRate(first, rate) for first, rate in rates if rate is not None)


def targets_by_week(posts: Sequence[Post], last: date, weeks: int) -> tuple[WeekTargets, ...]:
    """The target engagers of each week with listed people, oldest first.

    Args:
        last: The last day of the newest week.
        weeks: How many weeks to look back.
    """
    shares = [
        (first, of_engagers(post.figures for post in of_week))
        for first, of_week in _by_week(posts, last, weeks)
    ]
    return tuple(WeekTargets(first, share.targets) for first, share in shares if share.people)


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


def _by_week(posts: Sequence[Post], last: date, weeks: int) -> Iterator[tuple[date, list[Post]]]:
    """The first day and the posts of each week, oldest first."""
    for ago in range(weeks - 1, -1, -1):
        first = _first_day(last) - ago * _WEEK
        yield first, [post for post in posts if first <= post.posted_on < first + _WEEK]


def _first_day(last: date) -> date:
    return last - _WEEK + timedelta(days=1)
