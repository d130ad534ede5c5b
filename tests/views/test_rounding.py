"""Rounded figures agree with the words around them."""

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.certainty import interval
from domain.coaching.post_rules import AboveUsual, LowRate
from domain.coaching.target_rules import DmDrift
from domain.engagement import Engagers, Figures, Rate, pooled
from domain.entries.goals import Goal
from domain.figures.target_share import TargetShare
from playground.testing.reading import as_read
from views import words
from views.coaching.findings import headline

GOAL = Fraction(15, 1000)
#: 1.4999 %, which rounds to 1.50 %.
JUST_BELOW = Rate(Engagers(14_999, 14_999), 1_000_000)


def test_a_rate_below_the_threshold_is_not_shown_as_the_threshold() -> None:
    finding = LowRate(JUST_BELOW, 3, True, "1.5", Goal.CREDIBILITY, None, None)
    assert "1.49 % over your 3 posts of the last 60 days" in as_read(headline(finding))
    assert as_read(words.rate(JUST_BELOW, GOAL)) == "1.49 %"
    assert as_read(words.rate(JUST_BELOW)) == "1.50 %"


def test_an_interval_below_the_threshold_does_not_reach_it() -> None:
    posts = ([Figures(100_000, count)] * 12 for count in range(1_500))
    rates = (rate for rate in map(pooled, posts) if rate is not None)
    rate = next(rate for rate in rates if 0.01495 <= interval(rate, GOAL)[1] < GOAL)
    assert as_read(words.percent(interval(rate, GOAL)[1])) == "1.50 %"
    assert as_read(words.interval(rate, GOAL)).endswith("–1.49 %")


def test_a_share_of_dms_below_the_goal_is_not_shown_as_the_goal() -> None:
    finding = DmDrift(TargetShare(499, 1000), None, "50", below=True)
    assert "at target accounts: 49 %, under" in as_read(headline(finding))


def test_a_rate_above_the_usual_is_shown_above_it() -> None:
    usual, rate = Rate(Engagers(10_690, 10_690), 10**6), Rate(Engagers(10_710, 10_710), 10**6)
    assert "1.08 % on" in as_read(headline(AboveUsual(rate, 2, usual, None)))
    assert "your usual 1.07 %" in as_read(headline(AboveUsual(rate, 2, usual, None)))


@given(st.fractions(0, 1), st.integers(1, 1000).map(lambda tenths: Fraction(tenths, 1000)))
def test_a_shown_share_is_on_its_own_side_of_the_goal(share: Fraction, goal: Fraction) -> None:
    assert (Fraction(words.in_percent(share, goal)) < goal * 100) == (share < goal)


@given(st.integers(0, 30), st.integers(0, 30), st.integers(1, 10**7))
def test_only_nothing_is_shown_as_0_per_cent(low: int, more: int, views: int) -> None:
    rate = Rate(Engagers(low, low + more), max(views, low + more))
    share = rate.low
    texts = [words.whole_percent(share), words.whole_percent(share, GOAL), words.percent(share)]
    texts += [words.rate(rate), words.rate(rate, GOAL), words.gain(share)]
    for text in map(as_read, texts):
        assert not low or not re.match(r"\+?0(\.00)?(?![.\d])", text), text
        if not low + more:
            assert text in ("0 %", "0.00 %", "+0.00 points")


@pytest.mark.parametrize(
    ("exact", "shown"),
    [(Fraction(21, 2), "11"), (Fraction(4_999, 2), "2,500"), (Fraction(1, 3), "0")],
)
def test_averages_are_rounded_half_up(exact: Fraction, shown: str) -> None:
    assert words.rounded(exact) == shown
    assert words.tenths(Fraction(5, 4)) == "1.3"
    assert words.tenths(Fraction(1)) == "1"
