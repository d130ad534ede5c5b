"""Nudges: which rules arm, which one is sent, and the buttons under it."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from sqlmodel import Session

import storage.coaching.nudges
import storage.delivery.delivered
import storage.people.member_settings
import storage.people.members
from domain.coaching.arming import SNOOZED_FOR, Arming, first_due, leaves_room, may_nudge, rearmed
from domain.coaching.follow_up import FollowUp, still_unanswered
from domain.coaching.nudges import NudgeDone, NudgeSnoozed, NudgeToSend, RuleMuted, Why
from domain.coaching.rules import Finding, Rule, findings, sure_findings
from domain.coaching.said import Said, next_turn, rules_said
from domain.coaching.stored_findings import from_values, to_values
from domain.coaching.target_rules import DmDrift, Waiting, repeats_drift
from domain.errors import UserError
from domain.people.members import Person
from domain.submission import Submission
from domain.timing.periods import local_date, start_of
from domain.timing.schedules import Kind, Owed, Skip
from services.coaching.facts import facts_about
from services.coaching.said import digests_of, told_lately
from services.delivery.addressing import MemberRecipient, Postponed
from services.delivery.public_holidays import working_days_of
from services.thresholds import thresholds_in
from storage.tables import MemberRow, NudgeRow, id_of

_WEEK = timedelta(days=7)
#: How long a nudge waits for a digest that is being sent.
_WAIT_FOR_DIGEST = timedelta(minutes=1)


def compose_nudge(
    session: Session, owed: Owed, recipient: MemberRecipient, now: datetime
) -> NudgeToSend | Skip | Postponed:
    """Evaluates all rules as of the due time, and nudges about the first that is armed.

    On the day of a digest it waits for the digest, and leaves out what the digest named. Saves
    which rules armed and cleared, even when no nudge is sent.
    """
    told = told_lately(session, owed)
    digests = digests_of(local_date(now, recipient.zone), told, recipient.zone)
    if any(digest.open for digest in digests):
        return Postponed(now + _WAIT_FOR_DIGEST)
    rows = _bring_up_to_date(session, owed, recipient)
    nudged_on = _nudged_on(session, owed, recipient)
    if not may_nudge(recipient.today, nudged_on):
        return Skip("enough nudges this week")
    quiet = {
        *recipient.settings.muted_rules,
        *_covered_by_drift(rows, recipient),
        *rules_said(digests),
    }
    armings = armings_of(rows)
    chosen = first_due(armings, quiet, owed.due_at)
    if chosen is not None and armings[chosen].snoozed_until is None:
        promised = _promised_on(armings, quiet, recipient)
        if not leaves_room(recipient.today, nudged_on, promised):
            return Skip("a snoozed nudge comes first")
    row = rows[chosen] if chosen is not None else None
    finding = from_values(row.rule, row.facts) if row is not None else None
    if chosen is None or row is None or finding is None:
        return Skip("no coaching rule has anything to say")
    row.delivery_id = owed.delivery_id
    session.add(row)
    session.flush()
    return NudgeToSend(id_of(row), chosen, finding, next_turn(chosen, told))


def nudge_said(result: NudgeToSend) -> dict[str, Any]:
    """What a nudge says, for the ledger."""
    return Said(rules=(result.rule,), turns={result.rule: result.turn}).to_values()


def nudge_sent(session: Session, owed: Owed, now: datetime) -> None:
    """Records that a nudge was sent, so its rule does not fire again for this arming."""
    row = storage.coaching.nudges.nudge_of_delivery(session, owed.delivery_id)
    if row is not None:
        row.sent_at, row.snoozed_until = now, None
        session.add(row)


def armings_of(rows: Mapping[str, NudgeRow]) -> dict[Rule, Arming]:
    """The rows as armings, without rules that this version does not know."""
    known = {rule.value for rule in Rule}
    return {Rule(name): _arming(row) for name, row in rows.items() if name in known}


def why(session: Session, person: Person, now: datetime, nudge_id: int | None = None) -> Why:
    """The rule and the figures behind a nudge; an empty `Why` if there is none.

    Args:
        nudge_id: One of the member's nudges, or ``None`` for the last one.
    """
    member = storage.people.members.member(session, person.asker.workspace, person.asker.user)
    row = _explained(session, member, nudge_id) if member else None
    settings = (
        storage.people.member_settings.settings_of(session, id_of(member)) if member else None
    )
    joined = settings is not None and settings.joined_at is not None
    if member is None or row is None or row.sent_at is None:
        return Why(joined=joined)
    finding = from_values(row.rule, row.facts)
    if finding is None:
        return Why(joined=joined)
    rule, today = Rule(row.rule), local_date(now, person.zone)
    thresholds = thresholds_in(session, member.workspace_id)
    facts = facts_about(session, member, person.zone, today, now)
    return Why(
        nudge_id=id_of(row),
        rule=rule,
        finding=finding,
        sent_on=local_date(row.sent_at, person.zone),
        holds=still_unanswered(finding, facts)
        if isinstance(finding, FollowUp)
        else rule in sure_findings(findings(facts, thresholds)),
        muted=settings is not None and rule in settings.muted_rules,
        thresholds=thresholds,
        joined=joined,
    )


def _explained(session: Session, member: MemberRow, nudge_id: int | None) -> NudgeRow | None:
    if nudge_id is None:
        return storage.coaching.nudges.last_sent(session, id_of(member))
    row = storage.coaching.nudges.nudge_of_member(session, id_of(member), nudge_id)
    if row is None:
        raise UserError("That nudge isn't there any more.", "`/ssi why` shows the last one.")
    return row


def snooze(session: Session, submission: Submission, nudge_id: int) -> NudgeSnoozed:
    """Sends a nudge again in a week if its rule still holds then, even one marked as done.

    A week ends on the same weekday, or on the next working day, at the member's nudge hour. A
    second press changes nothing.

    Raises:
        UserError: the member has no such nudge.
    """
    member, row = _own(session, submission.person, nudge_id)
    if row.snoozed_until is None or row.snoozed_until <= submission.now:
        settings = storage.people.member_settings.settings_for(session, member)
        in_a_week = submission.today + SNOOZED_FOR
        day = working_days_of(member, settings, submission.now).first_from(in_a_week) or in_a_week
        # From the start of that day, so that a change of the nudge hour delays it by no day.
        row.snoozed_until = start_of(day, submission.zone)
    row.done_at = None
    session.add(row)
    return NudgeSnoozed(Rule(row.rule), local_date(row.snoozed_until, submission.zone))


def mute(session: Session, submission: Submission, nudge_id: int) -> RuleMuted:
    """Mutes a nudge's rule until the member unmutes it in the settings.

    Raises:
        UserError: the member has no such nudge.
    """
    member, row = _own(session, submission.person, nudge_id)
    settings = storage.people.member_settings.settings_for(session, member)
    settings.muted_rules = sorted({*settings.muted_rules, row.rule})
    session.add(settings)
    return RuleMuted(Rule(row.rule))


def mark_done(session: Session, submission: Submission, nudge_id: int) -> NudgeDone:
    """Marks a nudge as done, so it is not sent again for this arming.

    Raises:
        UserError: the member has no such nudge.
    """
    _, row = _own(session, submission.person, nudge_id)
    row.done_at, row.snoozed_until = row.done_at or submission.now, None
    session.add(row)
    return NudgeDone(Rule(row.rule), row.done_at)


def _bring_up_to_date(
    session: Session, owed: Owed, recipient: MemberRecipient
) -> dict[str, NudgeRow]:
    """Arms and clears the rules as of the due time, and saves the result."""
    thresholds = thresholds_in(session, owed.workspace)
    facts = facts_about(session, recipient.member, recipient.zone, recipient.today, owed.due_at)
    holding = sure_findings(findings(facts, thresholds))
    rows = storage.coaching.nudges.latest_of_each_rule(session, recipient.member_id)
    before = armings_of(rows)
    renewed = {rule for rule in holding if _is_about_another(rows.get(rule), holding[rule])}
    for rule, arming in rearmed(before, holding, owed.due_at, renewed).items():
        old = before.get(rule)
        if old is not None and old.open and arming.armed_at != old.armed_at:
            _clear(session, rows[rule], owed.due_at)
        if old is None or arming.armed_at != old.armed_at:
            rows[rule] = _new_row(owed, recipient, rule, arming)
        elif arming.cleared_at is not None and old.open:
            _clear(session, rows[rule], owed.due_at)
        elif arming.open and not old.open:
            rows[rule].cleared_at = None
        _update_facts(rows[rule], holding.get(rule), owed.due_at)
        session.add(rows[rule])
    session.flush()
    return rows


def _is_about_another(row: NudgeRow | None, finding: Finding) -> bool:
    """Whether the nudge that was sent asked about another person than the finding."""
    if row is None or row.sent_at is None or not isinstance(finding, FollowUp):
        return False
    asked = from_values(row.rule, row.facts)
    return isinstance(asked, FollowUp) and asked.person.contact_id != finding.person.contact_id


def _new_row(owed: Owed, recipient: MemberRecipient, rule: Rule, arming: Arming) -> NudgeRow:
    return NudgeRow(
        workspace_id=owed.workspace,
        member_id=recipient.member_id,
        rule=rule.value,
        armed_at=arming.armed_at,
        snoozed_until=arming.snoozed_until,
    )


def _clear(session: Session, row: NudgeRow, moment: datetime) -> None:
    row.cleared_at = moment
    session.add(row)
    session.flush()


def _update_facts(row: NudgeRow, finding: Finding | None, moment: datetime) -> None:
    """Updates the figures of a nudge unless it was sent."""
    if finding is not None and (not row.facts or _arming(row).is_due(moment)):
        row.facts = to_values(finding)


def _covered_by_drift(rows: Mapping[str, NudgeRow], recipient: MemberRecipient) -> Iterator[Rule]:
    """Yields the warm rule if this week's drift nudge named the same people.

    The rule remains armed, so it is sent later if the people are still waiting.
    """
    warm, drift = rows.get(Rule.WARM), rows.get(Rule.DM_DRIFT)
    if warm is None or drift is None or drift.sent_at is None:
        return
    if (recipient.today - local_date(drift.sent_at, recipient.zone)).days >= _WEEK.days:
        return
    waiting, sent = from_values(warm.rule, warm.facts), from_values(drift.rule, drift.facts)
    if isinstance(waiting, Waiting) and isinstance(sent, DmDrift) and repeats_drift(waiting, sent):
        yield Rule.WARM


def _nudged_on(session: Session, owed: Owed, recipient: MemberRecipient) -> list[date]:
    since = owed.due_at - _WEEK - timedelta(days=1)
    # A nudge that quiet hours held counts on the day on which it came.
    sent = storage.delivery.delivered.sent_times(
        session, str(owed.recipient), Kind.NUDGE, since, owed.due_at
    )
    return [local_date(at, recipient.zone) for at in sent]


def _promised_on(
    armings: Mapping[Rule, Arming], quiet: Collection[str], recipient: MemberRecipient
) -> list[date]:
    """The local dates to which the member snoozed nudges whose condition still holds."""
    return [
        local_date(arming.snoozed_until, recipient.zone)
        for rule, arming in armings.items()
        if arming.open and rule not in quiet and arming.snoozed_until is not None
    ]


def _arming(row: NudgeRow) -> Arming:
    return Arming(
        rule=Rule(row.rule),
        armed_at=row.armed_at,
        cleared_at=row.cleared_at,
        sent_at=row.sent_at,
        snoozed_until=row.snoozed_until,
        done_at=row.done_at,
    )


def _own(session: Session, person: Person, nudge_id: int) -> tuple[MemberRow, NudgeRow]:
    """The member, and the newest arming of a nudge's rule.

    The rule may have armed again after the message with the button was sent. The press then
    applies to the new arming.
    """
    member = storage.people.members.member(
        session, person.asker.workspace, person.asker.user, lock=True
    )
    row = (
        storage.coaching.nudges.nudge_of_member(session, id_of(member), nudge_id)
        if member
        else None
    )
    known = {rule.value for rule in Rule}
    if member is None or row is None or row.rule not in known:
        raise UserError("That nudge isn't there any more.", "`/ssi why` shows the last one.")
    return member, storage.coaching.nudges.latest_of_each_rule(session, id_of(member))[row.rule]
