"""Queries about touches: engagements, DMs and comments at target accounts."""

from collections.abc import Collection, Iterator
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select
from sqlalchemy import select as plain_select
from sqlmodel import Session, SQLModel, col

from domain.entries.touches import Touch, TouchKind
from storage.tables import CommentRow, ContactRow, DmRow, EngagerRow


def touches_of_accounts(
    session: Session,
    account_ids: Collection[int],
    first: date,
    last: date,
    known_at: datetime,
) -> list[Touch]:
    """All members' touches of these accounts on these local days, newest first.

    Args:
        known_at: Touches logged later are left out.
    """
    return _touches(session, "account_id", account_ids, first, last, known_at)


def touches_of_members(
    session: Session,
    member_ids: Collection[int],
    first: date,
    last: date,
    known_at: datetime,
) -> list[Touch]:
    """These members' touches of any target account on these local days, newest first."""
    return _touches(session, "member_id", member_ids, first, last, known_at)


def _touches(
    session: Session,
    column: str,
    ids: Collection[int],
    first: date,
    last: date,
    known_at: datetime,
) -> list[Touch]:
    found = [
        *_engaged(session, column, ids, first, last, known_at),
        *_written(session, column, ids, first, last, known_at),
        *_commented(session, column, ids, first, last, known_at),
    ]
    # Touches of one day are ordered, too, independently of the database.
    return sorted(
        found, key=lambda touch: (-touch.on.toordinal(), touch.kind, touch.contact, touch.member_id)
    )


def _engaged(session: Session, column: str, ids: Collection[int], *span: Any) -> Iterator[Touch]:
    for day, member, account, contact, row_id, name in session.execute(
        _within(EngagerRow, "engaged_on", column, ids, *span)
    ):
        yield Touch(TouchKind.ENGAGED, day, member, account, contact, name or "", entry_id=row_id)


def _written(session: Session, column: str, ids: Collection[int], *span: Any) -> Iterator[Touch]:
    known_at: datetime = span[-1]
    query = _within(DmRow, "written_on", column, ids, *span).add_columns(col(DmRow.replied_at))
    for day, member, account, contact, row_id, name, replied_at in session.execute(query):
        replied = replied_at is not None and replied_at <= known_at
        yield Touch(TouchKind.DM, day, member, account, contact, name or "", replied, row_id)


def _commented(session: Session, column: str, ids: Collection[int], *span: Any) -> Iterator[Touch]:
    for day, member, account, contact, row_id, name in session.execute(
        _within(CommentRow, "commented_on", column, ids, *span)
    ):
        yield Touch(TouchKind.COMMENT, day, member, account, contact, name or "", entry_id=row_id)


def _within(
    table: type[SQLModel],
    day: str,
    column: str,
    ids: Collection[int],
    first: date,
    last: date,
    known_at: datetime,
) -> Select[Any]:
    """Live rows of a table at target accounts, each with the contact's name."""
    columns = SQLModel.metadata.tables[str(table.__tablename__)].c
    return (
        plain_select(
            columns[day],
            columns.member_id,
            columns.account_id,
            columns.contact_id,
            columns.id,
            col(ContactRow.name),
        )
        .outerjoin(ContactRow, col(ContactRow.id) == columns.contact_id)
        .where(
            columns[column].in_(ids),
            columns.account_id.is_not(None),
            columns[day] >= first,
            columns[day] <= last,
            columns.logged_at <= known_at,
            columns.removed_by.is_(None),
        )
    )
