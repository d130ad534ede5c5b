"""Totals of many members' posts, from plain numbers: a yearly board sums thousands of posts.

The results are those of ``domain.figures.stats.total``.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable

from domain.engagement import Engagers, Rate, Spread, engagers_between, pooled_rates
from domain.figures.stats import Totals
from domain.figures.target_share import TargetShare

Count = int | None
PostCounts = tuple[int, Count, Count, Count, Count, Count, Count, Count]
"""A post's member id, and its figures in the order of ``domain.engagement.Figures``."""


class _Sums:
    """The running sums of some posts."""

    __slots__ = (
        *("posts", "views", "known", "low", "high"),
        *("rated", "rated_views", "rated_low", "rated_high"),
        *("views_squared", "low_squared", "high_squared"),
        *("targets", "people"),
    )

    def __init__(self) -> None:
        self.posts = self.views = self.known = self.low = self.high = 0
        self.rated = self.rated_views = self.rated_low = self.rated_high = 0
        self.targets = self.people = self.views_squared = 0
        self.low_squared = self.high_squared = 0.0

    def add(self, post: PostCounts) -> None:
        _, views, engagers, reactions, comments, reposts, listed, targets = post
        self.posts += 1
        self.views += views or 0
        bounds = engagers_between(engagers, reactions, comments, reposts, listed)
        if bounds is None:
            return
        low, high = bounds
        self.known += 1
        self.low += low
        self.high += high
        if views:
            self.rated += 1
            self.rated_views += views
            self.rated_low += low
            self.rated_high += high
            self.views_squared += views * views
            self.low_squared += low * low / views
            self.high_squared += high * high / views
        if listed:
            self.targets += targets or 0
            self.people += low

    def totals(self) -> Totals:
        return Totals(
            posts=self.posts,
            views=self.views,
            engagers=Engagers(self.low, self.high) if self.known else None,
            rate=self._rate() if self.rated else None,
            targets=TargetShare(self.targets, self.people),
            rated=self.rated,
        )

    def _rate(self) -> Rate:
        spread = Spread(self.rated, self.views_squared, self.low_squared, self.high_squared)
        return Rate(
            Engagers(self.rated_low, self.rated_high),
            self.rated_views,
            spread if self.rated > 1 else None,
        )


_NOTHING = _Sums().totals()


def totals_by_member(member_ids: Collection[int], posts: Iterable[PostCounts]) -> dict[int, Totals]:
    """The totals of each of these members; all zero for a member without posts."""
    sums: dict[int, _Sums] = defaultdict(_Sums)
    for post in posts:
        sums[post[0]].add(post)
    return {
        member_id: sums[member_id].totals() if member_id in sums else _NOTHING
        for member_id in member_ids
    }


def totals_of_all(posts: Iterable[PostCounts]) -> Totals:
    """The totals of all these posts together."""
    sums = _Sums()
    for post in posts:
        sums.add(post)
    return sums.totals()


def together(totals: Iterable[Totals]) -> Totals:
    """Sums several members' totals; the rate is pooled."""
    every = list(totals)
    known = [each.engagers for each in every if each.engagers is not None]
    return Totals(
        posts=sum(each.posts for each in every),
        views=sum(each.views for each in every),
        engagers=sum(known, Engagers(0, 0)) if known else None,
        rate=pooled_rates(each.rate for each in every if each.rate is not None),
        targets=TargetShare(
            sum(each.targets.targets for each in every),
            sum(each.targets.people for each in every),
        ),
        rated=sum(each.rated for each in every),
    )
