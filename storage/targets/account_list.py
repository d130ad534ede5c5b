"""The list of target accounts: its pages, searching it, who was met there, writing many at once.

``lists`` says whose accounts are meant: the whole workspace's and those of these teams, or, where
it is ``None``, everybody's.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, func, insert, or_, update
from sqlalchemy import select as columns
from sqlmodel import Session, col, select

from domain.targets.account_details import ListOutcome
from storage.tables import (
    AccountAliasRow,
    AccountRow,
    ContactRow,
    MemberRow,
)
from storage.targets.account_touches import TOUCHES

Lists = Collection[int] | None
#: Rows written by one statement: a server answers others in between.
_AT_ONCE = 1_000


@dataclass(frozen=True)
class SilenceFilter:
    """Which accounts are silent: not touched since a day.

    Args:
        since: A local date.
        by: Whose touches count; ``None`` for everybody's.
    """

    since: date
    by: Collection[int] | None


@dataclass(frozen=True)
class AccountFilter:
    """Which accounts of a list are looked for.

    Args:
        key: Part of a name as it is compared, or empty.
        website: Part of a website, or empty.
        owner_id: Only what this member looks after.
        silent: Only silent ones.
        archived: Archived ones, those that are not, or (``None``) both.
    """

    key: str = ""
    website: str = ""
    owner_id: int | None = None
    silent: SilenceFilter | None = None
    archived: bool | None = False


@dataclass(frozen=True)
class ListedAccount:
    """An account as far as an import compares it."""

    id: int
    team_id: int | None
    name: str
    key: str
    domain: str | None
    owner_id: int | None
    archived: bool


def page_of_accounts(
    session: Session,
    workspace_id: str,
    lists: Lists,
    sought: AccountFilter,
    offset: int,
    limit: int,
) -> list[AccountRow]:
    """Some accounts, by name."""
    query = (
        select(AccountRow)
        .where(*_on_lists(workspace_id, lists), *_sought(workspace_id, sought))
        .order_by(col(AccountRow.match_key), col(AccountRow.id))
        .offset(offset)
        .limit(limit)
    )
    return list(session.exec(query))


def count_accounts(session: Session, workspace_id: str, lists: Lists, sought: AccountFilter) -> int:
    """How many there are in all."""
    query = select(func.count(col(AccountRow.id))).where(
        *_on_lists(workspace_id, lists), *_sought(workspace_id, sought)
    )
    return session.exec(query).one()


def accounts_named(session: Session, workspace_id: str, lists: Lists, key: str) -> list[AccountRow]:
    """Accounts of this name or other name, archived ones too; those of the name come first."""
    by_alias = select(AccountAliasRow.account_id).where(
        AccountAliasRow.workspace_id == workspace_id,
        AccountAliasRow.match_key == key,
        col(AccountAliasRow.removed_by).is_(None),
    )
    found = session.exec(
        select(AccountRow)
        .where(*_on_lists(workspace_id, lists))
        .where(or_(col(AccountRow.match_key) == key, col(AccountRow.id).in_(by_alias)))
        .order_by(col(AccountRow.id))
    )
    return sorted(found, key=lambda row: row.match_key != key)


def accounts_with_domain(
    session: Session, workspace_id: str, lists: Lists, domain: str
) -> list[AccountRow]:
    """Accounts with this website, archived ones too."""
    query = (
        select(AccountRow)
        .where(*_on_lists(workspace_id, lists), AccountRow.domain == domain)
        .order_by(col(AccountRow.id))
    )
    return list(session.exec(query))


def listed_accounts(session: Session, workspace_id: str, lists: Lists) -> list[ListedAccount]:
    """Every account of a list, archived ones too; plain values, for there may be 20,000."""
    query = columns(
        col(AccountRow.id),
        col(AccountRow.team_id),
        col(AccountRow.name),
        col(AccountRow.match_key),
        col(AccountRow.domain),
        col(AccountRow.owner_id),
        col(AccountRow.archived_at).is_not(None),
    ).where(*_on_lists(workspace_id, lists))
    return [ListedAccount(*row) for row in session.execute(query.order_by(col(AccountRow.id)))]


def alias_keys(session: Session, workspace_id: str, lists: Lists) -> list[tuple[int, str]]:
    """Every other name of the accounts of a list: the account's number, the compared name."""
    query = (
        columns(col(AccountAliasRow.account_id), col(AccountAliasRow.match_key))
        .join(AccountRow, col(AccountRow.id) == AccountAliasRow.account_id)
        .where(*_on_lists(workspace_id, lists), col(AccountAliasRow.removed_by).is_(None))
    )
    return [(number, key) for number, key in session.execute(query)]


def aliases_of(session: Session, account_id: int) -> list[AccountAliasRow]:
    """The other names of an account."""
    query = (
        select(AccountAliasRow)
        .where(AccountAliasRow.account_id == account_id, col(AccountAliasRow.removed_by).is_(None))
        .order_by(col(AccountAliasRow.id))
    )
    return list(session.exec(query))


def names_of_members(session: Session, workspace_id: str) -> list[tuple[int, str, str]]:
    """Number, Slack user id and name of the members who may look after accounts."""
    query = columns(col(MemberRow.id), col(MemberRow.user_id), col(MemberRow.name)).where(
        col(MemberRow.workspace_id) == workspace_id, col(MemberRow.refused).is_(None)
    )
    return [(number, user_id, name) for number, user_id, name in session.execute(query)]


def add_accounts(session: Session, rows: Sequence[dict[str, Any]]) -> None:
    """Writes many accounts, each given by its columns."""
    for first in range(0, len(rows), _AT_ONCE):
        session.execute(insert(AccountRow), rows[first : first + _AT_ONCE])


def change_accounts(session: Session, rows: Sequence[dict[str, Any]]) -> None:
    """Writes some columns of many accounts; each is given by its ``id`` and those columns."""
    for first in range(0, len(rows), _AT_ONCE):
        session.execute(update(AccountRow), rows[first : first + _AT_ONCE])


def account_touched_by(
    session: Session, act_id: int, before: dict[str, Any] | None
) -> tuple[AccountRow, ListOutcome] | None:
    """The account that an act made, removed, changed or named, and which of these it was.

    Args:
        before: What the act remembers.
    """
    for column, done in (
        (AccountRow.made_by, ListOutcome.ADDED),
        (AccountRow.removed_by, ListOutcome.REMOVED),
    ):
        row = session.exec(select(AccountRow).where(column == act_id)).first()
        if row is not None:
            return row, done
    for each in (before or {}).get("rows", ()):
        if each["table"] == AccountRow.__tablename__:
            return session.get_one(AccountRow, each["id"]), ListOutcome.CHANGED
    alias = session.exec(select(AccountAliasRow).where(AccountAliasRow.made_by == act_id)).first()
    return (session.get_one(AccountRow, alias.account_id), ListOutcome.NAMED) if alias else None


def contact_touched_by(
    session: Session, act_id: int, before: dict[str, Any] | None
) -> tuple[ContactRow, ListOutcome] | None:
    """The person whom an act added, removed, changed or found known twice, and which it was."""
    merged = (before or {}).get("merged")
    if merged is not None:
        return session.get_one(ContactRow, merged["contact"]), ListOutcome.MERGED
    for column, done in (
        (ContactRow.made_by, ListOutcome.ADDED),
        (ContactRow.removed_by, ListOutcome.REMOVED),
    ):
        row = session.exec(select(ContactRow).where(column == act_id)).first()
        if row is not None:
            return row, done
    for each in (before or {}).get("rows", ()):
        if each["table"] == ContactRow.__tablename__:
            return session.get_one(ContactRow, each["id"]), ListOutcome.CHANGED
    return None


def count_made(session: Session, act_id: int) -> int:
    """How many living accounts an act made."""
    query = select(func.count(col(AccountRow.id))).where(
        AccountRow.made_by == act_id, col(AccountRow.removed_by).is_(None)
    )
    return session.exec(query).one()


def count_named(session: Session, act_id: int) -> int:
    """How many living other names of accounts an act made."""
    query = select(func.count(col(AccountAliasRow.id))).where(
        AccountAliasRow.made_by == act_id, col(AccountAliasRow.removed_by).is_(None)
    )
    return session.exec(query).one()


def _on_lists(workspace_id: str, lists: Lists) -> Sequence[ColumnElement[bool]]:
    living = (
        col(AccountRow.workspace_id) == workspace_id,
        col(AccountRow.removed_by).is_(None),
    )
    if lists is None:
        return living
    for_all = col(AccountRow.team_id).is_(None)
    return (*living, or_(for_all, col(AccountRow.team_id).in_(lists)) if lists else for_all)


def _sought(workspace_id: str, sought: AccountFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if sought.archived is not None:
        archived = col(AccountRow.archived_at)
        found.append(archived.is_not(None) if sought.archived else archived.is_(None))
    if sought.owner_id is not None:
        found.append(col(AccountRow.owner_id) == sought.owner_id)
    if sought.silent is not None:
        found += [~_touched(sought.silent, table, day) for _, table, day in TOUCHES]
    if sought.key or sought.website:
        found.append(_named_like(workspace_id, sought))
    return found


def _named_like(workspace_id: str, sought: AccountFilter) -> ColumnElement[bool]:
    ways: list[ColumnElement[bool]] = []
    if sought.key:
        by_alias = select(AccountAliasRow.account_id).where(
            AccountAliasRow.workspace_id == workspace_id,
            col(AccountAliasRow.match_key).contains(sought.key, autoescape=True),
            col(AccountAliasRow.removed_by).is_(None),
        )
        ways += [
            col(AccountRow.match_key).contains(sought.key, autoescape=True),
            col(AccountRow.id).in_(by_alias),
        ]
    if sought.website:
        ways.append(col(AccountRow.domain).contains(sought.website, autoescape=True))
    return or_(*ways)


def _touched(silence: SilenceFilter, table: Any, day: Any) -> ColumnElement[bool]:
    touch = and_(table.account_id == AccountRow.id, day > silence.since, table.removed_by.is_(None))
    if silence.by is not None:
        touch = and_(touch, table.member_id.in_(silence.by))
    return columns(table.id).where(touch).exists()
