"""Which part of the list of target accounts counts for a member: conditions for queries.

A member's part is the workspace's list and the lists of their teams. A guest's part is only what
they touched themselves: those accounts, and there only those contacts.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, bindparam, or_, true, union_all
from sqlalchemy import select as columns
from sqlmodel import Session, col, select

from storage.tables import (
    AccountRow,
    CommentRow,
    ContactRow,
    DmRow,
    EngagerRow,
    MemberRow,
    TeamMemberRow,
    WinRow,
    id_of,
)

#: Tables of entries at accounts, and of those about contacts.
_AT_ACCOUNTS: tuple[Any, ...] = (EngagerRow, DmRow, CommentRow, WinRow)
_ABOUT_CONTACTS: tuple[Any, ...] = (EngagerRow, DmRow, CommentRow)


@dataclass(frozen=True)
class TouchedBy:
    """Only what this member touched: a guest's part of the list."""

    member_id: int


#: The ids of the teams whose lists count in addition to the workspace's own, or a guest's part.
Lists = Collection[int] | TouchedBy


def lists_of_member(session: Session, member: MemberRow) -> Lists:
    """The part of the list that counts for a member."""
    member_id = id_of(member)
    if member.may_be_guest:
        return TouchedBy(member_id)
    query = select(TeamMemberRow.team_id).where(TeamMemberRow.member_id == member_id)
    return list(session.exec(query))


def accounts_on(lists: Lists) -> ColumnElement[bool]:
    """Whether an account is on these lists."""
    if isinstance(lists, TouchedBy):
        return col(AccountRow.id).in_(_touched(lists.member_id, "account_id", _AT_ACCOUNTS))
    for_all = col(AccountRow.team_id).is_(None)
    return or_(for_all, col(AccountRow.team_id).in_(lists)) if lists else for_all


def contacts_on(lists: Lists | None) -> ColumnElement[bool]:
    """Whether a contact at an account of these lists is visible with it; ``None`` for all lists."""
    if isinstance(lists, TouchedBy):
        return col(ContactRow.id).in_(_touched(lists.member_id, "contact_id", _ABOUT_CONTACTS))
    return true()


def live_targets(workspace_id: str, lists: Lists) -> Sequence[ColumnElement[bool]]:
    """Conditions for a target on these lists: live and not archived."""
    return (*_live(workspace_id), accounts_on(lists))


def targets_of_member(guest: bool) -> Sequence[ColumnElement[bool]]:
    """`live_targets` of one member, for statements that are built once.

    Their parameters are ``workspace`` and ``member``.
    """
    member: BindParameter[int] = bindparam("member")
    on_list = (
        col(AccountRow.id).in_(_touched(member, "account_id", _AT_ACCOUNTS))
        if guest
        else or_(
            col(AccountRow.team_id).is_(None),
            col(AccountRow.team_id).in_(
                columns(col(TeamMemberRow.team_id)).where(col(TeamMemberRow.member_id) == member)
            ),
        )
    )
    return (*_live(bindparam("workspace")), on_list)


def has_account(session: Session, lists: Lists, row: AccountRow) -> bool:
    """Whether an account is on these lists."""
    query = columns(col(AccountRow.id)).where(col(AccountRow.id) == row.id, accounts_on(lists))
    return session.execute(query).first() is not None


def has_contact(session: Session, lists: Lists | None, contact_id: int) -> bool:
    """Whether a contact at an account of these lists is visible with it."""
    query = columns(col(ContactRow.id)).where(col(ContactRow.id) == contact_id, contacts_on(lists))
    return session.execute(query).first() is not None


def _live(workspace_id: Any) -> Sequence[ColumnElement[bool]]:
    return (
        col(AccountRow.workspace_id) == workspace_id,
        col(AccountRow.removed_by).is_(None),
        col(AccountRow.archived_at).is_(None),
    )


def _touched(member_id: Any, name: str, tables: Collection[Any]) -> Any:
    """A query of the account or contact ids in a member's live entries."""
    return union_all(
        *(
            columns(getattr(table, name)).where(
                table.member_id == member_id,
                getattr(table, name).is_not(None),
                table.removed_by.is_(None),
            )
            for table in tables
        )
    )
