"""Suspends sending to a person or workspace that Slack has closed to the bot; notes channels."""

from datetime import datetime

from sqlmodel import Session

import storage.delivery.schedules
import storage.people.members
from services.delivery.ledger import Claim, fail, requeue
from services.delivery.scheduling import notify_coaches, reschedule_member
from storage.tables import MemberSettingsRow, WorkspaceRow

#: Slack's events after which a workspace is erased, unless the app returns.
REMOVED = frozenset({"app_uninstalled", "tokens_revoked"})


def stop_person(session: Session, claim: Claim, reason: str, now: datetime) -> None:
    """Stops sending to a person whom Slack does not let the bot write to.

    Args:
        reason: Slack's error code.
    """
    if not fail(session, claim, reason):
        return
    settings = session.get(MemberSettingsRow, claim.owed.recipient.id)
    if settings is not None:
        settings.unreachable = reason[:64]
        session.add(settings)
        reschedule_member(session, claim.owed.recipient.id, now)


def note_channel_trouble(
    session: Session, claim: Claim, channel: str | None, reason: str, now: datetime
) -> None:
    """Records that a team's channel refuses its board, and notifies the coaches once.

    The next board is tried at its due time all the same: the bot may be back in the channel.

    Args:
        channel: The channel that refused the board. If the team has a new channel by now, the
            board is tried there instead.
        reason: Slack's error code.
    """
    team_id = claim.owed.recipient.id
    team = storage.delivery.schedules.teams(session, [team_id]).get(team_id)
    if team is not None and team.channel_id != channel:
        requeue(session, claim, now)
        return
    closed = fail(session, claim, reason)
    if closed and team is not None and team.removed_at is None:
        is_known = team.trouble == reason[:64] and claim.owed.asked_at is None
        team.trouble = reason[:64]
        session.add(team)
        if not is_known:
            asked = claim.owed.asked_at is not None
            notify_coaches(session, claim.owed.workspace, team_id, reason, now, asked=asked)


def stop_workspace(
    session: Session, claim: Claim, reason: str, now: datetime, *, perhaps_sent: bool = False
) -> None:
    """Stops sending in a workspace that has revoked the bot's token.

    Args:
        reason: Slack's error code.
        perhaps_sent: Slack may have taken this delivery, so the next holder must look first.
    """
    requeue(session, claim, now, perhaps_sent=perhaps_sent)
    stop_sending(session, claim.owed.workspace, reason)


def stop_sending(session: Session, workspace_id: str, reason: str) -> None:
    """Sends nothing in a workspace, and reads no profiles there, until it is resumed.

    Args:
        reason: Slack's error code.
    """
    workspace = storage.people.members.workspace(session, workspace_id)
    if workspace is not None:
        workspace.stopped = reason[:64]
        session.add(workspace)


def is_stopped(session: Session, workspace_id: str) -> bool:
    """Whether Slack has refused the bot's token in this workspace."""
    workspace = storage.people.members.workspace(session, workspace_id)
    return workspace is not None and workspace.stopped is not None


def resume_workspace(session: Session, workspace_id: str) -> None:
    """Resumes sending in a workspace whose token works again; it is not erased, if it was to be."""
    workspace = session.get(WorkspaceRow, workspace_id)
    if workspace is not None and workspace.stopped is not None:
        if workspace.stopped in REMOVED:
            workspace.erase_at = None
        workspace.stopped = None
        session.add(workspace)
