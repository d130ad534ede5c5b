"""May a recipient get this delivery now, and at which address? Only this module answers.

The ledger asks when a delivery is composed, and again just before the send: people change their
settings, and leave, in between.
"""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

import storage.delivery.deliveries
import storage.figures.board
from domain.timing.due_times import quiet_until
from domain.timing.periods import local_date, zone_named
from domain.timing.schedules import TOO_LATE, Kind, Owed, Skip, too_late
from storage.figures.board import BoardTeam
from storage.tables import MemberRow, MemberSettingsRow

#: Reasons that other services name too.
NOT_JOINED = "not joined"
PAUSED = "paused"
SWITCHED_OFF = "switched off in the settings"
TEAM_REMOVED = "the team was removed"

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
        """The ``channel`` argument of chat.postMessage, which accepts a user's id too."""
        return self.user or self.channel or ""


@dataclass(frozen=True)
class MemberRecipient:
    """A member whom a delivery is for.

    Args:
        settings: The usual settings where the member has none yet.
        today: The member's local date at the due time.
    """

    number: int
    member: MemberRow
    settings: MemberSettingsRow
    zone: ZoneInfo
    today: date

    @property
    def address(self) -> Address:
        """The direct messages with the member."""
        return Address(self.member.user_id, self.settings.dm_channel)


@dataclass(frozen=True)
class TeamRecipient:
    """A team whose board is due."""

    team: BoardTeam

    @property
    def address(self) -> Address:
        """The team's channel."""
        return Address(None, self.team.channel_id)


@dataclass(frozen=True)
class Postponed:
    """Not now: the member's quiet hours last until then."""

    until: datetime


def allowed_recipient(
    session: Session, owed: Owed, now: datetime
) -> MemberRecipient | TeamRecipient | Skip | Postponed:
    """The recipient of a delivery, if they may get it now; otherwise why they may not."""
    if too_late(owed.kind, owed.due_at, now):
        return Skip(TOO_LATE)
    if owed.recipient.kind == "team":
        return _allowed_team(session, owed.recipient.id)
    found = storage.delivery.deliveries.member_addressed(session, owed.recipient.id)
    if found is None:
        return Skip("the member was deleted")
    recipient = member_recipient(*found, owed.due_at)
    return why_not(recipient, owed.kind, now) or recipient


def why_not(recipient: MemberRecipient, kind: Kind, now: datetime) -> Skip | Postponed | None:
    """Why a member may not get a kind of message now, or ``None`` when they may."""
    member, settings = recipient.member, recipient.settings
    if member.refused:
        return Skip(f"not served: {member.refused}")
    if settings.unreachable:
        return Skip(f"unreachable: {settings.unreachable}")
    reason = (
        _why_no_invitation(settings)
        if kind is Kind.INVITATION
        else _why_unwanted(member, settings, kind)
    )
    if reason is not None:
        return Skip(reason)
    if (
        settings.paused_until is not None
        and local_date(now, recipient.zone) < settings.paused_until
    ):
        return Skip(PAUSED)
    until = quiet_until(recipient.zone, settings.quiet_from, settings.quiet_until, now)
    return Postponed(until) if until is not None else None


def member_recipient(
    member: MemberRow, settings: MemberSettingsRow | None, due_at: datetime
) -> MemberRecipient:
    """A member as the recipient of something due at a moment, whether or not they may get it.

    Raises:
        ValueError: the member has no id yet.
    """
    if member.id is None:
        raise ValueError("the member has no number before it is written")
    zone = zone_named(member.zone)
    return MemberRecipient(
        number=member.id,
        member=member,
        settings=settings
        or MemberSettingsRow(member_id=member.id, workspace_id=member.workspace_id),
        zone=zone,
        today=local_date(due_at, zone),
    )


def dm_address(session: Session, owed: Owed) -> Address | None:
    """The direct messages in which a delivery may be, whether or not it may be sent now.

    Returns:
        ``None`` for a board, or when the member was deleted.
    """
    if owed.recipient.kind != "member":
        return None
    found = storage.delivery.deliveries.member_addressed(session, owed.recipient.id)
    return member_recipient(*found, owed.due_at).address if found is not None else None


def _allowed_team(session: Session, team_id: int) -> TeamRecipient | Skip:
    team = storage.figures.board.team(session, team_id)
    if team is None:
        return Skip(TEAM_REMOVED)
    if team.channel_id is None:
        return Skip("the team has no channel")
    if team.trouble:
        return Skip(f"the board is paused: {team.trouble}")
    return TeamRecipient(team)


def _why_no_invitation(settings: MemberSettingsRow) -> str | None:
    if settings.joined_at is not None:
        return "joined already"
    return "declined or left" if settings.left_at is not None else None


def _why_unwanted(member: MemberRow, settings: MemberSettingsRow, kind: Kind) -> str | None:
    if settings.joined_at is None:
        return NOT_JOINED
    if kind is Kind.NOTICE and not (member.is_admin or member.is_coach):
        return "no longer an admin or coach"
    switched_off = (
        (kind is Kind.DIGEST and not settings.digest_on)
        or (kind in _REMINDERS and not settings.reminder_on)
        or (kind is Kind.NUDGE and not settings.nudges_on)
    )
    return SWITCHED_OFF if switched_off else None
