"""The parts of a digest: weeks, streaks, a usual week, next steps."""

from collections.abc import Collection
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.coaching.advice import MOST_STEPS, Step, StepKind, next_steps
from domain.coaching.digest import situation, usual_week
from domain.engagement import Figures
from domain.entries.goals import Goal
from domain.entries.posts import Advice, Post
from domain.figures.by_week import rates_by_week, whole_weeks
from domain.figures.streaks import posting_streak
from tests.domain.posts import post
from tests.domain.strategies import FIGURES
from views.wording.advice_words import advised, step_in_words

SUNDAY = date(2026, 11, 22)
MONDAY = date(2026, 11, 23)


def ago(days: int) -> date:
    return SUNDAY - timedelta(days=days)


@pytest.mark.parametrize(
    ("days", "streak"),
    [([], 0), ([0], 1), ([6], 1), ([7], 0), ([0, 7, 20], 3), ([0, 14], 1), ([-1], 0)],
)
def test_a_streak_counts_weeks_in_a_row_up_to_this_one(days: list[int], streak: int) -> None:
    assert posting_streak([ago(day) for day in days], SUNDAY) == streak


@given(
    st.lists(st.tuples(FIGURES, st.integers(-20, 110)), max_size=8),
    st.integers(-40, 40),
    st.integers(0, 13),
)
def test_each_whole_week_pools_its_own_posts(
    posts: list[tuple[Figures, int]], last: int, today: int
) -> None:
    shown = [post(figures, ago(days)) for figures, days in posts]
    mondays = whole_weeks(ago(last), ago(today))
    over = mondays[-1] + timedelta(weeks=1)
    assert len(mondays) == 12
    assert all(monday.isoweekday() == 1 for monday in mondays)
    assert over <= ago(today)
    assert over <= ago(last) + timedelta(days=1)
    assert over + timedelta(weeks=1) > min(ago(today), ago(last) + timedelta(days=1))
    rates = rates_by_week(shown, mondays)
    assert [week.monday for week in rates] == sorted({week.monday for week in rates})
    counted = [each for each in shown if each.rate and mondays[0] <= each.posted_on < over]
    assert sum(week.rate.views for week in rates) == sum(
        each.rate.views for each in counted if each.rate
    )
    assert set(mondays) >= {week.monday for week in rates}


def test_a_usual_week_does_not_count_the_weeks_before_the_first_post() -> None:
    usual = usual_week([post(Figures(500, 6), ago(day)) for day in (1, 8, 13)], SUNDAY)
    assert usual is not None
    assert usual.posts == Fraction(3, 2)
    assert (usual.views, usual.engagers) == (Fraction(750), Fraction(9))


def test_a_usual_week_is_exact_until_it_is_shown() -> None:
    usual = usual_week([post(Figures(501, 7), ago(day)) for day in (1, 2, 8)], SUNDAY)
    assert usual is not None
    assert (usual.views, usual.engagers) == (Fraction(1503, 2), Fraction(21, 2))


def test_without_a_baseline_there_is_no_usual_week() -> None:
    assert usual_week([post(Figures(5000, 6))], SUNDAY) is None


def kinds(posts: list[Post], said_last: Collection[str] = (), **true: Any) -> list[StepKind]:
    """The steps in a situation."""
    about = situation(MONDAY, posts, true.pop("best", None), (), **true)
    return [step.kind for step in next_steps(about, said_last, lambda _: 0)]


def test_missing_figures_come_first_and_the_next_post_follows() -> None:
    bare = post(Figures(), ago(5))
    assert kinds([bare]) == [StepKind.ADD_FIGURES, StepKind.POST_CREDIBILITY]


def test_young_figures_lead_to_a_step_to_update_them() -> None:
    young = post(Figures(100, 5), ago(3), taken_after=timedelta(hours=20))
    assert kinds([young])[0] is StepKind.LOOK_AGAIN
    grown = post(Figures(100, 5), ago(20), taken_after=timedelta(hours=20))
    assert kinds([grown]) == [StepKind.POST_CREDIBILITY]


def test_the_next_post_has_the_goal_that_the_posts_lack() -> None:
    assert kinds([post(Figures(100, 5), goal=Goal.CREDIBILITY)])[-1] is (
        StepKind.POST_CUSTOMER_RESULT
    )


def test_there_are_never_more_than_three_steps() -> None:
    best = post(Figures(1000, 90), ago(1))
    assert len(kinds([post(Figures(), ago(0)), best], best=best, unanswered=True)) == MOST_STEPS


def test_a_good_rate_gets_no_advice_to_improve() -> None:
    best = post(Figures(1000, 90), ago(1))
    assert kinds([best], best=best, good=True) == [
        StepKind.WRITE_TO_ENGAGERS,
        StepKind.KEEP_GOING,
    ]


def test_comments_are_answered_only_while_the_post_is_fresh() -> None:
    assert StepKind.ANSWER_COMMENTS in kinds([post(Figures(100, 5), ago(1))])
    assert StepKind.ANSWER_COMMENTS not in kinds([post(Figures(100, 5), ago(2))])


def test_a_step_of_the_last_digest_comes_after_the_others() -> None:
    fresh = post(Figures(100, 5), ago(1))
    assert kinds([fresh], said_last=[StepKind.POST_CREDIBILITY]) == [
        StepKind.ANSWER_COMMENTS,
        StepKind.POST_CREDIBILITY,
    ]


@pytest.mark.parametrize("kind", StepKind)
def test_no_step_has_the_same_words_within_three_turns(kind: StepKind) -> None:
    posts = (post(Figures(100, 5), ago(1)),)
    assert len({step_in_words(Step(kind, posts, turn)) for turn in range(3)}) == 3


@pytest.mark.parametrize("advice", Advice)
def test_no_advice_for_a_post_has_the_same_words_twice_in_a_row(advice: Advice) -> None:
    said = [advised(advice, turn=turn) for turn in range(9)]
    assert all(one != other for one, other in pairwise(said))
