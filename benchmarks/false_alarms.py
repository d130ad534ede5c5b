"""How often a seller is nudged about a low rate, by the seller's true rate.

    python -m benchmarks.false_alarms [--sellers 500] [--seed 1]

Simulates sellers for a year, through the real rule with its arming and rest. Each posts 1.5 times a
week (Poisson); views are log-normal with a median of 800 and a sigma of 0.6 or 0.9; the true rates
of a seller's posts are gamma-distributed around the seller's own with a coefficient of variation of
0.5, as in two public data sets. The figures of a post are taken after 48 hours. The rule looks at
them on each working day.

For comparison, the plain rule: the pooled rate of the last 30 days is below the threshold, and the
rule nudges again as soon as it has cleared.
Prints nudges a year, and the share of sellers nudged within 60 days.
"""

import argparse
import math
import random
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from statistics import fmean

from domain.coaching.arming import Arming, rearmed
from domain.coaching.facts import Facts
from domain.coaching.post_rules import RECENT_DAYS, low_rate, ripe
from domain.coaching.rules import Rule
from domain.engagement import Figures, pooled
from domain.entries.goals import Goal
from domain.entries.posts import Post
from domain.thresholds import DEFAULTS, Thresholds

TRUE_RATES = (0.008, 0.010, 0.012, 0.018, 0.022)
SIGMAS = (0.6, 0.9)
#: Days before the first look, so that a seller has posts.
_BEFORE = 60
_YEAR = 365
_START = date(2026, 1, 1)
_POSTS_A_DAY = 1.5 / 7
_MEDIAN_VIEWS = 800
_VARIATION = 0.5
_TAKEN_AFTER = timedelta(hours=48)
_REACHED_WITHIN = 60
#: The plain rule, in the table's column of how sure it is.
_PLAIN = "plain"
_SURE = ("80", "90", "95")


@dataclass(frozen=True)
class Cell:
    """What happened to the sellers of one true rate.

    Args:
        nudges: Nudges a seller a year.
        reached: The share of sellers who got one within 60 days.
    """

    nudges: float
    reached: float


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sellers", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    print(f"{asked.sellers} sellers a cell, seed {asked.seed}; nudges a year at sigma 0.6, 0.9;")
    print("share of sellers reached within 60 days, the lower of the two\n")
    print(f"| sure from | {' | '.join(f'true {rate:.1%}' for rate in TRUE_RATES)} |")
    print(f"|---|{'---|' * len(TRUE_RATES)}")
    jobs = [
        (sure, rate, sigma, asked.sellers, asked.seed)
        for sure in (_PLAIN, *_SURE)
        for rate in TRUE_RATES
        for sigma in SIGMAS
    ]
    with ProcessPoolExecutor() as pool:
        cells = dict(zip(jobs, pool.map(_cell, jobs), strict=True))
    for sure in (_PLAIN, *_SURE):
        row = []
        for rate in TRUE_RATES:
            both = [cells[sure, rate, sigma, asked.sellers, asked.seed] for sigma in SIGMAS]
            nudges = ", ".join(f"{cell.nudges:.1f}" for cell in both)
            row.append(f"{nudges} · {min(cell.reached for cell in both):.0%}")
        label = "30 days, the plain “below”" if sure == _PLAIN else f"{sure} %"
        print(f"| {label} | {' | '.join(row)} |")


def _cell(job: tuple[str, float, float, int, int]) -> Cell:
    sure, rate, sigma, sellers, seed = job
    results = [
        _year_of(_posts(_chance(f"{seed}/{rate}/{sigma}/{seller}"), rate, sigma), sure)
        for seller in range(sellers)
    ]
    return Cell(
        nudges=fmean(len(days) for days in results),
        reached=fmean(bool(days) and days[0] < _REACHED_WITHIN for days in results),
    )


def _chance(seed: str) -> random.Random:
    return random.Random(seed)  # noqa: S311  # a simulation


def _posts(chance: random.Random, rate: float, sigma: float) -> list[Post]:
    """A seller's posts from 60 days before the year to its end."""
    posts: list[Post] = []
    for day in range(-_BEFORE, _YEAR):
        for _ in range(_poisson(chance, _POSTS_A_DAY)):
            views = max(1, round(_MEDIAN_VIEWS * math.exp(chance.gauss(0, sigma))))
            shape = 1 / _VARIATION**2
            true = min(1.0, chance.gammavariate(shape, rate / shape))
            posts.append(_post(len(posts), day, views, _binomial(chance, views, true)))
    return posts


def _post(number: int, day: int, views: int, engagers: int) -> Post:
    posted_on = _START + timedelta(days=day)
    posted_at = datetime.combine(posted_on, time(8), UTC)
    return Post(
        id=number,
        link=f"https://www.linkedin.com/feed/update/urn:li:activity:{number}/",
        posted_on=posted_on,
        posted_at=posted_at,
        goal=Goal.OTHER,
        link_out=False,
        figures=Figures(views, engagers),
        figures_at=posted_at + _TAKEN_AFTER,
    )


def _year_of(posts: list[Post], sure: str) -> list[int]:
    """The days on which the seller is nudged."""
    thresholds = DEFAULTS if sure == _PLAIN else replace(DEFAULTS, sure=Fraction(sure) / 100)
    # The plain rule nudged again as soon as it had cleared, as rules without a rest do.
    rule = Rule.CADENCE if sure == _PLAIN else Rule.ENGAGEMENT_RATE
    nudged: list[int] = []
    armings: Mapping[Rule, Arming] = {}
    for day in range(_YEAR):
        today = _START + timedelta(days=day)
        if today.isoweekday() > 5:
            continue
        now = datetime.combine(today, time(10), UTC)
        known = [
            post
            for post in posts
            if post.figures_at is not None
            and post.figures_at <= now
            and (today - post.posted_on).days <= _BEFORE
        ]
        low = _holds(Facts(today, tuple(known), None), sure, thresholds)
        armings = rearmed(armings, [rule] if low else [], now)
        arming = armings.get(rule)
        if arming is not None and arming.is_due(now):
            nudged.append(day)
            armings = {rule: replace(arming, sent_at=now)}
    return nudged


def _holds(facts: Facts, sure: str, thresholds: Thresholds) -> bool:
    if sure != _PLAIN:
        finding = low_rate(facts, thresholds)
        return finding is not None and finding.sure
    rate = pooled(post.figures for post in ripe(facts.last(RECENT_DAYS)))
    enough = rate is not None and rate.views >= thresholds.fewest_views
    return enough and rate is not None and rate.high < thresholds.engagement_rate


def _binomial(chance: random.Random, count: int, share: float) -> int:
    """How many of ``count`` tries succeed, by the gaps between successes."""
    successes, at = 0, 0
    while share > 0:
        at += 1 + int(math.log(1 - chance.random()) / math.log1p(-share)) if share < 1 else 1
        if at > count:
            break
        successes += 1
    return successes


def _poisson(chance: random.Random, mean: float) -> int:
    """Knuth's method, for small means."""
    product, count = chance.random(), 0
    while product > math.exp(-mean):
        product *= chance.random()
        count += 1
    return count


if __name__ == "__main__":
    main()
