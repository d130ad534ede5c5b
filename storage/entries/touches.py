"""Queries about touches: who met whom at target accounts."""

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
    """Touches of these accounts by anybody on these local days, newest first.

    Args:
        known_at: What was logged later is left out.
    """
    if not account_ids:
        return []
    return _touches(session, "account_id", account_ids, first, last, known_at)


def touches_of_members(
    session: Session,
    member_ids: Collection[int],
    first: date,
    last: date,
    known_at: datetime,
) -> list[Touch]:
    """Touches of any target account by these members on these local days, newest first."""
    if not member_ids:
        return []
    return _touches(session, "member_id", member_ids, first, last, known_at)


def _touches(
    session: Session,
    of: str,
    numbers: Collection[int],
    first: date,
    last: date,
    known_at: datetime,
) -> list[Touch]:
    found = [
        *_engaged(session, of, numbers, first, last, known_at),
        *_written(session, of, numbers, first, last, known_at),
        *_commented(session, of, numbers, first, last, known_at),
    ]
    # Equal days in an order that does not depend on the database.
    return sorted(
        found, key=lambda touch: (-touch.on.toordinal(), touch.kind, touch.contact, touch.member_id)
    )


def _engaged(session: Session, of: str, numbers: Collection[int], *span: Any) -> Iterator[Touch]:
    for day, member, account, contact, name in session.execute(
        _within(EngagerRow, "engaged_on", of, numbers, *span)
    ):
        yield Touch(TouchKind.ENGAGED, day, member, account, contact, name or "")


def _written(session: Session, of: str, numbers: Collection[int], *span: Any) -> Iterator[Touch]:
    known_at: datetime = span[-1]
    query = _within(DmRow, "written_on", of, numbers, *span).add_columns(col(DmRow.replied_at))
    for day, member, account, contact, name, replied_at in session.execute(query):
        replied = replied_at is not None and replied_at <= known_at
        yield Touch(TouchKind.DM, day, member, account, contact, name or "", replied)


def _commented(session: Session, of: str, numbers: Collection[int], *span: Any) -> Iterator[Touch]:
    for day, member, account, contact, name in session.execute(
        _within(CommentRow, "commented_on", of, numbers, *span)
    ):
        yield Touch(TouchKind.COMMENT, day, member, account, contact, name or "")


def _within(
    table: type[SQLModel],
    day: str,
    of: str,
    numbers: Collection[int],
    first: date,
    last: date,
    known_at: datetime,
) -> Select[Any]:
    """Living rows of a table at target accounts, each with the name of whom they are about."""
    of_table = SQLModel.metadata.tables[str(table.__tablename__)].c
    return (
        plain_select(
            of_table[day],
            of_table.member_id,
            of_table.account_id,
            of_table.contact_id,
            col(ContactRow.name),
        )
        .outerjoin(ContactRow, col(ContactRow.id) == of_table.contact_id)
        .where(
            of_table[of].in_(numbers),
            of_table.account_id.is_not(None),
            of_table[day] >= first,
            of_table[day] <= last,
            of_table.logged_at <= known_at,
            of_table.removed_by.is_(None),
        )
    )
