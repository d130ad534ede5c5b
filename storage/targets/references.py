"""References of live entries to contacts and accounts: undo removes no row that one refers to.

A transaction does not see another's uncommitted entries. So a transaction that writes an entry
locks the rows that the entry refers to (`lock_accounts`, then `lock_contacts`). Undo waits for
these locks (`lock_for_undo`) before it looks for references. All lock accounts before contacts,
and each in order of id, so there is no deadlock. On SQLite, only one transaction writes at a time.
"""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Update, func, or_, true, update
from sqlalchemy import select as columns
from sqlmodel import Session, SQLModel, col, select
from sqlmodel.sql.expression import SelectOfScalar

import storage.targets.accounts
from storage.tables import (
    AccountRow,
    AudienceRow,
    CommentRow,
    ContactAliasRow,
    ContactRow,
    DmRow,
    EngagerRow,
    WinRow,
)

#: Tables of entries that refer to contacts.
_REFER_TO_CONTACTS = (EngagerRow, DmRow, CommentRow)
#: Tables that refer to accounts.
_REFER_TO_ACCOUNTS = (ContactRow, EngagerRow, AudienceRow, DmRow, CommentRow, WinRow)


def is_unreferenced(table: type[SQLModel]) -> Sequence[ColumnElement[bool]]:
    """The conditions under which undo may remove a row of a table: no live row refers to it."""
    if table is ContactRow:
        tables = (*_REFER_TO_CONTACTS, ContactAliasRow)
        return [_has_none(each, "contact_id", col(ContactRow.id)) for each in tables]
    if table is AccountRow:
        return [_has_none(each, "account_id", col(AccountRow.id)) for each in _REFER_TO_ACCOUNTS]
    return []


def _has_none(table: type[SQLModel], name: str, row_id: Any) -> ColumnElement[bool]:
    """Whether no live row of a table refers to ``row_id`` in the column ``name``."""
    column = SQLModel.metadata.tables[str(table.__tablename__)].c
    return ~columns(column.id).where(column[name] == row_id, column.removed_by.is_(None)).exists()


def members_with_entries(session: Session, table: type[SQLModel], row_id: int) -> set[int]:
    """The ids of the members with live entries about a contact, or at an account."""
    name = "contact_id" if table is ContactRow else "account_id"
    entries: tuple[Any, ...] = _REFER_TO_CONTACTS
    if table is AccountRow:
        entries = (*_REFER_TO_CONTACTS, WinRow)
    found: set[int] = set()
    for each in entries:
        query = columns(each.member_id).where(
            getattr(each, name) == row_id, each.removed_by.is_(None)
        )
        found |= set(session.scalars(query.distinct()))
    return found


def lock_accounts(session: Session, account_ids: Collection[int]) -> set[int]:
    """Locks accounts so that no undo removes them until the transaction ends.

    Returns:
        The ids of those that are live: one may have been removed a moment ago.
    """
    query = select(AccountRow.id).where(
        col(AccountRow.id).in_(account_ids), col(AccountRow.removed_by).is_(None)
    )
    return _held(session, query.order_by(col(AccountRow.id)))


def lock_contacts(
    session: Session,
    account_ids: Collection[int],
    person_keys: Collection[str],
    contact_ids: Collection[int] = (),
) -> set[int]:
    """Locks contacts at these accounts, found by name, alias or id, in the same way.

    Args:
        person_keys: The keys of names or aliases.
        contact_ids: Contacts known by id.

    Returns:
        The ids of those that are live.
    """
    query = select(ContactRow.id).where(
        col(ContactRow.account_id).in_(account_ids),
        or_(
            col(ContactRow.id).in_(contact_ids),
            col(ContactRow.person_key).in_(person_keys),
            col(ContactRow.id).in_(storage.targets.accounts.contact_ids_with_alias(person_keys)),
        ),
        col(ContactRow.removed_by).is_(None),
    )
    return _held(session, query.order_by(col(ContactRow.id)))


def lock_for_undo(session: Session, act_id: int, contact_ids: Collection[int] = ()) -> None:
    """Locks what undoing an act may remove or restore, after transactions that refer to it end.

    These are the accounts and contacts that the act made, and those that its removed entries refer
    to, because undo restores these entries.

    Args:
        contact_ids: Further contacts that undoing it changes.
    """
    for table, name, referring, more in (
        (AccountRow, "account_id", _REFER_TO_ACCOUNTS, ()),
        (ContactRow, "contact_id", _REFER_TO_CONTACTS, contact_ids),
    ):
        row_id = SQLModel.metadata.tables[str(table.__tablename__)].c.id
        referred = _referred_to_by_removed(session, name, referring, act_id)
        query = columns(row_id).where(
            or_(col(table.made_by) == act_id, row_id.in_([*referred, *more]))
        )
        # A stronger lock than that of `_held`, so each waits for the other.
        session.execute(query.order_by(row_id).with_for_update()).all()


def _held(session: Session, row_ids: SelectOfScalar[Any]) -> set[int]:
    # The lock that a foreign key takes, too: other transactions may still edit the rows.
    held = session.exec(row_ids.with_for_update(read=True, key_share=True))
    return {row_id for row_id in held if row_id is not None}


def still_listed(session: Session, act_id: int, most: int) -> tuple[int, Sequence[str]]:
    """Returns how many of an act's contacts and accounts are still listed, and the first names."""
    count = 0
    names: list[str] = []
    for table in (ContactRow, AccountRow):
        live = col(table.made_by) == act_id, col(table.removed_by).is_(None)
        count += session.exec(select(func.count()).select_from(table).where(*live)).one()
        first = select(col(table.name)).where(*live).order_by(col(table.id)).limit(most)
        names += session.exec(first).all()
    return count, names[:most]


def restore_referenced(session: Session, act_id: int) -> None:
    """Restores the undone contacts and accounts that an act's removed entries refer to.

    Call it before the entries are restored. If the same account or person was added to the list
    again, the entries are moved there instead.
    """
    for account in _undone_accounts(session, act_id):
        successor = _successor(session, account)
        if successor is None:
            account.removed_by = None
            session.add(account)
        else:
            _move_to_account(session, account, successor, act_id)
    session.flush()
    for contact in _undone_contacts(session, act_id):
        query = select(ContactRow.id).where(
            ContactRow.account_id == contact.account_id,
            ContactRow.person_key == contact.person_key,
            col(ContactRow.removed_by).is_(None),
        )
        successor = session.exec(query.limit(1)).first()
        if successor is None:
            contact.removed_by = None
            session.add(contact)
            continue
        for table in _REFER_TO_CONTACTS:
            entries = col(table.contact_id) == contact.id, col(table.removed_by) == act_id
            _update(session, update(table).where(*entries).values(contact_id=successor))
    session.flush()


def _move_to_account(session: Session, account: AccountRow, successor: int, act_id: int) -> None:
    """Moves an act's removed entries to another account, with the undone contacts they refer to."""
    for contact in _undone_contacts(session, act_id):
        if contact.account_id == account.id:
            contact.account_id = successor
            session.add(contact)
    session.flush()
    for table in _REFER_TO_ACCOUNTS:
        rows = col(table.account_id) == account.id, col(table.removed_by) == act_id
        _update(session, update(table).where(*rows).values(account_id=successor))


def _update(session: Session, statement: Update) -> None:
    session.execute(statement, execution_options={"synchronize_session": "fetch"})


def _undone_contacts(session: Session, act_id: int) -> Iterator[ContactRow]:
    """Contacts removed by undo that an act's removed entries refer to.

    Undo sets the ``removed_by`` of a row to the act that made it.
    """
    for contact_id in _referred_to_by_removed(session, "contact_id", _REFER_TO_CONTACTS, act_id):
        row = session.get_one(ContactRow, contact_id, populate_existing=True)
        if row.removed_by == row.made_by:
            yield row


def _undone_accounts(session: Session, act_id: int) -> Iterator[AccountRow]:
    for account_id in _referred_to_by_removed(session, "account_id", _REFER_TO_ACCOUNTS, act_id):
        row = session.get_one(AccountRow, account_id, populate_existing=True)
        if row.removed_by == row.made_by:
            yield row


def _referred_to_by_removed(
    session: Session, name: str, tables: Sequence[type[SQLModel]], act_id: int
) -> list[int]:
    """The ids in the column ``name`` of the rows that an act removed, in order."""
    row_ids: set[int] = set()
    for table in tables:
        column = SQLModel.metadata.tables[str(table.__tablename__)].c
        query = columns(column[name]).where(column.removed_by == act_id, column[name].is_not(None))
        row_ids |= set(session.scalars(query.distinct()))
    return sorted(row_ids)


def _successor(session: Session, account: AccountRow) -> int | None:
    """The id of the same account, added to the same list again: its name, no other website."""
    domain = col(AccountRow.domain)
    same = or_(domain.is_(None), domain == account.domain) if account.domain is not None else true()
    query = select(AccountRow.id).where(
        same,
        AccountRow.workspace_id == account.workspace_id,
        AccountRow.match_key == account.match_key,
        col(AccountRow.team_id).is_not_distinct_from(account.team_id),
        col(AccountRow.removed_by).is_(None),
    )
    return session.exec(query).first()
