"""Advice by what is true of a person: for a post just logged, and the next steps of a digest.

The words are in `views.wording.advice_words`, several for each piece, so that no person reads the
same sentence twice in a row.
"""

from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from domain.certainty import Verdict, verdict_of
from domain.engagement import Figures
from domain.entries.goals import Goal
from domain.entries.posts import Advice, Post
from domain.thresholds import DEFAULTS, Thresholds

#: Younger figures still rise too fast to judge.
RIPE_AFTER = timedelta(hours=48)
#: For this long a post is seen and commented on.
FRESH_FOR = timedelta(days=3)
#: The most steps in a digest; longer lists get ignored.
MOST_STEPS = 3


def advise(
    figures: Figures,
    *,
    goal: Goal | None,
    link_out: bool | None,
    posted_at: datetime,
    figures_at: datetime | None,
    recent_goals: Counter[Goal],
    thresholds: Thresholds = DEFAULTS,
) -> Advice:
    """Chooses the most useful advice for a post's author. Source: the product's coaching table.

    Args:
        figures: The newest figures.
        goal: What the post is for.
        link_out: Whether the post sends readers to another site.
        posted_at: When it was posted, in UTC.
        figures_at: When the figures were taken, in UTC.
        recent_goals: The number of the author's posts of the last 30 days, by goal.
    """
    if not figures.views:
        return Advice.ADD_VIEWS
    rate = figures.rate
    if rate is None:
        return Advice.ADD_ENGAGERS
    if figures_at is not None and figures_at - posted_at < RIPE_AFTER:
        return Advice.LOOK_AGAIN
    match verdict_of(rate, thresholds):
        case Verdict.TOO_FEW_VIEWS:
            return Advice.MORE_VIEWS
        case Verdict.UNCLEAR:
            return Advice.COUNT_PEOPLE
        case Verdict.BELOW | Verdict.EARLY_BELOW:
            return _against_a_low_rate(goal, link_out, recent_goals)
        case Verdict.ABOVE | Verdict.EARLY_ABOVE:
            return Advice.REPEAT_WHAT_WORKED


def _against_a_low_rate(
    goal: Goal | None, link_out: bool | None, recent_goals: Counter[Goal]
) -> Advice:
    if link_out:
        return Advice.DROP_LINK_CARD
    if goal is Goal.CREDIBILITY:
        return Advice.SHOW_CUSTOMER_RESULT
    if goal is Goal.CUSTOMER_RESULT:
        return Advice.SHOW_CREDIBILITY
    if recent_goals[Goal.CUSTOMER_RESULT] < recent_goals[Goal.CREDIBILITY]:
        return Advice.SHOW_CUSTOMER_RESULT
    return Advice.SHOW_CREDIBILITY


class StepKind(StrEnum):
    """The kind of a next step."""

    ADD_FIGURES = "add_figures"
    LOOK_AGAIN = "look_again"
    WRITE_TO_ENGAGERS = "write_to_engagers"
    SECOND_MESSAGE = "second_message"
    ANSWER_COMMENTS = "answer_comments"
    LEARN_FROM_BEST = "learn_from_best"
    POST_CREDIBILITY = "post_credibility"
    POST_CUSTOMER_RESULT = "post_customer_result"
    KEEP_GOING = "keep_going"


@dataclass(frozen=True)
class Step:
    """One concrete next step.

    Args:
        posts: The posts to work on, if any.
        turn: How often the member got this step lately, by which its wording is chosen.
    """

    kind: StepKind
    posts: tuple[Post, ...] = ()
    turn: int = 0


@dataclass(frozen=True)
class Situation:
    """What is true of a member when a digest advises them.

    Args:
        bare: Recent posts without a rate.
        stale: Recent posts whose figures were taken in the first two days and have grown since.
        fresh: Posts that are still being commented on.
        best: The week's best post, if two differ.
        lacking: The goal that fewer of the recent posts have.
        warm: Whether the digest names target people who wait for a DM.
        unanswered: Whether a DM to a target person waits for a second message.
        low: Whether the rate is below the aim, surely or not.
        good: Whether it surely reaches the aim, so that nothing about it needs to improve.
    """

    bare: tuple[Post, ...] = ()
    stale: tuple[Post, ...] = ()
    fresh: tuple[Post, ...] = ()
    best: Post | None = None
    lacking: Goal = Goal.CREDIBILITY
    warm: bool = False
    unanswered: bool = False
    low: bool = False
    good: bool = False


#: Each step with the condition under which it is good advice, the most useful first. Evidence:
#: replies to comments on the own post bring some 30 % more engagement, and answers to DMs come in
#: touches two to four (vendors' studies, so advice, not law).
_TABLE: tuple[tuple[StepKind, Callable[[Situation], bool]], ...] = (
    (StepKind.ADD_FIGURES, lambda of: bool(of.bare)),
    (StepKind.LOOK_AGAIN, lambda of: bool(of.stale) and not of.bare),
    (StepKind.SECOND_MESSAGE, lambda of: of.unanswered),
    (StepKind.WRITE_TO_ENGAGERS, lambda of: of.best is not None and not of.warm and not of.low),
    (StepKind.KEEP_GOING, lambda of: of.good),
    (StepKind.LEARN_FROM_BEST, lambda of: of.best is not None and of.low),
    (
        StepKind.POST_CUSTOMER_RESULT,
        lambda of: not of.good and of.lacking is Goal.CUSTOMER_RESULT,
    ),
    (
        StepKind.POST_CREDIBILITY,
        lambda of: not of.good and of.lacking is not Goal.CUSTOMER_RESULT,
    ),
    (StepKind.ANSWER_COMMENTS, lambda of: bool(of.fresh) and not of.good),
)
#: These come first, also twice in a row: all other advice needs the figures.
_FIRST = frozenset({StepKind.ADD_FIGURES, StepKind.LOOK_AGAIN})


def next_steps(
    situation: Situation, said_last: Collection[str], turn_of: Callable[[str], int]
) -> tuple[Step, ...]:
    """The most useful next steps, at most three; those of the last digest come last.

    Args:
        said_last: The steps of the last digest.
        turn_of: How often the member got a step lately.
    """
    fitting = [kind for kind, holds in _TABLE if holds(situation)]
    fitting.sort(key=lambda kind: kind in said_last and kind not in _FIRST)
    return tuple(
        Step(kind, _posts_for(kind, situation), turn_of(kind)) for kind in fitting[:MOST_STEPS]
    )


def _posts_for(kind: StepKind, situation: Situation) -> tuple[Post, ...]:
    best = (situation.best,) if situation.best is not None else ()
    match kind:
        case StepKind.ADD_FIGURES:
            return situation.bare
        case StepKind.LOOK_AGAIN:
            return situation.stale
        case StepKind.ANSWER_COMMENTS:
            return situation.fresh
        case StepKind.WRITE_TO_ENGAGERS | StepKind.LEARN_FROM_BEST:
            return best
        case _:
            return ()
