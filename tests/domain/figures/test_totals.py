"""Totals for boards equal those of one member's own figures."""

from dataclasses import astuple, replace

from hypothesis import given
from hypothesis import strategies as st

from domain.engagement import Figures
from domain.figures.stats import Totals, total
from domain.figures.totals import PostCounts, together, totals_by_member, totals_of_all
from tests.domain.posts import post
from tests.domain.strategies import FIGURES, FIGURES_LISTED

MEMBERS = (1, 2, 3)
POSTS = st.lists(st.tuples(st.sampled_from(MEMBERS), FIGURES | FIGURES_LISTED), max_size=8)


def counts(member: int, figures: Figures) -> PostCounts:
    values: tuple[int | None, ...] = astuple(figures)
    views, engagers, reactions, comments, reposts, listed, targets = values
    return member, views, engagers, reactions, comments, reposts, listed, targets


def rounded(totals: Totals) -> Totals:
    """The totals with the spread's sums rounded: adding in another order differs in last digits."""
    rate = totals.rate
    if rate is None or rate.pooled_from is None:
        return totals
    spread = rate.pooled_from
    low, high = (float(f"{value:.9g}") for value in (spread.low, spread.high))
    return totals._replace(rate=replace(rate, pooled_from=replace(spread, low=low, high=high)))


@given(POSTS)
def test_a_members_totals_are_those_of_their_posts(posts: list[tuple[int, Figures]]) -> None:
    totals = totals_by_member(MEMBERS, [counts(*each) for each in posts])
    for member in MEMBERS:
        own = [post(figures) for member_id, figures in posts if member_id == member]
        assert rounded(totals[member]) == rounded(total(own))


@given(POSTS)
def test_members_together_have_the_totals_of_all_their_posts(
    posts: list[tuple[int, Figures]],
) -> None:
    totals = totals_by_member(MEMBERS, [counts(*each) for each in posts])
    whole = rounded(total([post(figures) for _, figures in posts]))
    assert rounded(together(totals.values())) == whole
    assert rounded(totals_of_all(counts(*each) for each in posts)) == whole
