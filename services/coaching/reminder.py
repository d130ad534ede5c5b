"""The monthly reminder to look at the SSI, its follow-up, and the buttons under it."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from sqlmodel import Session

import storage.delivery.addressees
import storage.delivery.delivered
import storage.entries.scores
import storage.people.member_settings
import storage.people.members
from domain.coaching.reminder import (
    FOLLOW_UP_AFTER,
    TREND_SCORES,
    NoReminder,
    NotSnoozed,
    PastScore,
    Reminder,
    ReminderDone,
    ReminderSnoozed,
    RemindersStopped,
)
from domain.submission import Submission
from domain.timing.due_times import REMINDER_MINUTE, local_moment
from domain.timing.periods import Window, local_date, month_of
from domain.timing.schedules import Kind, Owed, Recipient, Skip
from services.delivery.addressing import (
    NOT_JOINED,
    PAUSED,
    SWITCHED_OFF,
    MemberRecipient,
    member_recipient,
    why_not,
)
from services.delivery.public_holidays import working_days_of
from services.delivery.scheduling import owe, reschedule_member
from services.entries.scores import shares_score
from services.people.members import member_for
from storage.tables import id_of

_DAY = timedelta(days=1)
#: Every pending reminder is due within this time.
_AHEAD = timedelta(days=62)
#: Kinds that follow the reminder and are withdrawn once the member has looked.
_AFTER_REMINDER = (Kind.REMINDER_FOLLOW_UP, Kind.SNOOZED_REMINDER)
_ALL = (Kind.REMINDER, *_AFTER_REMINDER)
#: The answer to the member for each reason that stops a snoozed reminder.
_ANSWERS = {
    NOT_JOINED: NoReminder.NOT_JOINED,
    SWITCHED_OFF: NoReminder.OFF,
    PAUSED: NoReminder.PAUSED,
}


def reminder_content(
    session: Session, owed: Owed, recipient: MemberRecipient, now: datetime
) -> Reminder | Skip:
    """The reminder, its follow-up or a snoozed reminder, by the delivery's kind.

    A score logged after the due time counts too: its owner needs no reminder.
    """
    month = _month(owed, recipient)
    if storage.entries.scores.has_score_between(
        session, recipient.member_id, month.first, month.last
    ):
        return Skip("score logged this month")
    scores = storage.entries.scores.last_scores(
        session, recipient.member_id, recipient.today, TREND_SCORES
    )
    return Reminder(
        month=month.name,
        follow_up=owed.kind is Kind.REMINDER_FOLLOW_UP,
        asked_for=owed.kind is Kind.SNOOZED_REMINDER,
        scores=tuple(PastScore(row.scored_on, row.overall) for row in scores),
        shared=shares_score(session, recipient.member_id),
    )


def reminder_sent(session: Session, owed: Owed, now: datetime) -> None:
    """Owes the month's one follow-up, three working days after the reminder was sent."""
    found = storage.delivery.addressees.member_addressed(session, owed.recipient.id)
    if found is None or owed.kind is not Kind.REMINDER:
        return
    recipient = member_recipient(*found, owed.due_at)
    if isinstance(why_not(recipient, Kind.REMINDER_FOLLOW_UP, now, now), Skip):
        return
    sent_on = local_date(now, recipient.zone)
    day = working_days_of(recipient.member, recipient.settings, now).after(sent_on, FOLLOW_UP_AFTER)
    due_at = local_moment(day, REMINDER_MINUTE, recipient.zone)
    owe(session, owed.workspace, owed.recipient, Kind.REMINDER_FOLLOW_UP, owed.period, due_at)


def mark_looked(session: Session, submission: Submission) -> ReminderDone:
    """Stops the reminders of the last reminder's month, because the member has looked."""
    member = member_for(session, submission)
    recipient = Recipient("member", id_of(member))
    month = _month_of_last(session, submission, recipient)
    # Owed and withdrawn at once, so that the ledger accepts no follow-up for this month later.
    owe(session, member.workspace_id, recipient, Kind.REMINDER_FOLLOW_UP, month, submission.now)
    _withdraw(session, recipient, _AFTER_REMINDER, "looked at the SSI", submission.now)
    return ReminderDone(month)


def snooze_reminder(session: Session, submission: Submission) -> ReminderSnoozed | NotSnoozed:
    """Reminds again on the next working day at the usual hour, instead of the follow-up.

    A second press on the same day changes nothing. A press after *Skip this month* counts, too.
    """
    member = member_for(session, submission)
    settings = storage.people.member_settings.settings_for(session, member)
    day = working_days_of(member, settings, submission.now).after(submission.today, 1)
    recipient = Recipient("member", id_of(member))
    month = _month_of_last(session, submission, recipient)
    due_at = local_moment(day, REMINDER_MINUTE, submission.zone)
    refusal = _why_not_snoozed(session, member_recipient(member, settings, due_at), month, due_at)
    if refusal is not None:
        return refusal
    _withdraw(
        session, recipient, [Kind.REMINDER_FOLLOW_UP], "snoozed by the member", submission.now
    )
    kind, period, details = Kind.SNOOZED_REMINDER, day.isoformat(), {"month": month}
    owe(session, member.workspace_id, recipient, kind, period, due_at, details)
    storage.delivery.delivered.reopen_skipped(
        session, str(recipient), kind, period, due_at, details
    )
    return ReminderSnoozed(day, submission.zone.key)


def stop_reminders(session: Session, submission: Submission) -> RemindersStopped:
    """Switches the monthly reminder off until the member switches it on in the settings."""
    member = member_for(session, submission)
    settings = storage.people.member_settings.settings_for(session, member)
    settings.reminder_on = False
    session.add(settings)
    recipient = Recipient("member", id_of(member))
    reschedule_member(session, id_of(member), submission.now)
    _withdraw(session, recipient, _ALL, SWITCHED_OFF, submission.now)
    return RemindersStopped()


def _why_not_snoozed(
    session: Session, recipient: MemberRecipient, month: str, due_at: datetime
) -> NotSnoozed | None:
    """Why a reminder due at ``due_at`` would not be sent by what is known now, or ``None``."""
    match why_not(recipient, Kind.SNOOZED_REMINDER, due_at, due_at):
        case Skip(reason) if reason in _ANSWERS:
            no_reminder = _ANSWERS[reason]
            is_paused = no_reminder is NoReminder.PAUSED
            return NotSnoozed(no_reminder, recipient.settings.paused_until if is_paused else None)
    window = month_of(date.fromisoformat(f"{month}-01"))
    if storage.entries.scores.has_score_between(
        session, recipient.member_id, window.first, window.last
    ):
        return NotSnoozed(NoReminder.LOGGED)
    return None


def _month_of_last(session: Session, submission: Submission, recipient: Recipient) -> str:
    sent = storage.delivery.delivered.last_sent_period(
        session, str(recipient), Kind.REMINDER, submission.now
    )
    return sent or month_of(submission.today).name


def _withdraw(
    session: Session, recipient: Recipient, kinds: Collection[Kind], reason: str, now: datetime
) -> None:
    storage.delivery.delivered.withdraw(session, str(recipient), kinds, reason, now + _AHEAD)


def _month(owed: Owed, recipient: MemberRecipient) -> Window:
    """The reminder's month: the month that has ended, if it was snoozed on the last day."""
    month = str((owed.details or {}).get("month", owed.period))
    for day in (recipient.today, recipient.today.replace(day=1) - _DAY):
        if month_of(day).name == month:
            return month_of(day)
    return month_of(recipient.today)
