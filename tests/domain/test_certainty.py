"""How sure a rate or a share is. The figures are those of the simulations behind the constants."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.certainty import (
    Verdict,
    chance_above,
    chance_below,
    chance_share_below,
    chance_share_fell,
    interval,
    verdict_of,
)
from domain.engagement import THRESHOLD, Figures, Rate, pooled
from domain.thresholds import DEFAULTS
from tests.domain.strategies import RATES

HALF = Fraction(1, 2)
#: Posts with views and counted engagers.
POSTS = st.lists(
    st.builds(Figures, views=st.integers(1, 50_000), engagers=st.integers(0, 2_000)),
    min_size=1,
    max_size=12,
)
#: Posts with at most 1.4 % each.
LOW_POSTS = st.lists(
    st.builds(
        lambda views, engaged: Figures(views, views * engaged // 1_000),
        st.integers(1, 50_000),
        st.integers(0, 14),
    ),
    min_size=1,
    max_size=12,
)
PEOPLE = st.integers(0, 400)


def rate_of(*posts: tuple[int, int]) -> Rate:
    """The pooled rate of posts, each with engagers and views."""
    rate = pooled(Figures(views, engagers) for engagers, views in posts)
    assert rate is not None
    return rate


@pytest.mark.parametrize(
    ("posts", "percent"),
    [
        ([(25, 2340)], 69),
        ([(25, 2340), (27, 2600)], 79),
        ([(8, 1000)] * 2, 88),
        ([(10, 1000)] * 3, 87),
        ([(10, 1000)] * 4, 92),
        ([(8, 1000)] * 5, 98),
        ([(0, 800)], 92),
    ],
)
def test_how_sure_a_rate_is_below_the_threshold(posts: list[tuple[int, int]], percent: int) -> None:
    assert round(100 * chance_below(rate_of(*posts), THRESHOLD)) == percent


@pytest.mark.parametrize(
    ("posts", "shown"),
    [
        ([(25, 2340)], ["0.22", "5.01"]),
        ([(10, 1000)] * 4, ["0.54", "1.83"]),
        ([(8, 1000)] * 5, ["0.46", "1.39"]),
        ([(0, 800)], ["0.00", "3.75"]),
    ],
)
def test_the_interval_of_a_rate(posts: list[tuple[int, int]], shown: list[str]) -> None:
    assert [f"{100 * end:.2f}" for end in interval(rate_of(*posts), THRESHOLD)] == shown


def test_posts_that_differ_are_less_sure_than_posts_alike() -> None:
    alike, differing = (
        rate_of(*[(10, 1000)] * 4),
        rate_of((1, 1000), (2, 1000), (27, 1000), (10, 1000)),
    )
    assert alike.low == differing.low
    assert chance_below(differing, THRESHOLD) < chance_below(alike, THRESHOLD)


def test_a_range_of_engagers_is_judged_by_its_high_end() -> None:
    counted, ranged = Figures(2000, 16), Figures(2000, None, 16, 6, 2)
    assert counted.rate is not None
    assert ranged.rate is not None
    assert chance_below(ranged.rate, THRESHOLD) < chance_below(counted.rate, THRESHOLD)
    assert chance_above(ranged.rate, THRESHOLD) == chance_above(counted.rate, THRESHOLD)
    assert interval(ranged.rate, THRESHOLD)[1] > interval(counted.rate, THRESHOLD)[1]


@given(LOW_POSTS)
def test_the_same_posts_twice_never_make_a_low_rate_less_sure(posts: list[Figures]) -> None:
    once, twice = pooled(posts), pooled([*posts, *posts])
    assert once is not None
    assert twice is not None
    assert chance_below(twice, THRESHOLD) >= chance_below(once, THRESHOLD) - 1e-12


@given(POSTS, st.data())
def test_the_order_of_posts_never_matters(posts: list[Figures], data: st.DataObject) -> None:
    rate, other = pooled(posts), pooled(data.draw(st.permutations(posts)))
    assert rate == other


@given(RATES)
def test_a_probability_agrees_with_the_rate_and_its_interval(rate: Rate) -> None:
    low, high = interval(rate, THRESHOLD)
    assert 0 <= low <= min(1.0, float(rate.low)) + 1e-9
    assert min(1.0, float(rate.high)) - 1e-9 <= high <= 1
    below, above = chance_below(rate, THRESHOLD), chance_above(rate, THRESHOLD)
    assert 0 <= below <= 1
    assert 0 <= above <= 1
    if rate.high < THRESHOLD:
        assert below > 0.5
    if rate.low > THRESHOLD:
        assert above > 0.5


@pytest.mark.parametrize(
    ("figures", "verdict"),
    [
        (Figures(99, 0), Verdict.TOO_FEW_VIEWS),
        (Figures(100, 1), Verdict.EARLY_BELOW),
        (Figures(800, 0), Verdict.BELOW),
        (Figures(2340, 25), Verdict.EARLY_BELOW),
        (Figures(1000, None, 10, 10), Verdict.UNCLEAR),
        (Figures(1000, 15), Verdict.EARLY_ABOVE),
        (Figures(10_000, 400), Verdict.ABOVE),
    ],
)
def test_the_verdict_on_a_post(figures: Figures, verdict: Verdict) -> None:
    assert figures.rate is not None
    assert verdict_of(figures.rate) is verdict


@given(RATES)
def test_a_verdict_agrees_with_its_probability(rate: Rate) -> None:
    below = chance_below(rate, THRESHOLD) >= DEFAULTS.sure
    above = chance_above(rate, THRESHOLD) >= DEFAULTS.sure
    says = {
        Verdict.TOO_FEW_VIEWS: rate.views < DEFAULTS.fewest_views,
        Verdict.BELOW: below and rate.high < THRESHOLD,
        Verdict.EARLY_BELOW: not below and rate.high < THRESHOLD,
        Verdict.UNCLEAR: rate.low < THRESHOLD <= rate.high,
        Verdict.EARLY_ABOVE: not above and rate.low >= THRESHOLD,
        Verdict.ABOVE: above and rate.low >= THRESHOLD,
    }
    assert says[verdict_of(rate)]


@pytest.mark.parametrize(
    ("targets", "others", "chance"), [(2, 3, "0.64"), (1, 4, "0.86"), (2, 6, "0.89")]
)
def test_how_sure_a_share_is_below_a_half(targets: int, others: int, chance: str) -> None:
    assert f"{chance_share_below(targets, others, HALF):.2f}" == chance


@given(PEOPLE, PEOPLE)
def test_a_share_is_below_a_half_as_surely_as_its_mirror_above(targets: int, others: int) -> None:
    below = chance_share_below(targets, others, HALF)
    assert below + chance_share_below(others, targets, HALF) == pytest.approx(1)


@given(st.tuples(PEOPLE, PEOPLE), st.tuples(PEOPLE, PEOPLE))
def test_a_share_fell_or_rose(now: tuple[int, int], before: tuple[int, int]) -> None:
    fell, rose = chance_share_fell(now, before), chance_share_fell(before, now)
    assert fell + rose == pytest.approx(1)


def test_a_clear_fall_is_sure_and_a_small_one_is_not() -> None:
    assert chance_share_fell((2, 6), (6, 2)) > 0.95
    assert chance_share_fell((5, 5), (6, 4)) < 0.8


def test_thousands_of_people_are_no_trouble() -> None:
    assert chance_share_below(3_000, 5_000, HALF) == pytest.approx(1)
    assert chance_share_below(1_000_000, 1_000_000, HALF) == pytest.approx(0.5)
    assert chance_share_fell((499_000, 501_000), (501_000, 499_000)) > 0.99
    assert chance_share_below(997, 1_010, HALF) == pytest.approx(
        chance_share_below(995, 1_007, HALF), abs=0.01
    )
    assert chance_share_below(5_000, 3_000, HALF) == pytest.approx(0)


def test_a_share_is_never_above_a_goal_of_all_people() -> None:
    assert chance_share_below(400, 0, Fraction(1)) == 1
