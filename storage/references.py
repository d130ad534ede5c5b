"""Which living entries refer to a person or an account, so that undoing one breaks no other's."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, func, update
from sqlalchemy import select as columns
from sqlmodel import Session, SQLModel, col, select

from storage.tables import (
    AccountRow,
    CommentRow,
    ContactRow,
    DmRow,
    EngagerRow,
    WinRow,
)

_OF_PEOPLE = (EngagerRow, DmRow, CommentRow)
_OF_ACCOUNTS = (ContactRow, EngagerRow, DmRow, CommentRow, WinRow)


def nobody_needs(table: type[SQLModel]) -> Sequence[ColumnElement[bool]]:
    """The conditions under which a row of a table may go: no living entry refers to it."""
    if table is ContactRow:
        return [_unused(each, "contact_id", col(ContactRow.id)) for each in _OF_PEOPLE]
    if table is AccountRow:
        return [_unused(each, "account_id", col(AccountRow.id)) for each in _OF_ACCOUNTS]
    return []


def _unused(table: type[SQLModel], name: str, number: Any) -> ColumnElement[bool]:
    of = SQLModel.metadata.tables[str(table.__tablename__)].c
    return ~columns(of.id).where(of[name] == number, of.removed_by.is_(None)).exists()


def kept_of(session: Session, act_id: int, most: int) -> tuple[int, Sequence[str]]:
    """How many people and accounts stay that an act had put on the list, and the first names."""
    count = 0
    names: list[str] = []
    for table in (ContactRow, AccountRow):
        mine = col(table.made_by) == act_id, col(table.removed_by).is_(None)
        count += session.exec(select(func.count()).select_from(table).where(*mine)).one()
        first = select(col(table.name)).where(*mine).order_by(col(table.id)).limit(most)
        names += session.exec(first).all()
    return count, names[:most]


def renew(session: Session, act_id: int) -> None:
    """Brings back whom entries refer to that are about to come back, as far as undo took them.

    Where the same person was put on the list again since, the entries move over to that one.
    """
    for person in _undone_people(session, act_id):
        again = session.exec(
            select(ContactRow.id).where(
                ContactRow.account_id == person.account_id,
                ContactRow.person_key == person.person_key,
                col(ContactRow.removed_by).is_(None),
            )
        ).first()
        if again is None:
            person.removed_by = None
            session.add(person)
            continue
        for table in _OF_PEOPLE:
            mine = col(table.contact_id) == person.id, col(table.removed_by) == act_id
            session.execute(
                update(table).where(*mine).values(contact_id=again),
                execution_options={"synchronize_session": "fetch"},
            )
    session.flush()
    for account in _undone_accounts(session, act_id):
        if not _stands_again(session, account):
            account.removed_by = None
            session.add(account)
    session.flush()


def _undone_people(session: Session, act_id: int) -> Iterator[ContactRow]:
    """Whom entries refer to that an act removed; what undo takes away has removed itself."""
    for number in _referred(session, "contact_id", _OF_PEOPLE, act_id):
        row = session.get_one(ContactRow, number)
        if row.removed_by == row.made_by:
            yield row


def _undone_accounts(session: Session, act_id: int) -> Iterator[AccountRow]:
    for number in _referred(session, "account_id", _OF_ACCOUNTS, act_id):
        row = session.get_one(AccountRow, number)
        if row.removed_by == row.made_by:
            yield row


def _referred(
    session: Session, name: str, tables: Sequence[type[SQLModel]], act_id: int
) -> list[int]:
    numbers: set[int] = set()
    for table in tables:
        column = SQLModel.metadata.tables[str(table.__tablename__)].c
        query = columns(column[name]).where(column.removed_by == act_id, column[name].is_not(None))
        numbers |= set(session.scalars(query.distinct()))
    return sorted(numbers)


def _stands_again(session: Session, account: AccountRow) -> bool:
    """Whether an account of the same name was put on the same list since."""
    query = select(AccountRow.id).where(
        AccountRow.workspace_id == account.workspace_id,
        AccountRow.match_key == account.match_key,
        col(AccountRow.team_id).is_not_distinct_from(account.team_id),
        col(AccountRow.removed_by).is_(None),
    )
    return session.exec(query).first() is not None
