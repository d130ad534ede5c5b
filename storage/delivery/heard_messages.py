"""Queries about the direct messages answered of late."""

from datetime import datetime

from sqlalchemy import delete, tuple_
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col, select

from storage.tables import HeardMessageRow


def is_heard(session: Session, workspace_id: str, key: str) -> bool:
    """Whether a replica answers, or answered, the message."""
    return session.get(HeardMessageRow, (workspace_id, key)) is not None


def add(session: Session, workspace_id: str, key: str, now: datetime) -> bool:
    """Adds a message, and returns whether it was new. Of several replicas at once, one adds it."""
    connection = session.connection()
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    row = {"workspace_id": workspace_id, "key": key, "heard_at": now}
    inserting = dialect.insert(HeardMessageRow).values(row).on_conflict_do_nothing()
    return connection.execute(inserting.returning(col(HeardMessageRow.key))).first() is not None


def forget(session: Session, until: datetime, limit: int) -> int:
    """Deletes at most ``limit`` messages heard before a moment, and returns how many."""
    keys = (col(HeardMessageRow.workspace_id), col(HeardMessageRow.key))
    old = session.exec(
        select(*keys).where(col(HeardMessageRow.heard_at) < until).limit(limit)
    ).all()
    session.execute(delete(HeardMessageRow).where(tuple_(*keys).in_(old)))
    return len(old)
