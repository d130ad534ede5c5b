"""Queries of the target accounts that a member owns or has touched, and of who touched them."""

from collections.abc import Collection
from datetime import date, datetime
from functools import cache
from typing import NamedTuple

from sqlalchemy import BindParameter, Executable, bindparam, func, union, union_all
from sqlalchemy import select as columns
from sqlmodel import Session, col

from storage.coaching.scope import TOUCHES, MemberScope, Span, in_span
from storage.parameters import fetch_all, in_few, is_given
from storage.tables import AccountRow, ActRow, ContactRow
from storage.targets.lists import targets_of_member

_ACCOUNTS, _CONTACTS = "account_ids", "contact_ids"


class TargetAccount(NamedTuple):
    """A target account, and when it was added to the list."""

    id: int
    name: str
    owner_id: int | None
    made_at: datetime


class TouchCount(NamedTuple):
    """A member's touches of one contact, or of the company itself: how many, first and last."""

    account_id: int
    contact_id: int | None
    member_id: int
    touches: int
    first_on: date
    last_on: date


class CommitteePerson(NamedTuple):
    """A contact at an account."""

    id: int
    name: str
    role: str | None


def has_targets(session: Session, scope: MemberScope) -> bool:
    """Whether the member has any target account."""
    return bool(fetch_all(session, _any_target(scope.guest), scope.values))


@cache
def _any_target(guest: bool) -> Executable:
    return columns(col(AccountRow.id)).where(*targets_of_member(guest)).limit(1)


def owned_or_touched(session: Session, scope: MemberScope, span: Span) -> list[TargetAccount]:
    """Returns the targets that the member owns, and those that they touched in these days."""
    rows = fetch_all(session, _owned_or_touched(scope.guest), {**scope.values, **span.values})
    return [TargetAccount(*row) for row in rows]


@cache
def _owned_or_touched(guest: bool) -> Executable:
    member: BindParameter[int] = bindparam("member")
    ids = union(
        columns(col(AccountRow.id)).where(col(AccountRow.owner_id) == member),
        *(
            columns(table.account_id).where(
                table.member_id == member, table.account_id.is_not(None), *in_span(table, day)
            )
            for table, day in TOUCHES
        ),
    )
    return (
        columns(
            col(AccountRow.id), col(AccountRow.name), col(AccountRow.owner_id), col(ActRow.done_at)
        )
        .join(ActRow, col(ActRow.id) == AccountRow.made_by)
        .where(
            in_few(col(AccountRow.id), ids),
            col(ActRow.done_at) <= bindparam("known_at"),
            *targets_of_member(guest),
        )
        .order_by(col(AccountRow.id))
    )


def touch_counts(
    session: Session, account_ids: Collection[int], span: Span, by: int | None = None
) -> list[TouchCount]:
    """Returns touches of these accounts, for each kind, member and contact.

    Args:
        by: The id of the member whose touches count; ``None`` for all members.
    """
    if not account_ids:
        return []
    values = {_ACCOUNTS: account_ids, "member": by, **span.values}
    return [TouchCount(*row) for row in fetch_all(session, _touch_counts(by is None), values)]


@cache
def _touch_counts(by_all: bool) -> Executable:
    counts = []
    for table, day in TOUCHES:
        key = (table.account_id, table.contact_id, table.member_id)
        query = columns(*key, func.count(), func.min(day), func.max(day)).group_by(*key)
        of_member = () if by_all else (table.member_id == bindparam("member"),)
        given = is_given(table.account_id, _ACCOUNTS)
        counts.append(query.where(given, *of_member, *in_span(table, day)))
    return union_all(*counts)


def contacts_by_id(session: Session, contact_ids: Collection[int]) -> dict[int, CommitteePerson]:
    """Returns these contacts by id; without those that were removed."""
    if not contact_ids:
        return {}
    rows = fetch_all(session, _contacts_by_id(), {_CONTACTS: contact_ids})
    return {row[0]: CommitteePerson(*row) for row in rows}


@cache
def _contacts_by_id() -> Executable:
    return columns(col(ContactRow.id), col(ContactRow.name), col(ContactRow.role)).where(
        is_given(ContactRow.id, _CONTACTS), col(ContactRow.removed_by).is_(None)
    )
