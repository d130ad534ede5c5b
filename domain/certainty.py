"""How sure a figure from a few posts or people is: probabilities and intervals.

The rates of one person's posts differ far more than chance alone explains: in two public data sets
of 48 posts each, their coefficient of variation was 0.52. So the variance of a pooled rate is
multiplied by a dispersion φ, which mixes the posts' own dispersion with the usual one. The
probability comes from a score test with Student's distribution, with k + 3 degrees of freedom for k
posts; the interval is Wilson's. So one post is never sure enough, and five alike soon are.

Sources: McCullagh and Nelder (quasi-binomial dispersion), Smyth 2004 (moderated variances), Wilson
1927. `benchmarks/false_alarms.py` shows what these constants do to a seller's year.
"""

import math
from enum import StrEnum
from fractions import Fraction
from functools import cache
from statistics import NormalDist
from typing import NamedTuple

from domain.engagement import Rate, Spread
from domain.thresholds import DEFAULTS, Thresholds

#: The usual coefficient of variation of a person's post rates.
_USUAL_VARIATION = 0.5
#: The usual dispersion weighs as much as this many further posts.
_USUAL_WEIGHT = 4
#: A lower probability is no sign of anything.
EARLY_FROM = 0.6
#: The prior of a share, Beta(2, 2): two people on each side.
_PRIOR = 2
#: For more people, the normal distribution replaces the exact sum, which gets slow.
_MOST_EXACT = 2_000
#: The probability that the shown interval contains the rate.
SHOWN = 0.95


class Verdict(StrEnum):
    """How a rate compares with the threshold, and whether that is sure enough for a nudge."""

    BELOW = "below"  # surely
    EARLY_BELOW = "early_below"  # it is below, but not surely
    UNCLEAR = "unclear"  # the range of engagers lies on both sides
    EARLY_ABOVE = "early_above"  # it is at or above, but not surely
    ABOVE = "above"  # surely
    TOO_FEW_VIEWS = "too_few_views"


def verdict_of(rate: Rate, thresholds: Thresholds = DEFAULTS) -> Verdict:
    """Compares a rate with the threshold. Its high end must be below, or its low end above."""
    threshold = thresholds.engagement_rate
    if rate.views < thresholds.fewest_views:
        return Verdict.TOO_FEW_VIEWS
    if rate.high < threshold:
        sure = chance_below(rate, threshold) >= thresholds.sure
        return Verdict.BELOW if sure else Verdict.EARLY_BELOW
    if rate.low >= threshold:
        sure = chance_above(rate, threshold) >= thresholds.sure
        return Verdict.ABOVE if sure else Verdict.EARLY_ABOVE
    return Verdict.UNCLEAR


def chance_below(rate: Rate, threshold: Fraction) -> float:
    """The probability that the true rate is below a threshold, by the high end of the engagers."""
    spread = rate.spread
    return _chance_below(rate.views, rate.engagers.high, spread.high, rate, float(threshold))


def chance_above(rate: Rate, threshold: Fraction) -> float:
    """The probability that the true rate is not below it, by the low end of the engagers."""
    spread = rate.spread
    return 1 - _chance_below(rate.views, rate.engagers.low, spread.low, rate, float(threshold))


def interval(rate: Rate, threshold: Fraction) -> tuple[float, float]:
    """The 95 % interval of the true rate, as shares 0 … 1; of a range, from end to end.

    Args:
        threshold: The rate to reach, which sets the usual dispersion.
    """
    spread = rate.spread
    theta = float(threshold)
    low = _wilson(rate.views, rate.engagers.low, spread.low, rate, theta)[0]
    return low, _wilson(rate.views, rate.engagers.high, spread.high, rate, theta)[1]


def chance_share_below(targets: int, others: int, goal: Fraction) -> float:
    """The probability that a true share of people is below a goal, under Beta(2, 2).

    Args:
        targets: People at target accounts.
        others: All other people.
        goal: A share, 0 … 1.
    """
    a, b = targets + _PRIOR, others + _PRIOR
    n, x = a + b - 1, float(goal)
    if x >= 1:
        return 1.0
    if n > _MOST_EXACT:
        return NormalDist(*_mean_and_deviation(a, b)).cdf(x)
    return min(1.0, math.fsum(_binomial(n, j, x) for j in range(a, n + 1)))


def chance_share_fell(now: tuple[int, int], before: tuple[int, int]) -> float:
    """The probability that a true share is lower than before, both under Beta(2, 2).

    Args:
        now: People at target accounts, and all others.
        before: The same in the time before.
    """
    a, b = now[0] + _PRIOR, now[1] + _PRIOR
    c, d = before[0] + _PRIOR, before[1] + _PRIOR
    if a + b + c + d > _MOST_EXACT:
        (mean, deviation), (earlier, other) = _mean_and_deviation(a, b), _mean_and_deviation(c, d)
        return NormalDist().cdf((earlier - mean) / math.hypot(deviation, other))
    # P(before > now) for integer parameters: a sum of Beta functions.
    terms = (
        math.exp(_log_beta(a + i, b + d) - math.log(d + i) - _log_beta(1 + i, d) - _log_beta(a, b))
        for i in range(c)
    )
    return min(1.0, math.fsum(terms))


class Estimate(NamedTuple):
    """A true figure as its few observations tell it: its mean, and its variance around that."""

    mean: float
    variance: float


def effective_views(rate: Rate, theta: float) -> float:
    """The independent views that a rate's views are worth: at most ``rate.views``, at least 0.

    Args:
        theta: A rate by which the usual dispersion is known, 0 … 1.
    """
    spread = rate.spread
    return rate.views / _dispersion(rate.views, rate.engagers.low, spread.low, spread, theta)


def chance_higher(one: Estimate, other: Estimate) -> float:
    """The probability that one true figure is higher than another, both normal around their mean.

    Beta distributions of the same mean and variance give nearly the same.
    """
    variance = one.variance + other.variance
    if not variance:
        return 0.5 + 0.5 * ((one.mean > other.mean) - (one.mean < other.mean))
    return 0.5 * math.erfc((other.mean - one.mean) / math.sqrt(2 * variance))


def _chance_below(views: int, engagers: int, squares: float, rate: Rate, theta: float) -> float:
    share = min(engagers / views, 1.0)
    effective = views / _dispersion(views, engagers, squares, rate.spread, theta)
    t = (theta - share) / math.sqrt(theta * (1 - theta) / effective)
    return _student(t, _degrees(rate))


def _wilson(
    views: int, engagers: int, squares: float, rate: Rate, theta: float
) -> tuple[float, float]:
    share = min(engagers / views, 1.0)
    n = views / _dispersion(views, engagers, squares, rate.spread, theta)
    z = _quantile(_degrees(rate))
    scale = 1 + z * z / n
    centre = (share + z * z / (2 * n)) / scale
    reach = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / scale
    return max(0.0, centre - reach), min(1.0, centre + reach)


def _dispersion(views: int, engagers: int, squares: float, spread: Spread, theta: float) -> float:
    """φ: the variance of the posts as a multiple of chance alone, mixed with the usual one."""
    mean_views = spread.views_squared / views  # a viral post weighs more
    usual = 1 + mean_views * theta * _USUAL_VARIATION**2 / (1 - theta)
    share = engagers / views
    own = 0.0  # times k - 1
    if spread.posts > 1 and 0 < share < 1:
        own = max(0.0, squares - engagers * share) / (share * (1 - share))
    return max(1.0, (own + _USUAL_WEIGHT * usual) / (spread.posts - 1 + _USUAL_WEIGHT))


def _degrees(rate: Rate) -> int:
    return rate.spread.posts - 1 + _USUAL_WEIGHT


def _student(t: float, degrees: int) -> float:
    """Student's distribution function for whole degrees of freedom (a finite series)."""
    angle = math.atan(t / math.sqrt(degrees))
    cosine = math.cos(angle)
    if degrees % 2:
        term, series = cosine, 0.0
        for k in range(3, degrees + 1, 2):
            series += term
            term *= cosine * cosine * (k - 1) / k
        within = 2 / math.pi * (angle + math.sin(angle) * series)
    else:
        term, series = 1.0, 0.0
        for k in range(2, degrees + 1, 2):
            series += term
            term *= cosine * cosine * (k - 1) / k
        within = math.sin(angle) * series
    return (1 + within) / 2


@cache
def _quantile(degrees: int) -> float:
    """Student's quantile of the interval that is shown, by bisection."""
    low, high = 0.0, 100.0
    for _ in range(60):
        middle = (low + high) / 2
        if _student(middle, degrees) < (1 + SHOWN) / 2:
            low = middle
        else:
            high = middle
    return high


def _binomial(n: int, j: int, x: float) -> float:
    ways = math.lgamma(n + 1) - math.lgamma(j + 1) - math.lgamma(n - j + 1)
    return math.exp(ways + j * math.log(x) + (n - j) * math.log1p(-x))


def _mean_and_deviation(a: int, b: int) -> tuple[float, float]:
    """The mean and the standard deviation of a Beta distribution."""
    return a / (a + b), math.sqrt(a * b / (a + b + 1)) / (a + b)


def _log_beta(a: int, b: int) -> float:
    return math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)
