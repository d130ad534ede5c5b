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

    Nearly all posts have a rate: views (more than 0) and engagers.

    Args:
        rated: How many posts have a rate.
        rated_views: Σ n of them.
        rated_low: Σ x of them, at the low ends of the engagers.
        rated_high: The same at the high ends.
        views_squared: Σ n² of them.
        low_squared: Σ x² ÷ n of them, at the low ends.
        high_squared: The same at the high ends.
        targets: Listed engagers at target accounts, of all posts.
        people: All engagers of the posts with listed engagers, at the low end.
        unrated: How many posts have no rate.
        unrated_views: Σ n of them.
        known: How many of them have known engagers.
        unrated_low: Σ x of them, at the low ends.
        unrated_high: The same at the high ends.
    """

    rated: int = 0
    rated_views: int = 0
    rated_low: int = 0
    rated_high: int = 0
    views_squared: float = 0
    low_squared: float = 0
    high_squared: float = 0
    targets: int = 0
    people: int = 0
    unrated: int = 0
    unrated_views: int = 0
    known: int = 0
    unrated_low: int = 0
    unrated_high: int = 0

    @property
    def posts(self) -> int:
        """How many posts there are."""
        return self.rated + self.unrated

    @property
    def engagers(self) -> Engagers | None:
        """The unique engagers of all posts; ``None`` if unknown for all."""
        if not self.rated and not self.known:
            return None
        low, high = self.rated_low + self.unrated_low, self.rated_high + self.unrated_high
        return Engagers(low, high)

    @property
    def totals(self) -> Totals:
        """The totals of these posts."""
        return Totals(
            posts=self.posts,
            views=self.rated_views + self.unrated_views,
            engagers=self.engagers,
            rate=self.rate,
            targets=self.share,
            rated=self.rated,
        )

    @property
    def share(self) -> TargetShare:
        """The target share of the engagers."""
        return TargetShare(self.targets, self.people)

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
