"""Erasing a whole workspace."""

from sqlalchemy import delete
from sqlmodel import Session, col

from storage.tables import (
    AccountAliasRow,
    AccountRow,
    ActRow,
    CommentRow,
    ContactRow,
    DeliveryRow,
    DmRow,
    DmWeekRow,
    EngagerRow,
    MemberRow,
    MemberSettingsRow,
    NudgeRow,
    PostRow,
    ScheduleRow,
    SnapshotRow,
    SsiScoreRow,
    StrangerRow,
    TeamMemberRow,
    TeamRow,
    WinRow,
    WorkspaceRow,
)

#: Every table with rows of a workspace, in an order that foreign keys allow for deletion.
_TABLES = (
    EngagerRow,
    DmRow,
    DmWeekRow,
    StrangerRow,
    CommentRow,
    WinRow,
    ContactRow,
    AccountAliasRow,
    AccountRow,
    SnapshotRow,
    SsiScoreRow,
    PostRow,
    ActRow,
    NudgeRow,
    DeliveryRow,
    ScheduleRow,
    TeamMemberRow,
    TeamRow,
    MemberSettingsRow,
    MemberRow,
)


def erase_workspace(session: Session, workspace_id: str) -> None:
    """Erases all rows of a workspace, for good."""
    for table in _TABLES:
        session.execute(delete(table).where(col(table.workspace_id) == workspace_id))
    session.execute(delete(WorkspaceRow).where(col(WorkspaceRow.id) == workspace_id))
