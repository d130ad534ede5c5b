"""The weekly digest of a member's own last seven days."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime
from fractions import Fraction

from domain.coaching.advice import FRESH_FOR, Situation, Step
from domain.coaching.post_rules import LowRate, lacking_goal
from domain.coaching.reminder import CarriedReminder
from domain.coaching.rules import Finding, Rule
from domain.coaching.target_facts import EngagedTarget
from domain.coaching.target_rules import SilentAccounts
from domain.engagement import Rate
from domain.entries.audiences import Readers
from domain.entries.posts import Post
from domain.entries.wins import Win
from domain.figures.activity import Activity
from domain.figures.by_week import WeekTargets
from domain.figures.stats import Totals, WeekRate, baseline_from, total
from domain.thresholds import Thresholds
from domain.timing.periods import Window

#: Findings that the message itself names; all of them are in the whole week.
MOST_NOTICED = 1
#: Steps that the message itself gives.
MOST_TODO = 1
#: A member who logs nothing gets this many pushes, then none until they log again.
MOST_PUSHES = 2
#: Younger posts still gain views and engagers.
_STILL_RISING_DAYS = 14


@dataclass(frozen=True)
class UsualWeek:
    """A member's usual week: the baseline, and the weekly averages of its days.

    Args:
        rate: The member's own baseline.
        posts: Posts a week.
        views: Views a week.
        engagers: Unique engagers a week, at the low end.
    """

    rate: Rate
    posts: Fraction
    views: Fraction
    engagers: Fraction


@dataclass(frozen=True)
class TargetWeek:
    """A week's activity at target accounts.

    Args:
        any_listed: Whether the member has any target accounts.
        activity: Activity of the week.
        before: Activity of the week before.
        warm: Contacts who engaged and have no DM since, the last listed first.
        silent: The member's silent accounts, if any.
        readers: Readers of the week's posts, each account once, with its most-read post.
    """

    any_listed: bool = False
    activity: Activity = field(default_factory=Activity)
    before: Activity = field(default_factory=Activity)
    warm: tuple[EngagedTarget, ...] = ()
    silent: SilentAccounts | None = None
    readers: tuple[Readers, ...] = ()


@dataclass(frozen=True)
class Digest:
    """A member's digest.

    Args:
        before: The week before, from the figures known then.
        usual: The member's usual week, if there is a baseline.
        weeks: The rates of the last twelve whole ISO weeks, oldest first, without weeks that have
            none.
        best: The post with the highest low end of its rate, if two posts with enough views differ.
        streak: The number of consecutive weeks with a post, up to this one.
        findings: Findings that no message has named lately, other than those in ``targets``.
        steps: The next steps, at most three.
        targets: Activity at target accounts, with warm contacts and silent accounts.
        as_of: The moment as of which it was read, in UTC.
        wins: The week's wins, the newest first.
        targets_by_week: The target engagers of the same weeks, oldest first. Weeks without listed
            engagers are left out.
        rules: The rules of everything that the message itself names.
        reminder: The reminder that falls due on the same day, if any.
        explains: Whether it says what unknown figures need; not in each digest.
        on_request: Whether it was asked for. Its seven days then end today.
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
    as_of: datetime
    wins: tuple[Win, ...] = ()
    targets_by_week: tuple[WeekTargets, ...] = ()
    targets: TargetWeek = field(default_factory=TargetWeek)
    rules: tuple[Rule, ...] = ()
    reminder: CarriedReminder | None = None
    explains: bool = True
    on_request: bool = False

    @property
    def shows_nothing(self) -> bool:
        """Whether all figures of the week are zero."""
        listed = any(each.engaged_on in self.window for each in self.targets.warm)
        return not (self.now.posts or listed) and self.targets.activity.nothing


@dataclass(frozen=True)
class Push:
    """A friendly message to a member who logged nothing that a digest shows.

    Args:
        ever: Whether they ever logged anything.
        last: Whether it is the last push until they log again.
        turn: How often they got one lately, by which its wording is chosen.
        reminder: The reminder that falls due on the same day, if any.
        warm: Contacts who engaged and have no DM since, the last listed first.
        on_request: Whether it was asked for.
    """

    name: str
    ever: bool
    last: bool
    turn: int = 0
    reminder: CarriedReminder | None = None
    warm: tuple[EngagedTarget, ...] = ()
    on_request: bool = False


def usual_week(posts: list[Post], last: date) -> UsualWeek | None:
    """The usual week; ``None`` without a baseline.

    Args:
        posts: The posts of the 84 days before a window.
        last: The last of these days. Weeks before the first post do not count.
    """
    sums = total(posts)
    rate = baseline_from(sums)
    if rate is None:
        return None
    weeks = (last - min(post.posted_on for post in posts)).days // 7 + 1
    return UsualWeek(
        rate=rate,
        posts=Fraction(sums.posts, weeks),
        views=Fraction(sums.views, weeks),
        engagers=Fraction(sums.engagers.low if sums.engagers is not None else 0, weeks),
    )


def situation(
    today: date,
    recent: list[Post],
    best: Post | None,
    found: Collection[Finding],
    *,
    warm: bool = False,
    unanswered: bool = False,
    good: bool = False,
) -> Situation:
    """What is true of a member, for the digest's next steps.

    Args:
        today: The member's local date.
        recent: The posts of the last 30 days, newest first.
        best: The week's best post, if two differ.
        found: All findings, sent as a nudge or not.
        warm: Whether the digest already names people to write to.
        unanswered: Whether a DM to a target person waits for a second message.
        good: Whether the rate surely reaches the aim.
    """
    return Situation(
        bare=tuple(post for post in recent if post.rate is None),
        stale=tuple(
            post
            for post in recent
            if post.rate is not None and _figures_are_young(post) and _still_rising(post, today)
        ),
        fresh=tuple(post for post in recent if (today - post.posted_on) < FRESH_FOR),
        best=best,
        lacking=lacking_goal(recent),
        warm=warm,
        unanswered=unanswered,
        low=any(isinstance(finding, LowRate) for finding in found),
        good=good,
    )


def _still_rising(post: Post, today: date) -> bool:
    return (today - post.posted_on).days < _STILL_RISING_DAYS


def _figures_are_young(post: Post) -> bool:
    """Whether the figures were taken within two days of posting, so they have grown by now."""
    return post.figures_at is not None and (post.figures_at - post.posted_at).days < 2
