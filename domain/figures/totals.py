"""Sums over the posts of many members at once, for boards: plain numbers in, totals out.

The rules are those of ``domain.figures.stats.total``; a yearly board sums thousands of posts.
"""

from collections.abc import Collection, Iterable

from domain.coaching.target_share import TargetShare
from domain.figures.engagement import Engagers, Rate, engagers_between
from domain.figures.stats import Totals

Count = int | None
PostCounts = tuple[int, Count, Count, Count, Count, Count, Count, Count]
"""A post's member, and its figures in the order of ``domain.figures.engagement.Figures``."""


class _Sums:
    """What some posts add up to so far."""

    def __init__(self) -> None:
        self.posts = self.views = self.known = self.low = self.high = 0
        self.rated = self.rated_views = self.rated_low = self.rated_high = 0
        self.targets = self.people = 0

    def add(self, views: Count, bounds: tuple[int, int] | None) -> None:
        self.posts += 1
        self.views += views or 0
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

    def totals(self) -> Totals:
        rate = Rate(Engagers(self.rated_low, self.rated_high), self.rated_views)
        return Totals(
            posts=self.posts,
            views=self.views,
            engagers=Engagers(self.low, self.high) if self.known else None,
            rate=rate if self.rated else None,
            targets=TargetShare(self.targets, self.people),
            rated=self.rated,
        )


def totals_by_member(member_ids: Collection[int], posts: Iterable[PostCounts]) -> dict[int, Totals]:
    """The totals of each of these members; of none of theirs, all is nothing."""
    sums = {number: _Sums() for number in member_ids}
    for number, views, engagers, reactions, comments, reposts, listed, targets in posts:
        of_member = sums[number]
        bounds = engagers_between(engagers, reactions, comments, reposts, listed)
        of_member.add(views, bounds)
        if listed and bounds is not None:
            of_member.targets += targets or 0
            of_member.people += bounds[0]
    return {number: of_member.totals() for number, of_member in sums.items()}


def together(totals: Iterable[Totals]) -> Totals:
    """The sum of several members' totals; the rate is pooled."""
    every = list(totals)
    known = [each.engagers for each in every if each.engagers is not None]
    rates = [each.rate for each in every if each.rate is not None]
    engagers = sum((rate.engagers for rate in rates), Engagers(0, 0))
    return Totals(
        posts=sum(each.posts for each in every),
        views=sum(each.views for each in every),
        engagers=sum(known, Engagers(0, 0)) if known else None,
        rate=Rate(engagers, sum(rate.views for rate in rates)) if rates else None,
        targets=TargetShare(
            sum(each.targets.targets for each in every),
            sum(each.targets.people for each in every),
        ),
        rated=sum(each.rated for each in every),
    )
