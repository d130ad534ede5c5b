"""Who a delivery is for, re-read when it is composed: people change their minds meanwhile."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

import storage.delivery.deliveries
from domain.timing.periods import local_date, zone_named
from domain.timing.schedules import Owed, Skip
from storage.tables import MemberRow, MemberSettingsRow


@dataclass(frozen=True)
class Receiver:
    """A member who gets a message.

    Args:
        today: The local date on which it was due.
    """

    number: int
    member: MemberRow
    settings: MemberSettingsRow
    zone: ZoneInfo
    today: date


def receiver(session: Session, owed: Owed, now: datetime) -> Receiver | Skip:
    """The member whom a delivery is for, unless they want nothing now."""
    found = storage.delivery.deliveries.member_addressed(session, owed.recipient.id)
    if found is None or owed.recipient.kind != "member":
        return Skip("the member is gone")
    member, settings = found
    if settings is None or settings.joined_at is None:
        return Skip("not joined")
    if member.refused is not None:
        return Skip(member.refused)
    if settings.unreachable is not None:
        return Skip(settings.unreachable)
    zone = zone_named(member.zone)
    if settings.paused_until is not None and settings.paused_until > local_date(now, zone):
        return Skip("paused")
    today = local_date(owed.due_at, zone)
    return Receiver(owed.recipient.id, member, settings, zone, today)
