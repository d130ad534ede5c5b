"""Erasing a whole workspace."""

from sqlalchemy import delete
from sqlmodel import Session, SQLModel, col

from storage.store import takes_long
from storage.tables import WorkspaceRow


@takes_long
def erase_workspace(session: Session, workspace_id: str) -> None:
    """Erases all rows of a workspace, for good."""
    # Sorted so that a table comes after those that its foreign keys name: deleted in reverse.
    for table in reversed(SQLModel.metadata.sorted_tables):
        if table is not SQLModel.metadata.tables[str(WorkspaceRow.__tablename__)]:
            session.execute(delete(table).where(table.c.workspace_id == workspace_id))
    session.execute(delete(WorkspaceRow).where(col(WorkspaceRow.id) == workspace_id))
