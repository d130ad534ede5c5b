"""Sums over a member's posts from which a rate and a target share follow."""

from typing import NamedTuple

from domain.engagement import Engagers, Rate, Spread
from domain.figures.target_share import TargetShare


class RateSums(NamedTuple):
    """Sums over the posts with views (*n*) and unique engagers (*x*), and over listed people.

    Args:
        low: Σ x at the low ends of the engagers.
        high: Σ x at the high ends.
        views_squared: Σ n².
        low_squared: Σ x² ÷ n at the low ends.
        high_squared: Σ x² ÷ n at the high ends.
        targets: Listed engagers at target accounts.
        people: All engagers of the posts with listed engagers, at the low end.
    """

    posts: int = 0
    views: int = 0
    low: int = 0
    high: int = 0
    views_squared: float = 0
    low_squared: float = 0
    high_squared: float = 0
    targets: int = 0
    people: int = 0

    @property
    def rate(self) -> Rate | None:
        """The pooled rate; ``None`` if no post has both views and engagers."""
        if not self.posts:
            return None
        spread = Spread(self.posts, int(self.views_squared), self.low_squared, self.high_squared)
        engagers = Engagers(self.low, self.high)
        return Rate(engagers, self.views, spread if self.posts > 1 else None)

    @property
    def share(self) -> TargetShare:
        """The target share of the engagers."""
        return TargetShare(self.targets, self.people)
