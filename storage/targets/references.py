"""Which living entries refer to a person or an account, so that undoing one breaks no other's.

Several members may write at the same moment, and none sees what another has not committed. So who
writes an entry holds those whom it names (``hold_accounts``, then ``hold_contacts``), and undo
waits for them (``hold_for_undo``) before it asks what is needed. All take accounts before people
and each by number, so that nobody waits in a circle. On SQLite only one writes at a time anyway.
"""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, func, or_, update
from sqlalchemy import select as columns
from sqlmodel import Session, SQLModel, col, select
from sqlmodel.sql.expression import SelectOfScalar

import storage.targets.accounts
from storage.tables import (
    AccountRow,
    CommentRow,
    ContactAliasRow,
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
        tables = (*_OF_PEOPLE, ContactAliasRow)
        return [_unused(each, "contact_id", col(ContactRow.id)) for each in tables]
    if table is AccountRow:
        return [_unused(each, "account_id", col(AccountRow.id)) for each in _OF_ACCOUNTS]
    return []


def _unused(table: type[SQLModel], name: str, number: Any) -> ColumnElement[bool]:
    of = SQLModel.metadata.tables[str(table.__tablename__)].c
    return ~columns(of.id).where(of[name] == number, of.removed_by.is_(None)).exists()


def hold_accounts(session: Session, account_ids: Collection[int]) -> set[int]:
    """Keeps accounts from being taken back until the transaction ends.

    Returns:
        Those that are there: one may have been taken back a moment ago.
    """
    query = select(AccountRow.id).where(
        col(AccountRow.id).in_(account_ids), col(AccountRow.removed_by).is_(None)
    )
    return _held(session, query.order_by(col(AccountRow.id)))


def hold_contacts(
    session: Session,
    account_ids: Collection[int],
    person_keys: Collection[str],
    contact_ids: Collection[int] = (),
) -> set[int]:
    """Keeps people at these accounts from being taken back, in the same way.

    Args:
        person_keys: Their names, or other names.
        contact_ids: Those who are known by their numbers.
    """
    query = select(ContactRow.id).where(
        col(ContactRow.account_id).in_(account_ids),
        or_(
            col(ContactRow.id).in_(contact_ids),
            col(ContactRow.person_key).in_(person_keys),
            col(ContactRow.id).in_(storage.targets.accounts.contacts_also_named(person_keys)),
        ),
        col(ContactRow.removed_by).is_(None),
    )
    return _held(session, query.order_by(col(ContactRow.id)))


def hold_for_undo(session: Session, act_id: int, contact_ids: Collection[int] = ()) -> None:
    """Waits for those who write entries about what an act made, and keeps others from it.

    The same holds for whom the entries name that the act removed: these are about to come back.

    Args:
        contact_ids: More people whom taking it back changes.
    """
    for table, name, tables, more in (
        (AccountRow, "account_id", _OF_ACCOUNTS, ()),
        (ContactRow, "contact_id", _OF_PEOPLE, contact_ids),
    ):
        number = SQLModel.metadata.tables[str(table.__tablename__)].c.id
        referred = _referred(session, name, tables, act_id)
        query = columns(number).where(
            or_(col(table.made_by) == act_id, number.in_([*referred, *more]))
        )
        # Stronger than what ``_held`` takes: who names them waits.
        session.execute(query.order_by(number).with_for_update()).all()


def _held(session: Session, numbers: SelectOfScalar[Any]) -> set[int]:
    # The lock that a foreign key takes, too; it lets everything else be changed meanwhile.
    held = session.exec(numbers.with_for_update(read=True, key_share=True))
    return {number for number in held if number is not None}


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
        row = session.get_one(ContactRow, number, populate_existing=True)
        if row.removed_by == row.made_by:
            yield row


def _undone_accounts(session: Session, act_id: int) -> Iterator[AccountRow]:
    for number in _referred(session, "account_id", _OF_ACCOUNTS, act_id):
        row = session.get_one(AccountRow, number, populate_existing=True)
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
