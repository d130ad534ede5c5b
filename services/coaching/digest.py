"""The weekly digest: a member's last seven days, read as of the due time."""

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from sqlmodel import Session

import storage.coaching.nudges
import storage.entries.acts
import storage.entries.audiences
import storage.entries.post_sums
import storage.entries.posts
import storage.entries.wins
import storage.figures.activity
import storage.people.member_settings
import storage.people.members
from domain.coaching.advice import next_steps
from domain.coaching.arming import rearmed, rests
from domain.coaching.digest import (
    MOST_NOTICED,
    MOST_TODO,
    Digest,
    Push,
    TargetWeek,
    situation,
    usual_week,
)
from domain.coaching.facts import Facts
from domain.coaching.post_rules import RECENT_DAYS, rate_is_good
from domain.coaching.rules import Finding, Rule, findings, is_sure, sure_findings
from domain.coaching.said import Said, Told, last_digest, next_turn, rules_said
from domain.coaching.target_facts import EngagedTarget
from domain.coaching.target_rules import SilentAccounts, warm
from domain.entries.acts import ActKind
from domain.entries.audiences import Readers
from domain.entries.posts import Post
from domain.entries.wins import Win
from domain.figures.by_week import rates_by_week, targets_by_week, whole_weeks
from domain.figures.stats import best_post, total
from domain.figures.streaks import posting_streak
from domain.people.members import Person
from domain.timing.periods import Window, last_days, local_date
from domain.timing.schedules import Carried, Kind, Owed, Recipient, Skip
from services.coaching.facts import days_of_facts, facts_from, posts_known, week_before, weeks_back
from services.coaching.joint_reminder import reminder_of_digest
from services.coaching.nudges import armings_of
from services.coaching.push import is_quiet, push_due, push_said
from services.coaching.said import SAID_FOR, told_lately
from services.coaching.target_facts import has_targets, target_facts
from services.delivery.addressing import MemberRecipient, member_recipient
from services.entries.entries_of_rows import win_of
from services.thresholds import thresholds_in
from storage.entries.post_sums import PostSpan
from storage.tables import id_of

#: What a digest says, beside steps.
_EXPLAINS = "explains"
#: How far back a streak can begin, in weeks.
_STREAK_WEEKS = 104
_DAY = timedelta(days=1)
#: Acts that a digest shows. A score is shown by its own answer and the reminder.
_SHOWN = (
    ActKind.LOGGED,
    ActKind.UPDATED,
    ActKind.CORRECTED,
    ActKind.EDITED,
    ActKind.ENGAGERS,
    ActKind.DM,
    ActKind.DM_EDITED,
    ActKind.DM_WEEK,
    ActKind.COMMENT,
    ActKind.WIN,
)
#: Rules that have their own section in the digest.
_WITH_SECTION = (Rule.WARM, Rule.SILENT_ACCOUNT)


def compose_digest(
    session: Session, owed: Owed, recipient: MemberRecipient, now: datetime
) -> Digest | Push | Skip:
    """The digest of the seven days before the due date, or a push if there is nothing to show."""
    result = _content(session, owed, recipient)
    if isinstance(result, Skip):
        return result
    return replace(result, reminder=reminder_of_digest(session, owed, recipient, now))


def digest_on_request(
    session: Session, person: Person, as_of: datetime, *, with_today: bool
) -> Digest | Push:
    """The digest as of a moment, whatever earlier messages said.

    Args:
        as_of: Now, or the moment as of which a digest was read before, in UTC.
        with_today: Its seven days end on the day of that moment, not on the day before.
    """
    member = storage.people.members.member(session, person.asker.workspace, person.asker.user)
    if member is None:
        return Push("", ever=False, last=False, on_request=True)
    settings = storage.people.member_settings.settings_of(session, id_of(member))
    recipient = member_recipient(member, settings, as_of)
    to = Recipient("member", recipient.member_id)
    owed = Owed(0, person.asker.workspace, to, Kind.DIGEST, "", as_of)
    days = last_days(7, recipient.today) if with_today else week_before(recipient.today)
    result = _digest(session, owed, recipient, None, days)
    if not result.shows_nothing:
        return replace(result, on_request=with_today)
    last_act = storage.entries.acts.last_act_time(session, recipient.member_id, as_of, _SHOWN)
    warm_people, ever = result.targets.warm, last_act is not None
    return Push(member.name, ever, last=False, warm=warm_people, on_request=True)


def _content(session: Session, owed: Owed, recipient: MemberRecipient) -> Digest | Push | Skip:
    told = told_lately(session, owed)
    last_act = storage.entries.acts.last_act_time(session, recipient.member_id, owed.due_at, _SHOWN)
    if is_quiet(last_act, owed.due_at, recipient.zone):
        return push_due(session, owed, recipient, last_act)
    result = _digest(session, owed, recipient, told, week_before(recipient.today))
    if not result.shows_nothing:
        return result
    return push_due(session, owed, recipient, last_act, result.targets.warm)


def digest_said(result: Digest | Push) -> dict[str, Any]:
    """What a digest says, for the ledger."""
    if isinstance(result, Push):
        return push_said(result).to_values()
    turns = {step.kind.value: step.turn for step in result.steps[:MOST_TODO]}
    if result.explains:
        turns[_EXPLAINS] = 0
    return Said(rules=result.rules, turns=turns).to_values()


def digest_carries(result: Digest | Push) -> Carried | None:
    """The delivery whose content is in a digest."""
    return result.reminder.delivery if result.reminder is not None else None


def _digest(
    session: Session,
    owed: Owed,
    recipient: MemberRecipient,
    told: list[Told] | None,
    window: Window,
) -> Digest:
    """Reads the digest.

    Args:
        told: What the member was told lately, which is left out; ``None`` to show everything.
        window: Its seven days.
    """
    earlier = window.before
    thresholds = thresholds_in(session, owed.workspace)
    weeks = whole_weeks(window.last, recipient.today)
    # `days_of_facts` spans the twelve whole weeks and the baseline.
    posts = posts_known(
        session, recipient.member_id, days_of_facts(recipient.today), recipient.zone, owed.due_at
    )
    # The week before is read as of a week earlier, so both weeks' posts are equally old.
    then = owed.due_at - timedelta(days=7)
    since, until = earlier.bounds(recipient.zone)
    before = storage.entries.post_sums.sums_of_member(
        session, recipient.member_id, PostSpan(since, until, then), owed.due_at
    )
    in_window = _within(posts, window)
    best = best_post(in_window, thresholds.fewest_views)
    targets = target_facts(session, recipient.member, recipient.zone, recipient.today, owed.due_at)
    facts = facts_from(posts, recipient.today, targets)
    # Muted rules count too, because muting stops only nudges.
    found = findings(facts, thresholds)
    news = _news(session, owed, recipient, found, told) if told is not None else dict(found)
    told = told or []
    if in_window:
        # A post of seven days ago is in this week's figures.
        news.pop(Rule.CADENCE, None)
    names_warm = Rule.WARM not in found or Rule.WARM in news
    at_targets = _at_targets(
        session, owed, recipient, facts, warm(facts) if names_warm else [], news, window
    )
    since, until = weeks_back(window.last + _DAY, _STREAK_WEEKS, recipient.zone)
    times = storage.entries.posts.posting_times(
        session, recipient.member_id, since, until, owed.due_at
    )
    recent = Window(window.last - timedelta(days=RECENT_DAYS - 1), window.last, "recent")
    noticed = [rule for rule in news if rule not in _WITH_SECTION]
    named = {*noticed[:MOST_NOTICED], Rule.SILENT_ACCOUNT}
    return Digest(
        name=recipient.member.name,
        window=window,
        now=total(in_window),
        before=before.totals,
        usual=usual_week(_within(posts, window.baseline), window.baseline.last),
        weeks=rates_by_week(posts, weeks),
        targets_by_week=targets_by_week(posts, weeks),
        wins=_wins(session, recipient.member_id, window, owed.due_at),
        as_of=owed.due_at,
        best=best,
        streak=posting_streak([local_date(time, recipient.zone) for time in times], window.last),
        findings=tuple(news[rule] for rule in noticed),
        rules=tuple(
            rule for rule in news if rule in named or (rule is Rule.WARM and at_targets.warm)
        ),
        steps=next_steps(
            situation(
                recipient.today,
                _within(posts, recent),
                best,
                found.values(),
                warm=bool(at_targets.warm),
                unanswered=Rule.FOLLOW_UP in found,
                good=rate_is_good(facts, thresholds),
            ),
            last_digest(told),
            partial(next_turn, told=told),
        ),
        explains=next_turn(_EXPLAINS, told) == 0,
        thresholds=thresholds,
        targets=at_targets,
    )


def _at_targets(
    session: Session,
    owed: Owed,
    recipient: MemberRecipient,
    facts: Facts,
    warm_people: list[EngagedTarget],
    news: dict[Rule, Finding],
    window: Window,
) -> TargetWeek:
    silent = news.get(Rule.SILENT_ACCOUNT)
    done, done_before = storage.figures.activity.activities_beside_before(
        session, [recipient.member_id], window, owed.due_at
    )
    return TargetWeek(
        any_listed=bool(facts.targets.accounts) or has_targets(session, recipient.member),
        activity=done[recipient.member_id],
        before=done_before[recipient.member_id],
        warm=tuple(warm_people),
        silent=silent if isinstance(silent, SilentAccounts) else None,
        readers=_readers(session, _within(list(facts.posts), window), owed.due_at),
    )


def _readers(session: Session, posts: list[Post], as_of: datetime) -> tuple[Readers, ...]:
    """Readers of these posts, each account once, with its most-read post."""
    if not posts:
        return ()
    ids = [post.id for post in posts]
    found = storage.entries.audiences.readers_of_posts(session, ids, as_of)
    most: dict[int, Readers] = {}
    for _, each in sorted(found, key=lambda one: one[1].high * (one[1].members_reached or 1)):
        most[each.account_id] = each
    return tuple(reversed(most.values()))


def _wins(session: Session, member_id: int, window: Window, as_of: datetime) -> tuple[Win, ...]:
    rows = storage.entries.wins.wins_of_members(
        session, [member_id], window.first, window.last, as_of
    )
    return tuple(win_of(session, row) for row in rows[member_id])


def _within(posts: list[Post], window: Window) -> list[Post]:
    return [post for post in posts if post.posted_on in window]


def _news(
    session: Session,
    owed: Owed,
    recipient: MemberRecipient,
    found: dict[Rule, Finding],
    told: list[Told],
) -> dict[Rule, Finding]:
    """The findings that this digest names: those that no nudge and no digest has named lately.

    A finding is left out that was sent as a nudge, snoozed or marked done since it armed. One that
    the member snoozed until today is left to the nudge that they asked for. Warm people remain in
    the digest until they get a DM, except on the day of a nudge about them.
    """
    latest = armings_of(storage.coaching.nudges.latest_of_each_rule(session, recipient.member_id))
    armed = rearmed(latest, sure_findings(found), owed.due_at)
    by_digest = rules_said(
        each for each in told if each.kind is Kind.DIGEST and owed.due_at - each.at < SAID_FOR
    )
    muted = set(Rule) if not recipient.settings.nudges_on else recipient.settings.muted_rules

    def is_news(rule: Rule, finding: Finding) -> bool:
        if rule is Rule.WARM:
            sent_at = armed[rule].sent_at
            return sent_at is None or local_date(sent_at, recipient.zone) != recipient.today
        if rule in by_digest:
            return False
        if is_sure(finding):
            arming = armed[rule]
            is_promised = arming.snoozed_until is not None and rule not in muted
            return arming.is_due(owed.due_at) and not is_promised
        return rule not in latest or not rests(latest[rule], owed.due_at)

    return {rule: finding for rule, finding in found.items() if is_news(rule, finding)}
