"""Weekly messages: one green button, at most one hedge, and a digest on one screen."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

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
from tests.views import coaching_samples, people_samples
from tests.views.coaching_samples import digests
from views.blocks import Message
from views.coaching.digest import digest
from views.coaching.nudges import nudge
from views.coaching.reminder import reminder
from views.coaching.whole_week import whole_week
from views.figures.board import board
from views.figures.coach_week import coach_week
from views.figures.leaderboard import leaderboard

SAMPLES = {**coaching_samples.MESSAGES, **people_samples.MESSAGES}
FACES: list[Callable[..., Message]] = [digest, nudge, reminder, board, coach_week, leaderboard]
few = settings(
    max_examples=15, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)


def pressed(message: Message) -> list[dict[str, Any]]:
    """All buttons and menus of a message."""
    rows = [block["elements"] for block in message.blocks if block["type"] == "actions"]
    beside = [block["accessory"] for block in message.blocks if "accessory" in block]
    return [*beside, *(element for row in rows for element in row)]


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.__name__)
@given(data=st.data())
@few
def test_a_message_has_one_green_button(face: Callable[..., Message], data: st.DataObject) -> None:
    elements = pressed(data.draw(SAMPLES[face]))
    assert [each.get("style") for each in elements].count("primary") == 1


@given(result=digests())
@few
def test_a_digest_has_at_most_twelve_lines(result: Any) -> None:
    shown = [block for block in digest(result).blocks if block["type"] in ("header", "section")]
    people = [block for block in shown if "accessory" in block]
    headed = [
        line
        for block in shown
        for line in block["text"]["text"].split("\n")
        if re.match(r"\*[A-Z][a-z ]+:?\*", line)
    ]
    assert 1 + len(people) + len(headed) <= 12
    assert shown[0]["type"] == "header"


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
