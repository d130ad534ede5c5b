"""A reminder that falls due on a digest's day: it is a section of that digest, or goes alone."""

from datetime import datetime, timedelta

from sqlmodel import Session

import storage.delivery.carrying
from domain.coaching.reminder import CarriedReminder, Reminder
from domain.timing.periods import start_of
from domain.timing.schedules import Carried, DeliveryState, Kind, Owed, Skip
from services.coaching.reminder import reminder_content, reminder_sent
from services.delivery.addressing import MemberRecipient, Postponed, why_not
from services.delivery.carrying import WAITS, carried_by, carries
from storage.tables import DeliveryRow, id_of

#: In the order in which a digest takes one of them.
_REMINDERS = (Kind.SNOOZED_REMINDER, Kind.REMINDER, Kind.REMINDER_FOLLOW_UP)
_OPEN = (DeliveryState.PENDING, DeliveryState.CLAIMED)


def compose_reminder(
    session: Session, owed: Owed, recipient: MemberRecipient, now: datetime
) -> Reminder | Skip | Postponed:
    """The reminder, its follow-up or a snoozed reminder, unless the digest of its day takes it.

    It waits until that digest is sent, which takes it, or is not sent.
    """
    since, until = _day(recipient)
    digests = storage.delivery.carrying.due_between(
        session, str(owed.recipient), [Kind.DIGEST], since, until
    )
    if any(digest.state in _OPEN for digest in digests):
        return Postponed(now + WAITS)
    if any(digest.state == DeliveryState.IN_DOUBT and carries(digest, owed) for digest in digests):
        return Skip("part of a digest that may have been sent")
    coming = storage.delivery.carrying.scheduled_between(
        session, str(owed.recipient), Kind.DIGEST, since, until
    )
    if coming is not None and not digests:
        due_at = coming.next_due_at
        if not isinstance(why_not(recipient, Kind.DIGEST, due_at, due_at), Skip):
            return Postponed(max(due_at, now) + WAITS)
    return reminder_content(session, owed, recipient, now)


def reminder_of_digest(
    session: Session, owed: Owed, recipient: MemberRecipient, now: datetime
) -> CarriedReminder | None:
    """The reminder that is due on the day of a digest and certainly not sent, or ``None``."""
    for reminder in _due_that_day(session, owed, recipient):
        refusal = why_not(recipient, reminder.kind, now, reminder.due_at)
        # Quiet hours hold a reminder alone, but not in a digest at an hour that was chosen.
        if isinstance(refusal, Skip):
            continue
        content = reminder_content(session, reminder, recipient, now)
        if isinstance(content, Reminder):
            carried = Carried(reminder.kind, reminder.period, reminder.due_at, reminder.details)
            return CarriedReminder(content, carried)
    return None


def digest_sent(session: Session, owed: Owed, now: datetime) -> None:
    """Owes the follow-up of a reminder that the digest carried."""
    row = carried_by(session, session.get_one(DeliveryRow, owed.delivery_id))
    if row is not None and row.state == DeliveryState.SENT:
        reminder_sent(session, _owed(row, owed), now)


def _due_that_day(session: Session, owed: Owed, recipient: MemberRecipient) -> list[Owed]:
    since, until = _day(recipient)
    rows = storage.delivery.carrying.due_between(
        session, str(owed.recipient), _REMINDERS, since, until
    )
    found = [_owed(row, owed) for row in rows if row.state in _OPEN and row.claimed_at is None]
    coming = storage.delivery.carrying.scheduled_between(
        session, str(owed.recipient), Kind.REMINDER, since, until
    )
    known = coming is not None and storage.delivery.carrying.of_period(
        session, str(owed.recipient), Kind.REMINDER, coming.period
    )
    if coming is not None and not known:
        # Due later that day, so not in the ledger yet.
        due = Owed(
            0, owed.workspace, owed.recipient, Kind.REMINDER, coming.period, coming.next_due_at
        )
        found.append(due)
    return sorted(found, key=lambda each: _REMINDERS.index(each.kind))


def _owed(row: DeliveryRow, digest: Owed) -> Owed:
    return Owed(
        delivery_id=id_of(row),
        workspace=digest.workspace,
        recipient=digest.recipient,
        kind=Kind(row.kind),
        period=row.period,
        due_at=row.due_at,
        details=row.details,
    )


def _day(recipient: MemberRecipient) -> tuple[datetime, datetime]:
    """The local day of a delivery's due time, in UTC; the end is excluded."""
    day = recipient.today
    return start_of(day, recipient.zone), start_of(day + timedelta(days=1), recipient.zone)
