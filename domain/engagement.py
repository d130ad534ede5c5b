"""Engagement rate: unique engagers ÷ views. `domain/certainty.py` says how sure a rate is.

LinkedIn shows no unique engagers, only reactions, comments and reposts. One person gives at most
one reaction but may also comment and repost, so the parts give a range:
reactions ≤ unique engagers ≤ reactions + comments + reposts. Without reactions there is no range.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from fractions import Fraction
from typing import NamedTuple

from domain.errors import UserError
from domain.fields import Field

#: The rate that this product coaches towards: 1.5 %.
THRESHOLD = Fraction(15, 1000)


class Engagers(NamedTuple):
    """A post's unique engagers, as a range; ``low == high`` when they were counted."""

    low: int
    high: int

    @property
    def is_range(self) -> bool:
        """Whether only bounds are known."""
        return self.low != self.high


def engagers_together(every: Iterable[Engagers]) -> Engagers:
    """The sums of the low ends, and of the high ends."""
    each = list(every)
    return Engagers(sum(one.low for one in each), sum(one.high for one in each))


@dataclass(frozen=True)
class Figures:
    """A post's figures at one time; ``None`` where a figure is unknown.

    Args:
        listed: Distinct engagers listed by name so far.
        listed_targets: How many of them work at target accounts, as decided when listed.
    """

    views: int | None = None
    engagers: int | None = None
    reactions: int | None = None
    comments: int | None = None
    reposts: int | None = None
    listed: int | None = None
    listed_targets: int | None = None

    @property
    def empty(self) -> bool:
        """Whether every figure is unknown."""
        return all(getattr(self, field.name) is None for field in fields(self))

    @property
    def unique_engagers(self) -> Engagers | None:
        """The typed count, else the range from the parts; never less than ``listed``.

        LinkedIn shows no zeros: if reactions are known, unknown comments or reposts count as 0.
        """
        bounds = engagers_between(
            self.engagers, self.reactions, self.comments, self.reposts, self.listed
        )
        return Engagers(*bounds) if bounds is not None else None

    @property
    def target_share(self) -> Fraction | None:
        """Target engagers ÷ engagers, 0 … 1; ``None`` where no engager was listed."""
        engagers = self.unique_engagers
        if not self.listed or engagers is None:
            return None
        return Fraction(self.listed_targets or 0, engagers.low)

    @property
    def _all_parts(self) -> int:
        return (self.reactions or 0) + (self.comments or 0) + (self.reposts or 0)

    @property
    def rate(self) -> "Rate | None":
        """The engagement rate, where views (more than 0) and engagers are known."""
        return pooled([self])

    def carried_over(self, newer: "Figures") -> "Figures":
        """These figures, overwritten by those that ``newer`` knows.

        Engagers can be typed as a count or as reactions (with or without comments and reposts).
        Newer reactions replace an older count; a newer count replaces the older parts.
        """
        base = self
        if newer.engagers is not None:
            base = replace(base, reactions=None, comments=None, reposts=None)
        elif newer.reactions is not None:
            base = replace(base, engagers=None)
        known = {
            field.name: getattr(newer, field.name)
            for field in fields(newer)
            if getattr(newer, field.name) is not None
        }
        return replace(base, **known)

    def check(self) -> None:
        """Refuses figures that contradict themselves.

        Raises:
            UserError: fewer unique engagers than reactions, or more than all parts together.
        """
        if self.engagers is None:
            return
        parts = (self.reactions, self.comments, self.reposts)
        if None not in parts and self.engagers > self._all_parts:
            raise UserError(
                f"The reactions, comments and reposts come from at most {self._all_parts:,} "
                f"people, so there can't be {self.engagers:,} unique engagers.",
                "Count only people who reacted, commented or reposted.",
                field=Field.ENGAGERS,
            )
        if (self.reactions or 0) > self.engagers:
            raise UserError(
                f"{self.reactions:,} reactions come from {self.reactions:,} people, "
                f"so there can't be {self.engagers:,} unique engagers.",
                "Leave the engagers out and I'll work with the reactions, comments and reposts.",
                field=Field.ENGAGERS,
            )


class Spread(NamedTuple):
    """How much pooled posts differ, as sums over the posts: *n* views, *x* unique engagers.

    Args:
        posts: How many posts there are.
        views_squared: Σ n².
        low: Σ x² ÷ n at the low ends of the engagers.
        high: Σ x² ÷ n at the high ends.
    """

    posts: int
    views_squared: int
    low: float
    high: float


class Rate(NamedTuple):
    """An engagement rate and its parts. ``low`` and ``high`` are exact shares, 0 … 1.

    A tuple, because a board makes many.

    Args:
        pooled_from: How much the posts differ; ``None`` for one post.
    """

    engagers: Engagers
    views: int
    pooled_from: Spread | None = None

    @property
    def low(self) -> Fraction:
        """The rate at the low end of the engagers."""
        return Fraction(self.engagers.low, self.views)

    @property
    def high(self) -> Fraction:
        """The rate at the high end of the engagers."""
        return Fraction(self.engagers.high, self.views)

    @property
    def is_range(self) -> bool:
        """Whether only bounds are known."""
        return self.engagers.is_range

    @property
    def spread(self) -> Spread:
        """How much the posts differ."""
        if self.pooled_from is not None:
            return self.pooled_from
        low, high = (count**2 / self.views for count in (self.engagers.low, self.engagers.high))
        return Spread(1, self.views**2, low, high)


def engagers_between(
    engagers: int | None,
    reactions: int | None,
    comments: int | None,
    reposts: int | None,
    listed: int | None,
) -> tuple[int, int] | None:
    """The low and the high end of a post's unique engagers (``Figures.unique_engagers``)."""
    least = listed or 0
    if engagers is not None:
        counted = max(engagers, least)
        return counted, counted
    if reactions is not None:
        parts = reactions + (comments or 0) + (reposts or 0)
        return max(reactions, least), max(parts, least)
    return (least, least) if least else None


def pooled(figures: Iterable[Figures]) -> Rate | None:
    """One rate over several posts: Σ engagers ÷ Σ views, never a mean of rates.

    Posts with unknown views or engagers are left out.

    Returns:
        ``None`` where no views remain.
    """
    known = ((figure.views, figure.unique_engagers) for figure in figures)
    return pooled_rates(
        Rate(counted, views) for views, counted in known if views and counted is not None
    )


def pooled_rates(rates: Iterable[Rate]) -> Rate | None:
    """One rate over the posts of several rates; ``None`` without any."""
    every = list(rates)
    if len(every) <= 1:
        return every[0] if every else None
    spreads = [rate.spread for rate in every]
    return Rate(
        engagers_together(rate.engagers for rate in every),
        sum(rate.views for rate in every),
        Spread(
            sum(spread.posts for spread in spreads),
            sum(spread.views_squared for spread in spreads),
            # Exact sums, so that the order of the posts does not matter.
            math.fsum(spread.low for spread in spreads),
            math.fsum(spread.high for spread in spreads),
        ),
    )
