"""The engagement rate."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.engagement import (
    Engagers,
    Figures,
    Rate,
    pooled,
)
from domain.errors import UserError
from tests.domain.strategies import FIGURES


def test_parts_give_a_range() -> None:
    figures = Figures(views=2340, reactions=20, comments=6, reposts=2)
    assert figures.unique_engagers == Engagers(20, 28)
    assert figures.rate == Rate(Engagers(20, 28), 2340)


def test_a_typed_count_is_no_range() -> None:
    assert Figures(views=2340, engagers=25).unique_engagers == Engagers(25, 25)


@pytest.mark.parametrize(
    ("parts", "engagers"),
    [
        (Figures(reactions=20), Engagers(20, 20)),
        (Figures(reactions=20, reposts=2), Engagers(20, 22)),
    ],
)
def test_an_unknown_part_counts_as_zero(parts: Figures, engagers: Engagers) -> None:
    assert parts.unique_engagers == engagers


@pytest.mark.parametrize(
    "unrated", [Figures(), Figures(0, 3), Figures(9), Figures(9, comments=2, reposts=1)]
)
def test_no_rate_without_views_and_engagers(unrated: Figures) -> None:
    assert unrated.rate is None


def test_pooling_divides_sums_and_does_not_average_rates() -> None:
    small, large = Figures(views=100, engagers=10), Figures(views=9900, engagers=90)
    rate = pooled([small, large])
    assert rate is not None
    assert rate.low == Fraction(100, 10_000)


@given(st.data(), st.lists(FIGURES, max_size=8))
def test_pooling_does_not_depend_on_the_order(data: st.DataObject, figures: list[Figures]) -> None:
    assert pooled(data.draw(st.permutations(figures))) == pooled(figures)


@given(st.lists(FIGURES, max_size=8))
def test_a_pooled_rate_lies_between_its_parts(figures: list[Figures]) -> None:
    rates = [rate for each in figures if (rate := each.rate) is not None]
    together = pooled(figures)
    assert (together is None) == (not rates)
    if together is not None:
        assert together.views == sum(rate.views for rate in rates)
        assert min(r.low for r in rates) <= together.low <= together.high
        assert together.high <= max(r.high for r in rates)


@pytest.mark.parametrize(
    ("known", "update", "carried"),
    [
        (Figures(100, 5), Figures(views=200), Figures(200, 5)),
        (Figures(100, 5), Figures(engagers=7), Figures(100, 7)),
        (Figures(100, 5), Figures(reactions=4), Figures(100, None, 4)),
        (Figures(100, None, 4, 2, 1), Figures(engagers=6), Figures(100, 6)),
        (Figures(100, 5), Figures(comments=3), Figures(100, 5, None, 3)),
        (Figures(100, None, 4, 2, 1), Figures(comments=3), Figures(100, None, 4, 3, 1)),
        (Figures(100, 5), Figures(engagers=6, reactions=4), Figures(100, 6, 4)),
        (Figures(100, 5), Figures(views=0), Figures(0, 5)),
    ],
)
def test_figures_that_are_not_updated_remain(
    known: Figures, update: Figures, carried: Figures
) -> None:
    assert known.carried_over(update) == carried


@given(FIGURES, FIGURES)
def test_updating_twice_equals_updating_once(known: Figures, update: Figures) -> None:
    carried = known.carried_over(update)
    assert carried.carried_over(update) == carried
    assert known.carried_over(Figures()) == known
    assert Figures().carried_over(update) == update


@given(FIGURES, FIGURES)
def test_the_latest_update_decides_the_engagers(known: Figures, update: Figures) -> None:
    if update.engagers is not None:
        assert known.carried_over(update).unique_engagers == update.unique_engagers
    elif update.reactions is not None:
        assert known.carried_over(update).engagers is None
    elif update.comments is None and update.reposts is None:
        assert known.carried_over(update).unique_engagers == known.unique_engagers


@pytest.mark.parametrize(
    ("figures", "problem"),
    [
        (Figures(100, 19, 20), "20 reactions come from 20 people"),
        (Figures(100, 29, 20, 6, 2), "come from at most 28 people"),
    ],
)
def test_contradictory_figures_are_refused(figures: Figures, problem: str) -> None:
    with pytest.raises(UserError, match=problem) as refused:
        figures.check()
    assert refused.value.field == "engagers"


@pytest.mark.parametrize(
    "figures", [Figures(100, 20, 20), Figures(100, 28, 20, 6, 2), Figures(100, 29, 20, 6)]
)
def test_consistent_figures_are_accepted(figures: Figures) -> None:
    figures.check()
