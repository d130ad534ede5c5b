"""Queries of the target accounts that a member owns or has touched, and of who touched them."""

from collections.abc import Collection
from datetime import date, datetime
from functools import cache
from typing import NamedTuple

from sqlalchemy import (
    BindParameter,
    Executable,
    Integer,
    bindparam,
    case,
    cast,
    func,
    union,
    union_all,
)
from sqlalchemy import select as columns
from sqlmodel import Session, col

from storage.coaching.scope import TOUCHES, MemberScope, Span, in_span
from storage.parameters import fetch_all, in_few, is_given
from storage.tables import AccountRow, ActRow, ContactRow
from storage.targets.lists import targets_of_member

_ACCOUNTS, _VISIBLE = "account_ids", "visible_ids"


class TargetAccount(NamedTuple):
    """A target account, and when it was added to the list."""

    id: int
    name: str
    owner_id: int | None
    made_at: datetime


class ContactTouches(NamedTuple):
    """The touches of one contact, or of the company itself and its removed contacts.

    Args:
        name: Empty where no contact is meant, or it was removed.
        last_on: The last touch.
        visible_on: The last touch by one of the visible members.
        own: How many of the touches are the member's own.
        own_since: The member's own first touch.
    """

    account_id: int
    contact_id: int | None
    name: str | None
    role: str | None
    last_on: date
    visible_on: date | None
    own: int
    own_since: date | None


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


def touches_by_contact(
    session: Session,
    scope: MemberScope,
    account_ids: Collection[int],
    visible: Collection[int],
    span: Span,
) -> list[ContactTouches]:
    """Returns touches of these accounts, for each contact; a guest's own touches only.

    Args:
        visible: The ids of the members whose touches count for `ContactTouches.visible_on`.
    """
    if not account_ids:
        return []
    ids = {_ACCOUNTS: account_ids, _VISIBLE: visible}
    rows = fetch_all(
        session, _touches_by_contact(scope.guest), {**scope.values, **ids, **span.values}
    )
    return [ContactTouches(*row) for row in rows]


@cache
def _touches_by_contact(guest: bool) -> Executable:
    kinds = []
    for table, day in TOUCHES:
        key = (table.account_id, table.contact_id)
        own = table.member_id == bindparam("member")
        query = columns(
            *key,
            func.max(day).label("last_on"),
            func.max(case((is_given(table.member_id, _VISIBLE), day))).label("visible_on"),
            func.count(case((own, 1))).label("own"),
            func.min(case((own, day))).label("own_since"),
        ).group_by(*key)
        given = is_given(table.account_id, _ACCOUNTS)
        kinds.append(query.where(given, *((own,) if guest else ()), *in_span(table, day)))
    each = union_all(*kinds).subquery().c
    contact = (col(ContactRow.id), col(ContactRow.name), col(ContactRow.role))
    live = (col(ContactRow.id) == each.contact_id) & col(ContactRow.removed_by).is_(None)
    return (
        columns(
            each.account_id,
            *contact,
            func.max(each.last_on),
            func.max(each.visible_on),
            # PostgreSQL sums counts to a decimal.
            cast(func.sum(each.own), Integer),
            func.min(each.own_since),
        )
        .outerjoin(ContactRow, live)
        .group_by(each.account_id, *contact)
    )
