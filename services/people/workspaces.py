"""Erasing a whole workspace: at once, or after a period of grace."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlmodel import Session, SQLModel, col, select

import storage.people.members
from storage.store import takes_long
from storage.tables import WorkspaceRow

#: From the uninstall, or the operator's word, to the erasure.
GRACE = timedelta(days=30)


@dataclass(frozen=True)
class KnownWorkspace:
    """A workspace in the database, by its Slack id.

    Args:
        erase_at: When it will be erased; ``None`` if it will not.
    """

    id: str
    erase_at: datetime | None


def known_workspaces(session: Session) -> list[KnownWorkspace]:
    """All workspaces in the database."""
    rows = session.exec(select(WorkspaceRow).order_by(col(WorkspaceRow.id)))
    return [KnownWorkspace(row.id, row.erase_at) for row in rows]


def begin_erasure(session: Session, workspace_id: str, now: datetime) -> datetime | None:
    """Erases a workspace after the period of grace. Said again, the first date holds.

    Returns:
        When it will be erased; ``None`` for an unknown workspace.
    """
    workspace = storage.people.members.workspace(session, workspace_id)
    if workspace is None:
        return None
    workspace.erase_at = workspace.erase_at or now + GRACE
    session.add(workspace)
    return workspace.erase_at


def app_removed(session: Session, workspace_id: str, reason: str, now: datetime) -> None:
    """The app was removed from a workspace: sends nothing more there, and begins its erasure.

    Args:
        reason: The name of Slack's event. `resume_workspace` ends both if the app returns.
    """
    workspace = storage.people.members.workspace(session, workspace_id)
    if workspace is not None:
        workspace.stopped = reason[:64]
        workspace.erase_at = workspace.erase_at or now + GRACE
        session.add(workspace)


def cancel_erasure(session: Session, workspace_id: str) -> bool:
    """Keeps a workspace; returns whether it was going to be erased."""
    workspace = storage.people.members.workspace(session, workspace_id)
    if workspace is None or workspace.erase_at is None:
        return False
    workspace.erase_at = None
    session.add(workspace)
    return True


@takes_long
def erase_due_workspaces(session: Session, now: datetime, limit: int) -> int:
    """Erases the workspaces whose period of grace has ended; returns how many.

    Args:
        limit: The most to erase in one transaction.
    """
    query = select(WorkspaceRow.id).where(col(WorkspaceRow.erase_at) <= now).limit(limit)
    due = list(session.exec(query))
    for workspace_id in due:
        erase_workspace(session, workspace_id)
    return len(due)


@takes_long
def erase_workspace(session: Session, workspace_id: str) -> None:
    """Erases all rows of a workspace, for good."""
    # Sorted so that a table comes after those that its foreign keys name: deleted in reverse.
    for table in reversed(SQLModel.metadata.sorted_tables):
        if table is not SQLModel.metadata.tables[str(WorkspaceRow.__tablename__)]:
            session.execute(delete(table).where(table.c.workspace_id == workspace_id))
    session.execute(delete(WorkspaceRow).where(col(WorkspaceRow.id) == workspace_id))
