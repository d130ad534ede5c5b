"""Where a delivery goes, and why it may not go now: people change their minds, and leave."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

import storage.delivery.deliveries
import storage.delivery.schedules
from domain.timing.due_times import quiet_until
from domain.timing.periods import local_date, zone_named
from domain.timing.schedules import Kind, Owed, Skip, too_late
from services.delivery.scheduling import TOO_LATE
from storage.tables import MemberRow, MemberSettingsRow

_REMINDERS = frozenset({Kind.REMINDER, Kind.REMINDER_FOLLOW_UP, Kind.SNOOZED_REMINDER})


@dataclass(frozen=True)
class Address:
    """Where a delivery goes, by Slack's ids.

    Args:
        user: The person, or ``None`` for a board.
        channel: The team's channel, or the conversation with the person once it is known.
    """

    user: str | None
    channel: str | None

    @property
    def target(self) -> str:
        """What chat.postMessage takes; a person's own id always does."""
        return self.user or self.channel or ""


@dataclass(frozen=True)
class Postponed:
    """Not now: the person's quiet hours last until then."""

    until: datetime


def address_of(session: Session, owed: Owed) -> Address | None:
    """Where a delivery goes, or ``None`` when its recipient has gone."""
    if owed.recipient.kind == "team":
        team = storage.delivery.schedules.teams(session, [owed.recipient.id]).get(owed.recipient.id)
        return Address(None, team.channel_id) if team is not None and team.channel_id else None
    found = storage.delivery.deliveries.member_addressed(session, owed.recipient.id)
    if found is None:
        return None
    member, settings = found
    return Address(member.user_id, settings.dm_channel if settings else None)


def why_not(session: Session, owed: Owed, now: datetime) -> Skip | Postponed | None:
    """Why a delivery is not sent now, or ``None`` when it may be.

    People change their minds, and leave, between the due time and the sending.
    """
    if too_late(owed.kind, owed.due_at, now):
        return Skip(TOO_LATE)
    if owed.recipient.kind == "team":
        return _why_not_to_team(session, owed.recipient.id)
    found = storage.delivery.deliveries.member_addressed(session, owed.recipient.id)
    if found is None:
        return Skip("the member is gone")
    return _why_not_to_member(*found, owed.kind, now)


def _why_not_to_team(session: Session, team_id: int) -> Skip | None:
    team = storage.delivery.schedules.teams(session, [team_id]).get(team_id)
    if team is None or team.removed_at is not None:
        return Skip("the team was removed")
    if team.channel_id is None:
        return Skip("the team has no channel")
    return Skip(f"the board is paused: {team.trouble}") if team.trouble else None


def _why_not_to_member(
    member: MemberRow, settings: MemberSettingsRow | None, kind: Kind, now: datetime
) -> Skip | Postponed | None:
    if member.refused:
        return Skip(f"not served: {member.refused}")
    if settings is not None and settings.unreachable:
        return Skip(f"unreachable: {settings.unreachable}")
    joined = settings is not None and settings.joined_at is not None
    if kind is Kind.INVITATION:
        return _why_no_invitation(settings, member.zone, now)
    if settings is None or not joined:
        return Skip("not joined")
    if kind is Kind.NOTICE and not (member.is_admin or member.is_coach):
        return Skip("no coach any more")
    return _why_not_by_settings(settings, kind, member.zone, now)


def _why_no_invitation(
    settings: MemberSettingsRow | None, zone_name: str, now: datetime
) -> Skip | Postponed | None:
    if settings is None:
        return None
    if settings.joined_at is not None:
        return Skip("joined already")
    if settings.left_at is not None:
        return Skip("declined")
    return _why_not_by_settings(settings, Kind.INVITATION, zone_name, now)


def _why_not_by_settings(
    settings: MemberSettingsRow, kind: Kind, zone_name: str, now: datetime
) -> Skip | Postponed | None:
    zone = zone_named(zone_name)
    if settings.paused_until is not None and local_date(now, zone) < settings.paused_until:
        return Skip("paused")
    switched_off = (
        (kind is Kind.DIGEST and not settings.digest_on)
        or (kind in _REMINDERS and not settings.reminder_on)
        or (kind is Kind.NUDGE and not settings.nudges_on)
    )
    if switched_off:
        return Skip("switched off")
    until = quiet_until(zone, settings.quiet_from, settings.quiet_until, now)
    return Postponed(until) if until is not None else None
