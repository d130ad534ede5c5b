"""Shrinking: how far a member's figure is drawn towards the team's."""

from itertools import pairwise
from statistics import NormalDist, mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.certainty import Estimate, chance_higher
from domain.figures.shrinking import Sample, groups, shrunk_differences, shrunk_shares, team_weight

SHARES = st.integers(0, 1000).map(lambda thousandths: thousandths / 1000)
SAMPLES = st.lists(st.builds(Sample, SHARES, st.floats(0.5, 10_000)), min_size=1, max_size=12)


def weight(*samples: tuple[float, float]) -> float:
    """The team's weight for members, each with a share and a size."""
    listed = [Sample(*each) for each in samples]
    team = sum(each.value * each.size for each in listed) / sum(each.size for each in listed)
    return team_weight(listed, team, team * (1 - team), min(team, 1 - team))


def test_the_teams_weight_is_the_noise_over_the_variance_between_members() -> None:
    # Sizes of 1,000 around 2 %: 0.0004 between members is left of 0.0004 + 0.0196 ÷ 1,000.
    spread = 0.0200 * (1 + 0.0196 / 0.4) ** 0.5 / 2**0.5
    assert weight((0.02 - spread, 1000), (0.02 + spread, 1000)) == pytest.approx(0.0196 / 0.0004)


def test_the_teams_weight_has_bounds() -> None:
    alike = weight(*[(0.02, 1000)] * 5)
    assert alike == pytest.approx(0.0196 / 0.002**2)
    apart = weight((0.0, 90_000), (0.04, 90_000), (0.0, 90_000), (0.04, 90_000), (0.0, 1))
    assert apart == pytest.approx(0.0196 / 0.02**2, rel=0.01)


def test_a_share_is_that_of_the_own_and_the_teams_observations_together() -> None:
    samples = [Sample(0.05, 40), Sample(0.02, 2000), Sample(0.01, 2000), Sample(0.03, 1000)]
    team = mean([each.value * each.size for each in samples]) / mean(
        [each.size for each in samples]
    )
    given_each = team_weight(samples, team, team * (1 - team), team)
    for sample, estimate in zip(samples, shrunk_shares(samples), strict=True):
        expected = (sample.value * sample.size + team * given_each) / (sample.size + given_each)
        assert estimate.mean == pytest.approx(expected)


@given(SAMPLES)
def test_an_estimate_lies_between_the_own_figure_and_the_teams(samples: list[Sample]) -> None:
    total = sum(each.size for each in samples)
    team = sum(each.value * each.size for each in samples) / total
    for found in (shrunk_shares(samples), shrunk_differences(samples, 0.02)):
        for sample, estimate in zip(samples, found, strict=True):
            low, high = sorted([sample.value, team])
            assert low - 1e-9 <= estimate.mean <= high + 1e-9
            assert estimate.variance >= 0


@given(st.lists(SHARES.map(lambda value: Sample(value, 100)), min_size=2, max_size=12))
def test_shrinking_keeps_the_order_of_members_with_as_many_observations(
    samples: list[Sample],
) -> None:
    found = [each.mean for each in shrunk_shares(samples)]
    order = sorted(range(len(samples)), key=lambda each: samples[each].value)
    assert all(found[low] <= found[high] + 1e-9 for low, high in pairwise(order))


@pytest.mark.parametrize(
    ("falling", "places"),
    [
        ([], []),
        ([(0.030, 0.001), (0.029, 0.001), (0.020, 0.001)], [1, 1, 3]),
        ([(0.030, 0.001), (0.025, 0.001), (0.024, 0.001)], [1, 2, 2]),
        ([(0.02, 0.0), (0.02, 0.0), (0.01, 0.0)], [1, 1, 3]),
        # The leader is unsure, but the second is surely above the third.
        ([(0.030, 0.015), (0.029, 0.001), (0.020, 0.001)], [1, 1, 3]),
    ],
)
def test_going_down_a_new_place_begins_where_one_above_is_surely_higher(
    falling: list[tuple[float, float]], places: list[int]
) -> None:
    estimates = [Estimate(value, deviation**2) for value, deviation in falling]
    assert list(groups(estimates)) == places


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0.01, 1), st.floats(0.01, 1))
def test_the_chance_to_be_higher_is_that_of_the_difference(
    one: float, other: float, deviation: float, other_deviation: float
) -> None:
    chance = chance_higher(Estimate(one, deviation**2), Estimate(other, other_deviation**2))
    difference = NormalDist(one, deviation) - NormalDist(other, other_deviation)
    assert chance == pytest.approx(1 - difference.cdf(0), abs=1e-9)
