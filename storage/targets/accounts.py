"""Queries about target accounts and the people there.

``team_ids`` says whose lists count: the accounts of the whole workspace always do.
"""

from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, or_
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from storage.tables import (
    AccountAliasRow,
    AccountRow,
    ContactAliasRow,
    ContactRow,
    TeamMemberRow,
)


def account(session: Session, workspace_id: str, account_id: int) -> AccountRow | None:
    """The living account with this number."""
    row = session.get(AccountRow, account_id)
    if row is None or row.workspace_id != workspace_id or row.removed_by is not None:
        return None
    return row


def teams_of_member(session: Session, member_id: int) -> list[int]:
    """The teams whose own lists count for a member."""
    query = select(TeamMemberRow.team_id).where(TeamMemberRow.member_id == member_id)
    return list(session.exec(query))


def targets_with_key(
    session: Session, workspace_id: str, team_ids: Collection[int], key: str
) -> list[AccountRow]:
    """The targets of this name, by their own or another name of theirs; a team's own come first."""
    by_alias = select(AccountAliasRow.account_id).where(
        AccountAliasRow.workspace_id == workspace_id,
        AccountAliasRow.match_key == key,
        col(AccountAliasRow.removed_by).is_(None),
    )
    found = session.exec(
        select(AccountRow)
        .where(*living_targets(workspace_id, team_ids))
        .where(or_(col(AccountRow.match_key) == key, col(AccountRow.id).in_(by_alias)))
        .order_by(col(AccountRow.team_id).is_(None), col(AccountRow.id))
    )
    # A name of its own goes before what somebody once meant by it.
    return sorted(found, key=lambda row: row.match_key != key)


def targets_with_domain(
    session: Session, workspace_id: str, team_ids: Collection[int], domain: str
) -> list[AccountRow]:
    """The targets with this website; a team's own come first."""
    query = (
        select(AccountRow)
        .where(*living_targets(workspace_id, team_ids))
        .where(AccountRow.domain == domain)
        .order_by(col(AccountRow.team_id).is_(None), col(AccountRow.id))
    )
    return list(session.exec(query))


def keys_of_targets(
    session: Session, workspace_id: str, team_ids: Collection[int]
) -> list[tuple[int, str]]:
    """Number and compared name of every target, and of every other name of theirs."""
    own = session.exec(
        select(AccountRow.id, AccountRow.match_key).where(*living_targets(workspace_id, team_ids))
    ).all()
    others = session.exec(
        select(AccountAliasRow.account_id, AccountAliasRow.match_key)
        .join(AccountRow, col(AccountRow.id) == AccountAliasRow.account_id)
        .where(*living_targets(workspace_id, team_ids), col(AccountAliasRow.removed_by).is_(None))
    ).all()
    return [(number, key) for number, key in (*own, *others) if number is not None]


def accounts_by_id(session: Session, account_ids: Collection[int]) -> dict[int, AccountRow]:
    """Accounts by number, whatever became of them: old entries still name them."""
    if not account_ids:
        return {}
    query = select(AccountRow).where(col(AccountRow.id).in_(account_ids))
    return {row.id: row for row in session.exec(query) if row.id is not None}


def alias(session: Session, account_id: int, key: str) -> AccountAliasRow | None:
    """This other name of an account, where it is known."""
    query = select(AccountAliasRow).where(
        AccountAliasRow.account_id == account_id,
        AccountAliasRow.match_key == key,
        col(AccountAliasRow.removed_by).is_(None),
    )
    return session.exec(query).first()


def contact(session: Session, workspace_id: str, contact_id: int) -> ContactRow | None:
    """The living contact with this number."""
    row = session.get(ContactRow, contact_id)
    if row is None or row.workspace_id != workspace_id or row.removed_by is not None:
        return None
    return row


def contact_with_key(session: Session, account_id: int, person_key: str) -> ContactRow | None:
    """The person of this name, or else of this other name, at an account."""
    there = col(ContactRow.account_id) == account_id, col(ContactRow.removed_by).is_(None)
    own = select(ContactRow).where(*there, ContactRow.person_key == person_key)
    other = (
        select(ContactRow)
        .where(*there, col(ContactRow.id).in_(contacts_also_named([person_key])))
        .order_by(col(ContactRow.id))
    )
    return session.exec(own).first() or session.exec(other).first()


def contacts_also_named(person_keys: Collection[str]) -> SelectOfScalar[int]:
    """The numbers of the contacts that have one of these as another name."""
    return select(ContactAliasRow.contact_id).where(
        col(ContactAliasRow.person_key).in_(person_keys),
        col(ContactAliasRow.removed_by).is_(None),
    )


def contact_aliases(session: Session, contact_ids: Collection[int]) -> list[ContactAliasRow]:
    """The other names of some people."""
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
    """The living people at an account, by name."""
    query = (
        select(ContactRow)
        .where(ContactRow.account_id == account_id, col(ContactRow.removed_by).is_(None))
        .order_by(ContactRow.name, col(ContactRow.id))
    )
    return list(session.exec(query))


def target_contacts_with_key(
    session: Session, workspace_id: str, team_ids: Collection[int], person_key: str
) -> list[ContactRow]:
    """People of this name, or this other name, at any target."""
    query = (
        select(ContactRow)
        .join(AccountRow, col(AccountRow.id) == ContactRow.account_id)
        .where(*living_targets(workspace_id, team_ids))
        .where(
            or_(
                col(ContactRow.person_key) == person_key,
                col(ContactRow.id).in_(contacts_also_named([person_key])),
            ),
            col(ContactRow.removed_by).is_(None),
        )
        .order_by(col(ContactRow.id))
    )
    return list(session.exec(query))


def contacts_by_id(session: Session, contact_ids: Collection[int]) -> dict[int, ContactRow]:
    """Contacts by number, whatever became of them."""
    if not contact_ids:
        return {}
    query = select(ContactRow).where(col(ContactRow.id).in_(contact_ids))
    return {row.id: row for row in session.exec(query) if row.id is not None}


def living_targets(workspace_id: str, team_ids: Collection[int]) -> Sequence[ColumnElement[bool]]:
    """What is a target for these teams: living, not archived, for all or in their own lists."""
    for_all = col(AccountRow.team_id).is_(None)
    return (
        col(AccountRow.workspace_id) == workspace_id,
        col(AccountRow.removed_by).is_(None),
        col(AccountRow.archived_at).is_(None),
        or_(for_all, col(AccountRow.team_id).in_(team_ids)) if team_ids else for_all,
    )
