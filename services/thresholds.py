"""A workspace's thresholds."""

from sqlmodel import Session

import storage.people.members
from domain.thresholds import Thresholds, thresholds_of


def thresholds_in(session: Session, workspace_id: str) -> Thresholds:
    """The usual thresholds, overridden by those that the workspace has set."""
    workspace = storage.people.members.workspace(session, workspace_id)
    return thresholds_of(workspace.thresholds if workspace is not None else {})
