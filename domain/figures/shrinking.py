"""Shrinking: members' figures of few posts or people, drawn towards their team's.

Of the truly best of ten sellers, a week's raw rates name about half. So a board ranks by
(x + mK) ÷ (n + K): *x* of *n* are the member's own, *m* is the team's pooled figure, and *K* says
how many of the team's observations each member is given. *n* counts effective views, because posts
differ (`domain/certainty.py`), or people.

Two members whose order is not sure share a place.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from domain.certainty import Estimate, chance_higher

#: A place is shared while the order is less sure than this.
SURE = 0.8
#: The standard deviation between members is at least and at most this share of the team's figure.
_LEAST_BETWEEN, _MOST_BETWEEN = 0.1, 1.0


class Sample(NamedTuple):
    """What a member's own observations say.

    Args:
        value: A share, 0 … 1, or a difference of two shares.
        size: How many independent observations it is worth; more than 0.
    """

    value: float
    size: float


def shrunk_shares(samples: Sequence[Sample]) -> list[Estimate]:
    """The true share of each member: the Beta distribution of its own and the team's observations.

    Returns:
        One estimate for each sample, in the same order.
    """
    team = _pooled(samples)
    noise = team * (1 - team)
    if not noise:
        return [Estimate(team, 0.0)] * len(samples)
    weight = team_weight(samples, team, noise, min(team, 1 - team))
    means = [_shrunk(each, team, weight) for each in samples]
    return [
        Estimate(mean, mean * (1 - mean) / (each.size + weight + 1))
        for mean, each in zip(means, samples, strict=True)
    ]


def shrunk_differences(samples: Sequence[Sample], rate: float) -> list[Estimate]:
    """The true difference of each member between two rates.

    Args:
        rate: The pooled rate of the team, 0 … 1.

    Returns:
        One estimate for each sample, in the same order.
    """
    team = _pooled(samples)
    noise = rate * (1 - rate)
    if not samples or not noise:
        return [Estimate(each.value, 0.0) for each in samples]
    weight = team_weight(samples, team, noise, min(rate, 1 - rate))
    return [Estimate(_shrunk(each, team, weight), noise / (each.size + weight)) for each in samples]


def team_weight(samples: Sequence[Sample], team: float, noise: float, scale: float) -> float:
    """*K*: the observations of the team that each member is given; fewer where members differ more.

    It is the variance of one observation ÷ the variance between members. The latter is the moment
    estimator for proportions of unequal samples, within bounds. Source: Kleinman 1973, *Proportions
    with extraneous variance*, Journal of the American Statistical Association 68.

    Args:
        team: The mean of the samples, weighed by their sizes.
        noise: The variance of one observation.
        scale: The bounds of the standard deviation between members are shares of this.
    """
    total = math.fsum(each.size for each in samples)
    freedom = total - math.fsum(each.size**2 for each in samples) / total  # 0 for one member
    between = math.fsum(each.size * (each.value - team) ** 2 for each in samples)
    excess = between - noise * (len(samples) - 1)
    variance = excess / freedom if freedom > 0 else 0.0
    least, most = (_LEAST_BETWEEN * scale) ** 2, (_MOST_BETWEEN * scale) ** 2
    return noise / min(max(variance, least), most)


def groups(falling: Iterable[Estimate]) -> Iterator[int]:
    """The place of each member, from 1; members whose order is not sure share one.

    Going down, a member shares the place of the group above until a member of that group is surely
    higher. So any two of a group could change places.

    Args:
        falling: Estimates with falling means.
    """
    place = 0
    rivals: list[Estimate] = []
    for position, each in enumerate(falling, start=1):
        if not rivals or any(chance_higher(rival, each) >= SURE for rival in rivals):
            place, rivals = position, [each]
        elif each.variance < rivals[-1].variance:
            # Of the others, a rival has a higher mean and a smaller variance.
            rivals.append(each)
        yield place


def _pooled(samples: Sequence[Sample]) -> float:
    total = math.fsum(each.size for each in samples)
    return math.fsum(each.value * each.size for each in samples) / total if total else 0.0


def _shrunk(sample: Sample, team: float, weight: float) -> float:
    return (sample.value * sample.size + team * weight) / (sample.size + weight)
