"""The one piece of advice for a post."""

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from domain.coaching.advice import advise
from domain.engagement import Figures
from domain.entries.goals import Goal
from domain.entries.posts import Advice

POSTED = datetime(2026, 11, 20, 9, tzinfo=UTC)
RIPE = timedelta(hours=48)
LOW, HIGH = Figures(2340, 25), Figures(2340, 60)
CREDIBILITY, RESULT, OTHER = Goal.CREDIBILITY, Goal.CUSTOMER_RESULT, Goal.OTHER


@pytest.mark.parametrize(
    ("figures", "age", "goal", "link_out", "recent", "advice"),
    [
        (Figures(), RIPE, None, None, [], Advice.ADD_VIEWS),
        (Figures(0, 0), RIPE, None, None, [], Advice.ADD_VIEWS),
        (Figures(2340), RIPE, None, None, [], Advice.ADD_ENGAGERS),
        (LOW, timedelta(hours=47), None, True, [], Advice.LOOK_AGAIN),
        (HIGH, timedelta(0), None, None, [], Advice.LOOK_AGAIN),
        (Figures(99, 1), RIPE, None, True, [], Advice.MORE_VIEWS),
        (Figures(2340, None, 20, 40), RIPE, None, True, [], Advice.COUNT_PEOPLE),
        (LOW, RIPE, CREDIBILITY, True, [], Advice.DROP_LINK_CARD),
        (LOW, RIPE, CREDIBILITY, False, [], Advice.SHOW_CUSTOMER_RESULT),
        (LOW, RIPE, RESULT, None, [], Advice.SHOW_CREDIBILITY),
        (LOW, RIPE, OTHER, None, [CREDIBILITY], Advice.SHOW_CUSTOMER_RESULT),
        (LOW, RIPE, None, None, [CREDIBILITY, RESULT], Advice.SHOW_CREDIBILITY),
        (LOW, RIPE, None, None, [], Advice.SHOW_CREDIBILITY),
        (HIGH, RIPE, CREDIBILITY, True, [], Advice.REPEAT_WHAT_WORKED),
    ],
)
def test_the_advice_for_a_post(
    figures: Figures,
    age: timedelta,
    goal: Goal | None,
    link_out: bool | None,
    recent: list[Goal],
    advice: Advice,
) -> None:
    assert advice is advise(
        figures,
        goal=goal,
        link_out=link_out,
        posted_at=POSTED,
        figures_at=POSTED + age,
        recent_goals=Counter(recent),
    )
