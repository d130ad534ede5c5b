"""What a workspace decides about privacy, and the log of reads that council mode adds."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlmodel import Session

import storage.figures.team_sums
import storage.people.accesses
import storage.people.members
import storage.people.teams
from domain.errors import UserError
from domain.people.members import Person
from domain.people.privacy import (
    ACCESS_KEPT_DAYS,
    COUNCIL_NAMES_KEPT,
    NAMES_KEPT,
    Access,
    AccessKind,
    AccessLog,
    Privacy,
)
from domain.submission import Submission
from services.people.members import member_for
from services.people.roles import require_coach
from storage.tables import AccessRow, WorkspaceRow, id_of

#: Reads listed at once.
_MOST_LISTED = 20


def privacy_of(session: Session, workspace_id: str) -> Privacy:
    """What a workspace decided about privacy."""
    row = storage.people.members.workspace(session, workspace_id)
    if row is None:
        return Privacy()
    kept = COUNCIL_NAMES_KEPT if row.council_since else row.names_kept_months
    return Privacy(row.council_since, kept)


def privacy_to_change(session: Session, person: Person) -> Privacy:
    """The same, for the form.

    Raises:
        UserError: the person is not a workspace admin.
    """
    _require_admin(person)
    return privacy_of(session, person.asker.workspace)


def set_privacy(
    session: Session, submission: Submission, *, council: bool, names_kept_months: int | None
) -> Privacy:
    """Saves what the workspace decided. In council mode, the retention of names is fixed.

    Raises:
        UserError: the person is not a workspace admin, or the months are none of `NAMES_KEPT`.
    """
    _require_admin(submission.person)
    member_for(session, submission)
    if names_kept_months is not None and names_kept_months not in NAMES_KEPT:
        raise UserError("Names can't be kept for that long.", "Choose one of the listed times.")
    workspace = submission.person.asker.workspace
    row = session.get_one(WorkspaceRow, workspace)
    if not council:
        row.names_kept_months = names_kept_months
    row.council_since = (row.council_since or submission.now) if council else None
    session.add(row)
    session.flush()
    return privacy_of(session, workspace)


def record_reading(
    session: Session,
    submission: Submission,
    what: AccessKind,
    teams: Collection[str],
    window: str = "",
) -> None:
    """In council mode, records that a person reads totals, before they see them.

    Args:
        teams: The names of the teams whose totals they see. It is recorded for the members whom
            these totals include.
        window: As typed.

    Raises:
        UserError: the person is not a coach.
    """
    require_coach(session, submission.person)
    workspace = submission.person.asker.workspace
    if not teams or not privacy_of(session, workspace).council:
        return
    reader = member_for(session, submission)
    included = storage.figures.team_sums.joined_by_team(session, workspace)
    rows = [
        AccessRow(
            workspace_id=workspace,
            member_id=member_id,
            reader_id=id_of(reader),
            what=what.value,
            subject=f"{team.name} {window}".strip()[:200],
            read_at=submission.now,
        )
        for team in storage.people.teams.teams_of_workspace(session, workspace)
        if team.name in teams
        for member_id in sorted(included.get(id_of(team), ()))
    ]
    storage.people.accesses.add(session, rows)


def access_log(session: Session, person: Person) -> AccessLog:
    """Who read figures that include the person."""
    privacy = privacy_of(session, person.asker.workspace)
    member = storage.people.members.member(session, person.asker.workspace, person.asker.user)
    if member is None:
        return AccessLog(privacy)
    member_id = id_of(member)
    found = storage.people.accesses.newest(session, member_id, _MOST_LISTED)
    listed = tuple(
        Access(AccessKind(row.what), row.subject, name or "", row.read_at) for row, name in found
    )
    return AccessLog(privacy, listed, storage.people.accesses.count(session, member_id))


def forget_accesses(session: Session, now: datetime, limit: int) -> int:
    """Deletes reads that are more than a year old; returns how many.

    Args:
        limit: The most to delete, which keeps the transaction short.
    """
    return storage.people.accesses.forget(session, now - timedelta(days=ACCESS_KEPT_DAYS), limit)


def _require_admin(person: Person) -> None:
    if not person.profile.is_admin:
        raise UserError("Only admins of this workspace change its privacy.", "Ask one of them.")
