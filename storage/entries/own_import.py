"""Rows for the import of own data."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import delete
from sqlmodel import Session, select

from storage.one_row import insert_row
from storage.tables import ActRow


def live_rows(session: Session, table: Any, member_id: int) -> Sequence[Any]:
    """All live entries of a member in a table."""
    query = select(table).where(table.member_id == member_id, table.removed_by.is_(None))
    return session.exec(query).all()


def insert(session: Session, table: Any, values: dict[str, Any]) -> int:
    """Inserts a row, and returns its id."""
    return insert_row(session, table, values)


def delete_act(session: Session, act_id: int) -> None:
    """Deletes an act that changed nothing."""
    session.execute(delete(ActRow).where(ActRow.id == act_id))  # type: ignore[arg-type]
