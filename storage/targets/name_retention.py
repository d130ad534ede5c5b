"""Queries about people at target accounts without a touch for a long time."""

from datetime import datetime

from sqlalchemy import exists, or_
from sqlmodel import Session, col, select

from storage.tables import ActRow, CommentRow, ContactRow, DmRow, EngagerRow, WorkspaceRow


def workspaces_that_forget(session: Session) -> list[WorkspaceRow]:
    """The workspaces that erase names after some months."""
    query = select(WorkspaceRow).where(
        or_(
            col(WorkspaceRow.names_kept_months).is_not(None),
            col(WorkspaceRow.council_since).is_not(None),
        )
    )
    return list(session.exec(query.order_by(col(WorkspaceRow.id))))


def untouched_contacts(
    session: Session, workspace_id: str, since: datetime, limit: int
) -> list[ContactRow]:
    """Contacts added before a moment, about whom nothing was logged since; the oldest first."""
    touched = [
        exists().where(col(each.contact_id) == col(ContactRow.id), col(each.logged_at) >= since)
        for each in (EngagerRow, DmRow, CommentRow)
    ]
    replied = exists().where(
        col(DmRow.contact_id) == col(ContactRow.id), col(DmRow.replied_at) >= since
    )
    query = (
        select(ContactRow)
        .join(ActRow, col(ActRow.id) == col(ContactRow.made_by))
        .where(
            ContactRow.workspace_id == workspace_id,
            ActRow.done_at < since,
            ~or_(*touched, replied),
        )
        .order_by(col(ContactRow.id))
        .limit(limit)
    )
    return list(session.exec(query))
