"""A member's own figures over a window, the window before, and their own baseline."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from domain.engagement import Engagers, Rate, engagers_together, pooled
from domain.entries.posts import Post
from domain.figures.activity import NO_ACTIVITY, Activity
from domain.figures.target_share import TargetShare, of_engagers
from domain.thresholds import DEFAULTS, Thresholds
from domain.timing.periods import Window

#: A baseline needs at least this many posts with a rate, and views; otherwise there is none yet.
BASELINE_POSTS = 3
BASELINE_VIEWS = 500


class Totals(NamedTuple):
    """Sums over the newest figures of a window's posts. A tuple, because a board makes many.

    Args:
        engagers: Unique engagers of each post, summed; ``None`` if unknown for all posts.
        rate: Pooled; ``None`` if no post has both views and engagers.
        targets: Target engagers and all engagers of the posts with listed engagers.
        rated: How many posts have a rate.
    """

    posts: int
    views: int
    engagers: Engagers | None
    rate: Rate | None
    targets: TargetShare = TargetShare()
    rated: int = 0


@dataclass(frozen=True)
class WeekRate:
    """One week's pooled rate, for the chart."""

    monday: date
    rate: Rate


@dataclass(frozen=True)
class Stats:
    """Everything that ``/ssi stats`` shows.

    Args:
        best: The post with the highest low end of its rate, if two posts with enough views differ.
        weeks: The pooled rate of each of the last twelve whole ISO weeks that has one, oldest
            first; the newest one ends in the window at the latest.
        activity: Activity other than posting.
        activity_before: The same in the window before.
        ever_posted: Whether the member has any post, in the window or before.
        before_as_of: The local date as of which the posts of the window before are read, so that
            both windows' posts are equally old.
    """

    window: Window
    now: Totals
    before: Totals
    baseline: Rate | None
    best: Post | None
    weeks: tuple[WeekRate, ...]
    thresholds: Thresholds = DEFAULTS
    activity: Activity = NO_ACTIVITY
    activity_before: Activity = NO_ACTIVITY
    ever_posted: bool = True
    before_as_of: date | None = None


def total(posts: list[Post]) -> Totals:
    """Sums posts; the rate is Σ engagers ÷ Σ views of the posts that have both."""
    counted = [post.figures.unique_engagers for post in posts]
    known = [engagers for engagers in counted if engagers is not None]
    return Totals(
        posts=len(posts),
        views=sum(post.figures.views or 0 for post in posts),
        engagers=engagers_together(known) if known else None,
        rate=pooled(post.figures for post in posts),
        targets=of_engagers(post.figures for post in posts),
        rated=sum(post.rate is not None for post in posts),
    )


def own_baseline(posts: list[Post]) -> Rate | None:
    """The baseline: the pooled rate of these posts; ``None`` if they are too few."""
    return baseline_from(total(posts))


def baseline_from(earlier: Totals) -> Rate | None:
    """The baseline from the totals of posts; ``None`` if they are too few."""
    return baseline_of(earlier.rate)


def baseline_of(rate: Rate | None) -> Rate | None:
    """The baseline from the pooled rate of posts; ``None`` if they are too few."""
    if rate is None or rate.spread.posts < BASELINE_POSTS or rate.views < BASELINE_VIEWS:
        return None
    return rate


def best_post(posts: list[Post], fewest_views: int) -> Post | None:
    """The post with the highest rate at its low end, among those with enough views.

    Returns:
        ``None`` unless two of them have different rates.
    """
    rated = [
        (post.rate.low, post.posted_at, post)
        for post in posts
        if post.rate is not None and post.rate.views >= fewest_views
    ]
    if len({low for low, _, _ in rated}) < 2:
        return None
    return max(rated, key=lambda row: row[:2])[2]
