"""A workspace's thresholds."""

from sqlmodel import Session

import storage.people.members
from domain.thresholds import Thresholds, thresholds_of
from storage.tables import WorkspaceRow


def thresholds_in(session: Session, workspace_id: str) -> Thresholds:
    """The usual thresholds, overridden by those that the workspace has set."""
    return thresholds_set_in(storage.people.members.workspace(session, workspace_id))


def thresholds_set_in(workspace: WorkspaceRow | None) -> Thresholds:
    """The same from the workspace's row."""
    return thresholds_of(workspace.thresholds if workspace is not None else {})
