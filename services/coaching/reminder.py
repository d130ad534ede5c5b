"""The monthly reminder to look at the SSI: what it says, its follow-up, and its buttons."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from sqlmodel import Session

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
    after_working_days,
)
from domain.submission import Submission
from domain.timing.due_times import REMINDER_MINUTE, local_moment
from domain.timing.periods import Window, local_date, month_of
from domain.timing.schedules import Kind, Owed, Recipient, Skip
from services.delivery.receiving import Receiver, receiver
from services.delivery.scheduling import owe, reschedule_member
from services.entries.scores import shares_score
from services.people.members import member_for
from storage.tables import MemberSettingsRow, id_of

_DAY = timedelta(days=1)
#: Whatever waits is due within this.
_AHEAD = timedelta(days=62)
#: What comes after the reminder itself, and falls away once the member has looked.
_LATER = (Kind.REMINDER_FOLLOW_UP, Kind.SNOOZED_REMINDER)
_ALL = (Kind.REMINDER, *_LATER)


def compose_reminder(session: Session, owed: Owed, now: datetime) -> Reminder | Skip:
    """The reminder, its follow-up, or the one that was asked for again, by the delivery's kind.

    A score counts up to now: whoever logged one meanwhile is not reminded.
    """
    who = receiver(session, owed, now)
    if isinstance(who, Skip):
        return who
    if not who.settings.reminder_on:
        return Skip("reminders are off")
    month = _month(owed, who)
    if storage.entries.scores.has_score_between(session, who.number, month.first, month.last):
        return Skip("score logged this month")
    scores = storage.entries.scores.last_scores(session, who.number, who.today, TREND_SCORES)
    return Reminder(
        month=month.name,
        follow_up=owed.kind is Kind.REMINDER_FOLLOW_UP,
        asked_for=owed.kind is Kind.SNOOZED_REMINDER,
        scores=tuple(PastScore(row.scored_on, row.overall) for row in scores),
        shared=shares_score(session, who.number),
    )


def reminder_sent(session: Session, owed: Owed, now: datetime) -> None:
    """Owes the one follow-up of the month, three working days after the reminder was sent."""
    who = receiver(session, owed, now)
    if isinstance(who, Skip) or owed.kind is not Kind.REMINDER:
        return
    sent_on = local_date(now, who.zone)
    day = after_working_days(sent_on, FOLLOW_UP_AFTER, who.settings.working_days)
    due_at = local_moment(day, REMINDER_MINUTE, who.zone)
    owe(session, owed.workspace, owed.recipient, Kind.REMINDER_FOLLOW_UP, owed.period, due_at)


def looked(session: Session, submission: Submission) -> ReminderDone:
    """Nothing more for the month of the last reminder: the member has looked."""
    member = member_for(session, submission)
    recipient = Recipient("member", id_of(member))
    month = _month_of_last(session, submission, recipient)
    # Where the follow-up is not owed yet, its place in the ledger is taken.
    owe(session, member.workspace_id, recipient, Kind.REMINDER_FOLLOW_UP, month, submission.now)
    _withdraw(session, recipient, _LATER, "looked", submission.now)
    return ReminderDone(month)


def snooze_reminder(session: Session, submission: Submission) -> ReminderSnoozed | NotSnoozed:
    """Reminds again on the next working day at the usual hour, instead of the follow-up.

    Pressed twice on a day, it changes nothing; pressed after *I looked*, it counts again.
    """
    member = member_for(session, submission)
    settings = storage.people.member_settings.settings_for(session, member)
    day = after_working_days(submission.today, 1, settings.working_days)
    recipient = Recipient("member", id_of(member))
    month = _month_of_last(session, submission, recipient)
    hindrance = _hindrance(session, settings, month, day)
    if hindrance is not None:
        return hindrance
    _withdraw(session, recipient, [Kind.REMINDER_FOLLOW_UP], "snoozed", submission.now)
    due_at = local_moment(day, REMINDER_MINUTE, submission.zone)
    kind, period, details = Kind.SNOOZED_REMINDER, day.isoformat(), {"month": month}
    owe(session, member.workspace_id, recipient, kind, period, due_at, details)
    storage.delivery.delivered.reopen_skipped(
        session, str(recipient), kind, period, due_at, details
    )
    return ReminderSnoozed(day, submission.zone.key)


def stop_reminders(session: Session, submission: Submission) -> RemindersStopped:
    """Sends no monthly reminder any more, until the settings say otherwise."""
    member = member_for(session, submission)
    settings = storage.people.member_settings.settings_for(session, member)
    settings.reminder_on = False
    session.add(settings)
    recipient = Recipient("member", id_of(member))
    reschedule_member(session, id_of(member), submission.now)
    _withdraw(session, recipient, _ALL, "reminders are off", submission.now)
    return RemindersStopped()


def _hindrance(
    session: Session, settings: MemberSettingsRow, month: str, day: date
) -> NotSnoozed | None:
    """Why a reminder of a day would not come, as far as is known now."""
    if settings.joined_at is None:
        return NotSnoozed(NoReminder.NOT_JOINED)
    if not settings.reminder_on:
        return NotSnoozed(NoReminder.OFF)
    if settings.paused_until is not None and settings.paused_until > day:
        return NotSnoozed(NoReminder.PAUSED, settings.paused_until)
    window = month_of(date.fromisoformat(f"{month}-01"))
    if storage.entries.scores.has_score_between(
        session, settings.member_id, window.first, window.last
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


def _month(owed: Owed, who: Receiver) -> Window:
    """The month that a reminder is for: one asked for on its last day is still for that month."""
    named = str((owed.details or {}).get("month", owed.period))
    for day in (who.today, who.today.replace(day=1) - _DAY):
        if month_of(day).name == named:
            return month_of(day)
    return month_of(who.today)
