"""The one piece of advice for a post. Its words are in the views."""

from collections import Counter
from datetime import datetime, timedelta

from domain.certainty import Verdict, verdict_of
from domain.engagement import Figures
from domain.entries.goals import Goal
from domain.entries.posts import Advice
from domain.thresholds import DEFAULTS, Thresholds

#: Younger figures still rise too fast to judge.
RIPE_AFTER = timedelta(hours=48)


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
