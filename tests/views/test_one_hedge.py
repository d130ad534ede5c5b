"""A digest says at most once how sure a figure is."""

from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction

import pytest

from domain.coaching.digest import Digest
from domain.coaching.post_rules import LinkOuts, LowRate
from domain.coaching.rules import Finding
from domain.coaching.target_rules import DmDrift
from domain.engagement import Engagers, Rate
from domain.entries.goals import Goal
from domain.figures.stats import Totals
from domain.figures.target_share import TargetShare
from domain.thresholds import DEFAULTS
from domain.timing.periods import Window
from views.coaching.digest import digest
from views.coaching.whole_week import whole_week

RATE = Rate(Engagers(30, 30), 3000)
LOW = LowRate(RATE, 4, True, "1.5", Goal.CREDIBILITY, None, None)
DRIFT = DmDrift(TargetShare(1, 8), None, "50", below=True)
WEEK = Window(date(2026, 11, 16), date(2026, 11, 22), "7d")


def told(rate: Rate, *findings: Finding) -> list[str]:
    """A digest, and the whole week behind it."""
    week = Totals(4, rate.views, rate.engagers, rate)
    result = Digest(
        name="Ada",
        window=WEEK,
        now=week,
        before=Totals(0, 0, None, None),
        usual=None,
        weeks=(),
        best=None,
        streak=1,
        findings=findings,
        steps=(),
        thresholds=replace(DEFAULTS, sure=Fraction(4, 5)),
        as_of=datetime(2026, 11, 23, 9, tzinfo=UTC),
    )
    return [digest(result).text, whole_week(result).text]


@pytest.mark.parametrize(
    "findings",
    [
        (),
        (LOW,),
        (DRIFT,),
        (DRIFT, LOW),
        (replace(DRIFT, sure=False), replace(LOW, sure=False)),
        (DRIFT, replace(LOW, sure=False), LinkOuts(2, 3, None, None)),
    ],
)
def test_a_digest_hedges_at_most_once(findings: tuple[Finding, ...]) -> None:
    for text in told(RATE, *findings):
        hedges = [each for each in text.split(". ") if "chance" in each or "early sign" in each]
        assert len(hedges) <= 1, text
