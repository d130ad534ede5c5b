"""Totals of posts from sums that the database added up: a yearly board sums thousands of posts.

The results are those of ``domain.figures.stats.total``.
"""

from collections.abc import Iterable
from typing import NamedTuple

from domain.engagement import Engagers, Rate, Spread
from domain.figures.stats import Totals
from domain.figures.target_share import TargetShare


class PostSums(NamedTuple):
    """Sums over some posts: of their views (*n*), unique engagers (*x*) and listed people.

    Args:
        known: How many posts have known engagers.
        low: Σ x at the low ends of the engagers.
        high: Σ x at the high ends.
        rated: How many posts have a rate: views (more than 0) and engagers.
        views_squared: Σ n² of the posts with a rate.
        low_squared: Σ x² ÷ n of them, at the low ends.
        high_squared: The same at the high ends.
        targets: Listed engagers at target accounts.
        people: All engagers of the posts with listed engagers, at the low end.
    """

    posts: int = 0
    views: int = 0
    known: int = 0
    low: int = 0
    high: int = 0
    rated: int = 0
    rated_views: int = 0
    rated_low: int = 0
    rated_high: int = 0
    views_squared: float = 0
    low_squared: float = 0
    high_squared: float = 0
    targets: int = 0
    people: int = 0

    @property
    def totals(self) -> Totals:
        """The totals of these posts."""
        return Totals(
            posts=self.posts,
            views=self.views,
            engagers=Engagers(self.low, self.high) if self.known else None,
            rate=self.rate,
            targets=TargetShare(self.targets, self.people),
            rated=self.rated,
        )

    @property
    def rate(self) -> Rate | None:
        """The pooled rate; ``None`` if no post has one."""
        if not self.rated:
            return None
        spread = Spread(self.rated, int(self.views_squared), self.low_squared, self.high_squared)
        engagers = Engagers(self.rated_low, self.rated_high)
        return Rate(engagers, self.rated_views, spread if self.rated > 1 else None)


NO_POSTS = PostSums()


def added_up(sums: Iterable[PostSums]) -> PostSums:
    """The sums of all these posts together."""
    return PostSums(*map(sum, zip(NO_POSTS, *sums, strict=True)))
