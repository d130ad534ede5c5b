"""The weekly digest: what a member reads about their own last seven days."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from domain.coaching.post_rules import LinkOuts, LowRate, lacking_goal
from domain.coaching.rules import Finding
from domain.coaching.target_facts import EngagedTarget
from domain.coaching.target_rules import SilentAccounts
from domain.engagement import Rate
from domain.entries.goals import Goal
from domain.entries.posts import Post
from domain.figures.activity import Activity
from domain.figures.stats import Totals, WeekRate, own_baseline, total
from domain.thresholds import Thresholds
from domain.timing.periods import Window

#: Weeks in the chart.
CHART_WEEKS = 12
#: More than three things to do are none.
MOST_STEPS = 3
#: Someone who logs nothing is pushed so often, and then left in peace until they return.
MOST_PUSHES = 2
#: Posts so young still gain views and engagers that are worth a look.
_STILL_RISING_DAYS = 14


class StepKind(StrEnum):
    """What a member can do next."""

    ADD_FIGURES = "add_figures"
    LOOK_AGAIN = "look_again"
    POST_CREDIBILITY = "post_credibility"
    POST_CUSTOMER_RESULT = "post_customer_result"
    DROP_LINK_CARD = "drop_link_card"
    WRITE_TO_ENGAGERS = "write_to_engagers"


@dataclass(frozen=True)
class Step:
    """One concrete thing to do.

    Args:
        posts: The posts that it is about.
    """

    kind: StepKind
    posts: tuple[Post, ...] = ()


@dataclass(frozen=True)
class UsualWeek:
    """A usual week of a member: the own baseline, and what its weeks had on average.

    Args:
        rate: The own baseline.
        posts: A week, to one decimal.
        views: A week, rounded down.
        engagers: A week, at the low end, rounded down.
    """

    rate: Rate
    posts: Fraction
    views: int
    engagers: int


@dataclass(frozen=True)
class TargetWeek:
    """What a week brought at target accounts, beside the figures of posts.

    Args:
        any_listed: Whether the member has target accounts at all.
        warm: Target people who engaged and were not written to since, those listed last first.
        silent: The member's accounts without a touch for a while, if any.
    """

    any_listed: bool = False
    activity: Activity = field(default_factory=Activity)
    before: Activity = field(default_factory=Activity)
    warm: tuple[EngagedTarget, ...] = ()
    silent: SilentAccounts | None = None


@dataclass(frozen=True)
class Digest:
    """A member's last seven days.

    Args:
        before: The week before, read as it was then.
        usual: The own baseline, where there is one.
        weeks: The rates of the last twelve weeks, oldest first; those without one stay out.
        best: The post with the highest low end of its rate, of those with enough views.
        streak: Weeks in a row with a post, up to this one.
        findings: What the coaching rules see and was not sent as a nudge; who is warm and what is
            silent stands in ``targets``.
        steps: What to do next, at most three.
    """

    name: str
    window: Window
    now: Totals
    before: Totals
    usual: UsualWeek | None
    weeks: tuple[WeekRate, ...]
    best: Post | None
    streak: int
    findings: tuple[Finding, ...]
    steps: tuple[Step, ...]
    thresholds: Thresholds
    targets: TargetWeek = field(default_factory=TargetWeek)


@dataclass(frozen=True)
class Push:
    """A friendly push for somebody who logs nothing.

    Args:
        ever: Whether they have logged anything before.
        last: This is the last one until they return.
    """

    name: str
    ever: bool
    last: bool


def usual_week(posts: list[Post], last: date) -> UsualWeek | None:
    """A usual week, of the posts of the 84 days before a window.

    Args:
        last: The last of these days. The weeks before the first post do not count.
    """
    rate = own_baseline(posts)
    if rate is None:
        return None
    weeks = (last - min(post.posted_on for post in posts)).days // 7 + 1
    sums = total(posts)
    return UsualWeek(
        rate=rate,
        posts=Fraction(round(Fraction(sums.posts * 10, weeks)), 10),
        views=sums.views // weeks,
        engagers=sums.engagers.low // weeks if sums.engagers is not None else 0,
    )


def next_steps(
    today: date,
    recent: list[Post],
    best: Post | None,
    found: tuple[Finding, ...],
    *,
    warm: bool = False,
) -> tuple[Step, ...]:
    """What helps this member most, in this order: figures, the next post, people.

    Args:
        today: The member's own date.
        recent: The posts of the last 30 days, newest first.
        best: The week's best post.
        found: What the coaching rules see, sent as a nudge or not.
        warm: People to write to are named anyway.
    """
    steps = []
    bare = tuple(post for post in recent if post.rate is None)
    rising = tuple(
        post
        for post in recent
        if post.rate is not None and _gained_since(post) and _still_rising(post, today)
    )
    if bare:
        steps.append(Step(StepKind.ADD_FIGURES, bare))
    elif rising:
        steps.append(Step(StepKind.LOOK_AGAIN, rising))
    if any(isinstance(finding, LinkOuts) for finding in found) and not _low(found):
        steps.append(Step(StepKind.DROP_LINK_CARD))
    if best is not None and not warm and not _low(found):
        steps.append(Step(StepKind.WRITE_TO_ENGAGERS, (best,)))
    lacking = lacking_goal(recent)
    steps.append(
        Step(
            StepKind.POST_CUSTOMER_RESULT
            if lacking is Goal.CUSTOMER_RESULT
            else StepKind.POST_CREDIBILITY
        )
    )
    return tuple(steps[:MOST_STEPS])


def _low(found: tuple[Finding, ...]) -> bool:
    return any(isinstance(finding, LowRate) for finding in found)


def _still_rising(post: Post, today: date) -> bool:
    return (today - post.posted_on).days < _STILL_RISING_DAYS


def _gained_since(post: Post) -> bool:
    """Whether the figures were taken while the post was young, so that there is more to see."""
    return post.figures_at is not None and (post.figures_at - post.posted_at).days < 2
