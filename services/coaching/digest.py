"""The weekly digest: a member's last seven days, read as of the due time."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

import storage.coaching.nudges
import storage.delivery.delivered
import storage.entries.acts
import storage.entries.posts
import storage.figures.activity
from domain.coaching.arming import rearmed
from domain.coaching.digest import (
    CHART_WEEKS,
    MOST_PUSHES,
    Digest,
    Push,
    TargetWeek,
    next_steps,
    usual_week,
)
from domain.coaching.post_rules import RECENT_DAYS
from domain.coaching.rules import Finding, Rule, findings
from domain.coaching.target_facts import EngagedTarget
from domain.coaching.target_rules import SilentAccounts, warm
from domain.entries.posts import Post
from domain.figures.stats import best_post, total
from domain.figures.streaks import posting_streak, rates_by_week
from domain.timing.periods import Window, local_date, start_of
from domain.timing.schedules import Kind, Owed, Skip
from services.coaching.facts import days_of_facts, facts_from, posts_known, week_before, weeks_back
from services.coaching.nudges import armings_of
from services.coaching.target_facts import has_targets, target_facts
from services.delivery.addressing import MemberRecipient
from services.thresholds import thresholds_in

#: How many weeks back a streak is counted.
_STREAK_WEEKS = 104
#: A member without entries for this long gets a push to log instead of a digest.
_QUIET_DAYS = timedelta(days=14)
#: Rules that have their own section in the digest.
_WITH_PLACE = (Rule.WARM, Rule.SILENT_ACCOUNT)


def compose_digest(
    session: Session, owed: Owed, who: MemberRecipient, now: datetime
) -> Digest | Push | Skip:
    """The digest of the seven days before the due date, or a push to a member who logs nothing."""
    last_act = storage.entries.acts.last_act_time(session, who.number, owed.due_at)
    if last_act is None or last_act < _quiet_since(owed.due_at, who.zone):
        return _push(session, owed, who, last_act)
    return _digest(session, owed, who)


def _digest(session: Session, owed: Owed, who: MemberRecipient) -> Digest:
    window = week_before(who.today)
    earlier = window.before
    thresholds = thresholds_in(session, owed.workspace)
    chart = Window(window.last - timedelta(days=7 * CHART_WEEKS - 1), window.last, "chart")
    # These days hold the chart's twelve weeks and the baseline too.
    posts = posts_known(session, who.number, days_of_facts(who.today), who.zone, owed.due_at)
    # The week before is read as it was then, so young posts are not compared with grown ones.
    then = owed.due_at - timedelta(days=7)
    before = posts_known(session, who.number, earlier, who.zone, owed.due_at, then)
    mine = _within(posts, window)
    best = best_post(mine, thresholds.fewest_views)
    targets = target_facts(session, who.member, who.zone, who.today, owed.due_at)
    facts = facts_from(posts, who.today, targets)
    # Muted rules count too, because muting stops only nudges.
    found = findings(facts, thresholds)
    at_targets = _at_targets(session, owed, who, warm(facts), found)
    since, until = weeks_back(who.today, _STREAK_WEEKS, who.zone)
    times = storage.entries.posts.posting_times(session, who.number, since, until, owed.due_at)
    recent = Window(window.last - timedelta(days=RECENT_DAYS - 1), window.last, "recent")
    return Digest(
        name=who.member.name,
        window=window,
        now=total(mine),
        before=total(before),
        usual=usual_week(_within(posts, window.baseline), window.baseline.last),
        weeks=rates_by_week(_within(posts, chart), window.last, CHART_WEEKS),
        best=best,
        streak=posting_streak([local_date(time, who.zone) for time in times], window.last),
        findings=tuple(_unsaid(session, owed, who, found)),
        steps=next_steps(
            who.today,
            _within(posts, recent),
            best,
            tuple(found.values()),
            warm=bool(at_targets.warm),
        ),
        thresholds=thresholds,
        targets=at_targets,
    )


def _at_targets(
    session: Session,
    owed: Owed,
    who: MemberRecipient,
    waiting: list[EngagedTarget],
    found: dict[Rule, Finding],
) -> TargetWeek:
    window = week_before(who.today)
    silent = found.get(Rule.SILENT_ACCOUNT)
    return TargetWeek(
        any_listed=has_targets(session, who.member),
        activity=storage.figures.activity.activities(session, [who.number], window, owed.due_at)[
            who.number
        ],
        before=storage.figures.activity.activities(
            session, [who.number], window.before, owed.due_at
        )[who.number],
        warm=tuple(waiting),
        silent=silent if isinstance(silent, SilentAccounts) else None,
    )


def _within(posts: list[Post], window: Window) -> list[Post]:
    return [post for post in posts if post.posted_on in window]


def _unsaid(
    session: Session, owed: Owed, who: MemberRecipient, found: dict[Rule, Finding]
) -> list[Finding]:
    """Findings that hold now and were not sent as a nudge, snoozed or done since they armed.

    Warm people and silent accounts are left out, because the digest has a section for each.
    """
    latest = armings_of(storage.coaching.nudges.latest_of_each_rule(session, who.number))
    armed = rearmed(latest, found, owed.due_at)
    return [
        what
        for rule, what in found.items()
        if rule not in _WITH_PLACE and armed[rule].speaks(owed.due_at)
    ]


def _push(
    session: Session, owed: Owed, who: MemberRecipient, last_act: datetime | None
) -> Push | Skip:
    since = last_act or start_of(date(2000, 1, 1), who.zone)
    sent = storage.delivery.delivered.sent_due_times(
        session, str(owed.recipient), Kind.DIGEST, since, owed.due_at
    )
    # Digests soon after the last entry showed it; the later ones were pushes.
    pushes = sum(last_act is None or last_act < _quiet_since(due, who.zone) for due in sent)
    if pushes >= MOST_PUSHES:
        return Skip("nothing logged")
    return Push(who.member.name, last_act is not None, last=pushes + 1 == MOST_PUSHES)


def _quiet_since(due_at: datetime, zone: ZoneInfo) -> datetime:
    return start_of(local_date(due_at, zone) - _QUIET_DAYS, zone)
