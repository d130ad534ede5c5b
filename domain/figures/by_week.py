"""Rates and target engagers by ISO week: whole ones only, so that a label means one thing."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from domain.engagement import pooled
from domain.entries.posts import Post
from domain.figures.stats import WeekRate
from domain.figures.target_share import of_engagers

#: Weeks in a series.
CHART_WEEKS = 12
_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class WeekTargets:
    """The target engagers of a week's posts."""

    monday: date
    targets: int


def monday_of(day: date) -> date:
    """The first day of a day's ISO week."""
    return day - timedelta(days=day.weekday())


def whole_weeks(last: date, today: date) -> list[date]:
    """The Mondays of the twelve newest ISO weeks that are over on a day, oldest first.

    Args:
        last: The last day of a window, after which no week may end.
    """
    newest = monday_of(min(last + timedelta(days=1), today)) - _WEEK
    return [newest - ago * _WEEK for ago in reversed(range(CHART_WEEKS))]


def rates_by_week(posts: Iterable[Post], mondays: Sequence[date]) -> tuple[WeekRate, ...]:
    """The pooled rate of each of these weeks that has one."""
    rates = [
        (monday, pooled(post.figures for post in of_week))
        for monday, of_week in _by_week(posts, mondays)
    ]
    return tuple(WeekRate(monday, rate) for monday, rate in rates if rate is not None)


def targets_by_week(posts: Iterable[Post], mondays: Sequence[date]) -> tuple[WeekTargets, ...]:
    """The target engagers of each of these weeks with listed people."""
    shares = [
        (monday, of_engagers(post.figures for post in of_week))
        for monday, of_week in _by_week(posts, mondays)
    ]
    return tuple(WeekTargets(monday, share.targets) for monday, share in shares if share.people)


def _by_week(posts: Iterable[Post], mondays: Sequence[date]) -> list[tuple[date, list[Post]]]:
    weeks: dict[date, list[Post]] = defaultdict(list)
    for post in posts:
        weeks[monday_of(post.posted_on)].append(post)
    return [(monday, weeks[monday]) for monday in mondays]
