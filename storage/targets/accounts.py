"""Queries about target accounts and their contacts.

``lists`` say which part of the list counts for a member.
"""

from collections.abc import Collection
from functools import cache

from sqlalchemy import Select, bindparam, case, or_
from sqlalchemy import select as plain_select
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from storage.one_row import first_row
from storage.tables import (
    AccountAliasRow,
    AccountRow,
    ContactAliasRow,
    ContactRow,
)
from storage.targets.lists import Lists, contacts_on, live_targets


def account(session: Session, workspace_id: str, account_id: int) -> AccountRow | None:
    """The live account with this id."""
    row = session.get(AccountRow, account_id)
    if row is None or row.workspace_id != workspace_id or row.removed_by is not None:
        return None
    return row


def targets_with_key(
    session: Session, workspace_id: str, lists: Lists, key: str
) -> list[AccountRow]:
    """The targets with this name or alias: names before aliases, then a team's own first."""
    by_alias = select(AccountAliasRow.account_id).where(
        AccountAliasRow.workspace_id == workspace_id,
        AccountAliasRow.match_key == key,
        col(AccountAliasRow.removed_by).is_(None),
    )
    found = session.exec(
        select(AccountRow)
        .where(*live_targets(workspace_id, lists))
        .where(or_(col(AccountRow.match_key) == key, col(AccountRow.id).in_(by_alias)))
        .order_by(col(AccountRow.team_id).is_(None), col(AccountRow.id))
    )
    # An account's own name wins over an alias.
    return sorted(found, key=lambda row: row.match_key != key)


def targets_with_domain(
    session: Session, workspace_id: str, lists: Lists, domain: str
) -> list[AccountRow]:
    """The targets with this website domain; a team's own come first."""
    query = (
        select(AccountRow)
        .where(*live_targets(workspace_id, lists))
        .where(AccountRow.domain == domain)
        .order_by(col(AccountRow.team_id).is_(None), col(AccountRow.id))
    )
    return list(session.exec(query))


def keys_of_targets(session: Session, workspace_id: str, lists: Lists) -> list[tuple[int, str]]:
    """The id and match key of every target, and of every alias of a target."""
    own = session.exec(
        select(AccountRow.id, AccountRow.match_key).where(*live_targets(workspace_id, lists))
    ).all()
    aliases = session.exec(
        select(AccountAliasRow.account_id, AccountAliasRow.match_key)
        .join(AccountRow, col(AccountRow.id) == AccountAliasRow.account_id)
        .where(*live_targets(workspace_id, lists), col(AccountAliasRow.removed_by).is_(None))
    ).all()
    return [(account_id, key) for account_id, key in (*own, *aliases) if account_id is not None]


def keys_of_account(session: Session, account_id: int) -> set[str]:
    """The match keys of an account and of its aliases."""
    own = select(AccountRow.match_key).where(AccountRow.id == account_id)
    aliases = select(AccountAliasRow.match_key).where(
        AccountAliasRow.account_id == account_id, col(AccountAliasRow.removed_by).is_(None)
    )
    return {*session.exec(own), *session.exec(aliases)}


def accounts_by_id(session: Session, account_ids: Collection[int]) -> dict[int, AccountRow]:
    """Accounts by id, removed and archived ones included: old entries still refer to them."""
    if not account_ids:
        return {}
    query = select(AccountRow).where(col(AccountRow.id).in_(account_ids))
    return {row.id: row for row in session.exec(query) if row.id is not None}


def alias(session: Session, account_id: int, key: str) -> AccountAliasRow | None:
    """The live alias of an account with this match key."""
    query = select(AccountAliasRow).where(
        AccountAliasRow.account_id == account_id,
        AccountAliasRow.match_key == key,
        col(AccountAliasRow.removed_by).is_(None),
    )
    return first_row(session, query)


def contact(session: Session, workspace_id: str, contact_id: int) -> ContactRow | None:
    """The live contact with this id."""
    row = session.get(ContactRow, contact_id)
    if row is None or row.workspace_id != workspace_id or row.removed_by is not None:
        return None
    return row


def contact_with_key(session: Session, account_id: int, person_key: str) -> ContactRow | None:
    """The live contact with this name at an account, or else the one with this alias."""
    values = {"account": account_id, "key": person_key}
    return session.scalars(_contact_with_key(), values).first()


@cache
def _contact_with_key() -> Select[ContactRow]:
    has_name = col(ContactRow.person_key) == bindparam("key")
    with_alias = plain_select(col(ContactAliasRow.contact_id)).where(
        col(ContactAliasRow.person_key) == bindparam("key"),
        col(ContactAliasRow.removed_by).is_(None),
    )
    return (
        plain_select(ContactRow)
        .where(
            col(ContactRow.account_id) == bindparam("account"),
            col(ContactRow.removed_by).is_(None),
            or_(has_name, col(ContactRow.id).in_(with_alias)),
        )
        .order_by(case((has_name, 0), else_=1), col(ContactRow.id))
        .limit(1)
    )


def contact_ids_with_alias(person_keys: Collection[str]) -> SelectOfScalar[int]:
    """A query of the ids of the contacts with one of these person keys as an alias."""
    return select(ContactAliasRow.contact_id).where(
        col(ContactAliasRow.person_key).in_(person_keys),
        col(ContactAliasRow.removed_by).is_(None),
    )


def contact_aliases(session: Session, contact_ids: Collection[int]) -> list[ContactAliasRow]:
    """The live aliases of these contacts."""
    query = (
        select(ContactAliasRow)
        .where(
            col(ContactAliasRow.contact_id).in_(contact_ids),
            col(ContactAliasRow.removed_by).is_(None),
        )
        .order_by(col(ContactAliasRow.id))
    )
    return list(session.exec(query)) if contact_ids else []


def contacts_at(session: Session, account_id: int) -> list[ContactRow]:
    """The live contacts at an account, by name."""
    query = (
        select(ContactRow)
        .where(ContactRow.account_id == account_id, col(ContactRow.removed_by).is_(None))
        .order_by(ContactRow.name, col(ContactRow.id))
    )
    return list(session.exec(query))


def target_contacts_with_key(
    session: Session, workspace_id: str, lists: Lists, person_key: str
) -> list[ContactRow]:
    """The live contacts of this name or alias at any target."""
    query = (
        select(ContactRow)
        .join(AccountRow, col(AccountRow.id) == ContactRow.account_id)
        .where(*live_targets(workspace_id, lists))
        .where(
            or_(
                col(ContactRow.person_key) == person_key,
                col(ContactRow.id).in_(contact_ids_with_alias([person_key])),
            ),
            col(ContactRow.removed_by).is_(None),
            contacts_on(lists),
        )
        .order_by(col(ContactRow.id))
    )
    return list(session.exec(query))


def contacts_by_id(session: Session, contact_ids: Collection[int]) -> dict[int, ContactRow]:
    """Contacts by id, removed ones included."""
    if not contact_ids:
        return {}
    query = select(ContactRow).where(col(ContactRow.id).in_(contact_ids))
    return {row.id: row for row in session.exec(query) if row.id is not None}
