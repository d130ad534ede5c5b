"""Rows that an act removed long ago, and the earlier values that acts store."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, String, cast, delete, func, null, update
from sqlalchemy import select as columns
from sqlmodel import Session, col, select

from storage.tables import (
    AccountAliasRow,
    AccountRow,
    ActRow,
    AudienceRow,
    CommentRow,
    ContactAliasRow,
    ContactRow,
    DmRow,
    EngagerRow,
    PostRow,
    SnapshotRow,
    WinRow,
)


def removed_before(session: Session, moment: datetime, table: Any, limit: int) -> list[int]:
    """The ids of rows of a table that were removed before a moment; undo removes, too."""
    removed_at = func.coalesce(col(ActRow.undone_at), col(ActRow.done_at))
    query = (
        columns(table.id)
        .join(ActRow, col(ActRow.id) == table.removed_by)
        .where(table.removed_by.is_not(None), removed_at < moment)
    )
    if table is AccountRow:
        query = query.where(*_is_unused())
    return list(session.scalars(query.order_by(table.id).limit(limit)))


def _is_unused() -> Sequence[ColumnElement[bool]]:
    """The conditions under which no row at all refers to an account."""
    tables = (ContactRow, EngagerRow, AudienceRow, DmRow, CommentRow, WinRow)
    return [
        ~columns(col(each.id)).where(col(each.account_id) == col(AccountRow.id)).exists()
        for each in tables
    ]


def delete_rows(session: Session, table: Any, row_ids: Collection[int]) -> None:
    """Deletes rows, with those that belong to them. Contacts must be unlinked before."""
    parts: dict[Any, Sequence[tuple[Any, Any]]] = {
        PostRow: (
            (EngagerRow, EngagerRow.post_id),
            (AudienceRow, AudienceRow.post_id),
            (SnapshotRow, SnapshotRow.post_id),
        ),
        ContactRow: ((ContactAliasRow, ContactAliasRow.contact_id),),
        AccountRow: ((AccountAliasRow, AccountAliasRow.account_id),),
    }
    for part, column in (*parts.get(table, ()), (table, table.id)):
        session.execute(
            delete(part).where(column.in_(row_ids)).execution_options(synchronize_session=False)
        )


def contacts(session: Session, row_ids: Collection[int]) -> list[ContactRow]:
    """The contacts with these ids."""
    return list(session.exec(select(ContactRow).where(col(ContactRow.id).in_(row_ids))))


def forget_values(session: Session, before: datetime, limit: int) -> int:
    """Clears the earlier values that old acts store, and returns how many acts had any."""
    stored = cast(col(ActRow.before), String)
    query = (
        columns(col(ActRow.id)).where(col(ActRow.done_at) < before, stored != "null").limit(limit)
    )
    found = list(session.scalars(query))
    session.execute(
        update(ActRow)
        .where(col(ActRow.id).in_(found))
        .values(before=null())
        .execution_options(synchronize_session=False)
    )
    return len(found)
