"""Joining and leaving (whether the bot may send a member messages), and inviting team members."""

from datetime import datetime

from sqlmodel import Session

import storage.people.member_settings
from domain.errors import UserError
from domain.people.board_consent import NEWEST_BOARD
from domain.people.member_settings import Invitation, LeaveResult, Plan
from domain.people.teams import Invited
from domain.submission import Submission
from domain.timing.due_times import in_working_hours
from domain.timing.periods import zone_named
from domain.timing.schedules import Kind, Owed, Recipient
from services.delivery.addressing import MemberRecipient
from services.delivery.public_holidays import working_days_of
from services.delivery.scheduling import owe, reschedule_member
from services.people.member_settings import plan_of
from services.people.members import member_for
from services.people.privacy import privacy_of
from services.people.roles import require_coach
from services.people.teams import own_team, team_of
from storage.tables import MemberRow, id_of

#: The period of every invitation and welcome: each member gets only one of each.
_ONCE = "once"


def join(
    session: Session,
    submission: Submission,
    on_board: bool | None,
    asked_at: datetime,
    amounts: bool = False,
) -> Plan:
    """Starts everything that the bot sends. Joining again only changes what boards show.

    Args:
        on_board: Whether the team's board may show the member; ``None`` if the form did not ask,
            in council mode: then the earlier answer remains.
        asked_at: When the form was opened (UTC).
        amounts: Whether it may show the amounts of deals.

    Raises:
        UserError: the member has left since the form was opened. Slack may redeliver an old
            submission.
    """
    member = member_for(session, submission)
    settings = storage.people.member_settings.settings_for(session, member)
    if settings.left_at is not None and settings.left_at > asked_at:
        raise UserError("You have left since this form was opened.", "`/ssi join` opens a new one.")
    if settings.joined_at is None:
        recipient = Recipient("member", id_of(member))
        owe(session, member.workspace_id, recipient, Kind.WELCOME, _ONCE, submission.now)
        settings.joined_at = submission.now
    settings.left_at = None
    if on_board is not None:
        settings.on_board, settings.board_amounts = on_board, amounts
        settings.board_version = NEWEST_BOARD
    session.add(settings)
    session.flush()
    reschedule_member(session, id_of(member), submission.now)
    return plan_of(session, member, submission.now)


def leave(session: Session, submission: Submission) -> LeaveResult:
    """Stops everything that the bot sends, invitations included. The member's entries remain."""
    member = member_for(session, submission)
    settings = storage.people.member_settings.settings_for(session, member)
    council = privacy_of(session, member.workspace_id).council
    left = LeaveResult(was_joined=settings.joined_at is not None, council=council)
    settings.joined_at = None
    settings.on_board, settings.board_amounts = None, False
    settings.shares_ssi, settings.shares_accounts = False, False
    settings.left_at = submission.now
    session.add(settings)
    session.flush()
    reschedule_member(session, id_of(member), submission.now)
    return left


def invite(session: Session, submission: Submission, team_id: int) -> Invited:
    """Adds an invitation to the ledger for each team member not yet joined, left or invited.

    Each invitation is due in its member's own working hours.

    Raises:
        UserError: the person is not a coach, or the team is gone.
    """
    require_coach(session, submission.person)
    inviter = member_for(session, submission)
    team = own_team(session, submission.person, team_id)
    names, unknown = [], 0
    for invitee in team_of(session, team).to_invite:
        member = session.get(MemberRow, invitee.member_id)
        if member is None or not invitee.known:
            unknown += 1
            continue
        settings = storage.people.member_settings.settings_for(session, member)
        settings.invited_at = submission.now
        session.add(settings)
        details = {"by_member": id_of(inviter), "team": team.name}
        due_at = in_working_hours(
            zone_named(member.zone),
            working_days_of(member, settings, submission.now),
            submission.now,
        )
        recipient = Recipient("member", invitee.member_id)
        owe(session, member.workspace_id, recipient, Kind.INVITATION, _ONCE, due_at, details)
        names.append(invitee.name)
    return Invited(team.name, tuple(names), unknown)


def compose_welcome(
    session: Session, owed: Owed, recipient: MemberRecipient, now: datetime
) -> Plan:
    """What a member gets from now on, and when."""
    return plan_of(session, recipient.member, now)


def compose_invitation(
    session: Session, owed: Owed, recipient: MemberRecipient, now: datetime
) -> Invitation:
    """A member's invitation, with the names of the inviter and the team."""
    details = owed.details or {}
    inviter = session.get(MemberRow, details.get("by_member", 0))
    # Older versions stored the name.
    by = inviter.name if inviter is not None else str(details.get("by", ""))
    return Invitation(by=by, team=str(details.get("team", "")))
