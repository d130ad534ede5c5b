"""Whether a recipient may get a delivery now, and at which address. No other module decides this.

The ledger asks when it composes a delivery and again just before the send, because members may
change their settings or leave in between.
"""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

import storage.delivery.addressees
import storage.figures.board
from domain.timing.due_times import USUAL_QUIET, at_chosen_hour, quiet_until
from domain.timing.periods import local_date, zone_named
from domain.timing.schedules import TOO_LATE, Kind, Owed, Skip, too_late
from storage.figures.board import BoardTeam
from storage.tables import MemberRow, MemberSettingsRow, id_of

#: Reasons that other services use too.
NOT_JOINED = "not joined"
PAUSED = "paused"
SWITCHED_OFF = "switched off in the settings"
TEAM_REMOVED = "the team was removed"

_FOR_COACHES = frozenset({Kind.NOTICE, Kind.HANDOVER, Kind.MISSING_SCOPES, Kind.COACH_WEEK})
_REMINDERS = frozenset({Kind.REMINDER, Kind.REMINDER_FOLLOW_UP, Kind.SNOOZED_REMINDER})


@dataclass(frozen=True)
class Address:
    """A delivery's address, as Slack ids.

    Args:
        user: The member's user id, or ``None`` for a board.
        channel: The team's channel, or the DM with the member once it is known.
    """

    user: str | None
    channel: str | None

    @property
    def target(self) -> str:
        """The ``channel`` argument of chat.postMessage, which accepts a user's id too."""
        return self.user or self.channel or ""


@dataclass(frozen=True)
class MemberRecipient:
    """The member who is to receive a delivery.

    Args:
        settings: The default settings if the member has saved none.
        today: The member's local date at the due time.
    """

    member_id: int
    member: MemberRow
    settings: MemberSettingsRow
    zone: ZoneInfo
    today: date

    @property
    def address(self) -> Address:
        """The DM with the member."""
        return Address(self.member.user_id, self.settings.dm_channel)

    def day(self, now: datetime) -> date:
        """The member's local date."""
        return local_date(now, self.zone)


@dataclass(frozen=True)
class TeamRecipient:
    """A team whose board is due."""

    team: BoardTeam

    @property
    def address(self) -> Address:
        """The team's channel."""
        return Address(None, self.team.channel_id)

    def day(self, now: datetime) -> date:
        """The team's local date."""
        return local_date(now, zone_named(self.team.zone))


@dataclass(frozen=True)
class Postponed:
    """The delivery must wait until the recipient's quiet hours end (UTC)."""

    until: datetime


def allowed_recipient(
    session: Session, owed: Owed, now: datetime
) -> MemberRecipient | TeamRecipient | Skip | Postponed:
    """The recipient of a delivery if they may get it now, otherwise why they may not."""
    # A person who asks for a missed board wants it, however old it is.
    if too_late(owed.kind, owed.asked_at or owed.due_at, now):
        return Skip(TOO_LATE)
    if owed.recipient.kind == "team":
        return _allowed_team(session, owed, now)
    found = storage.delivery.addressees.member_addressed(session, owed.recipient.id)
    if found is None:
        return Skip("the member was deleted")
    recipient = member_recipient(*found, owed.due_at)
    return why_not(recipient, owed.kind, now, owed.due_at) or recipient


def why_not(
    recipient: MemberRecipient, kind: Kind, now: datetime, due_at: datetime
) -> Skip | Postponed | None:
    """Why a member may not get a kind of message now, or ``None`` if they may."""
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
    return _held(kind, due_at, now, until)


def member_recipient(
    member: MemberRow, settings: MemberSettingsRow | None, due_at: datetime
) -> MemberRecipient:
    """A member as the recipient of a delivery due at ``due_at``, whether or not they may get it.

    Raises:
        ValueError: the member has no id yet.
    """
    member_id = id_of(member)
    zone = zone_named(member.zone)
    return MemberRecipient(
        member_id=member_id,
        member=member,
        settings=settings
        or MemberSettingsRow(member_id=member_id, workspace_id=member.workspace_id),
        zone=zone,
        today=local_date(due_at, zone),
    )


def dm_address(session: Session, owed: Owed) -> Address | None:
    """The DM that may hold a delivery, whether or not it may be sent now.

    Returns:
        ``None`` for a board or a deleted member.
    """
    if owed.recipient.kind != "member":
        return None
    found = storage.delivery.addressees.member_addressed(session, owed.recipient.id)
    return member_recipient(*found, owed.due_at).address if found is not None else None


def _held(
    kind: Kind, due_at: datetime, now: datetime, until: datetime | None
) -> Skip | Postponed | None:
    """What quiet hours do to a message.

    Args:
        until: When the quiet hours end, or ``None`` outside them.
    """
    if until is None or at_chosen_hour(kind, due_at, now):
        return None
    return Skip(TOO_LATE) if too_late(kind, due_at, until) else Postponed(until)


def _allowed_team(session: Session, owed: Owed, now: datetime) -> TeamRecipient | Skip | Postponed:
    team = storage.figures.board.team(session, owed.recipient.id)
    if team is None:
        return Skip(TEAM_REMOVED)
    if team.channel_id is None:
        return Skip("the team has no channel")
    if owed.asked_at is None:
        until = quiet_until(zone_named(team.zone), *USUAL_QUIET, now)
        held = _held(owed.kind, owed.due_at, now, until)
        if held is not None:
            return held
    return TeamRecipient(team)


def _why_no_invitation(settings: MemberSettingsRow) -> str | None:
    if settings.joined_at is not None:
        return "joined already"
    return "declined or left" if settings.left_at is not None else None


def _why_unwanted(member: MemberRow, settings: MemberSettingsRow, kind: Kind) -> str | None:
    if settings.joined_at is None:
        return NOT_JOINED
    coaches = (member.is_admin or member.is_coach) and not member.is_guest
    if kind in _FOR_COACHES and not coaches:
        return "no longer an admin or coach"
    switched_off = (
        (kind is Kind.DIGEST and not settings.digest_on)
        or (kind in _REMINDERS and not settings.reminder_on)
        or (kind is Kind.NUDGE and not settings.nudges_on)
        or (kind is Kind.COACH_WEEK and not settings.coach_week_on)
    )
    return SWITCHED_OFF if switched_off else None
