"""Queries of the target accounts that a member owns or has touched, and of the contacts there."""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Executable, bindparam, case, func, union, union_all
from sqlalchemy import select as columns
from sqlmodel import Session, col

from storage.coaching.scope import TOUCHES, MemberScope, Span, in_span
from storage.parameters import fetch_all, in_few, is_given
from storage.tables import AccountRow, ActRow, ContactRow
from storage.targets.lists import targets_of_member

_ACCOUNTS, _VISIBLE = "account_ids", "visible_ids"


class TargetAccount(NamedTuple):
    """A target account, when it was added to the list, and when it was touched.

    Args:
        last_on: The last touch, or ``None``.
        visible_on: The last touch by one of the visible members, or ``None``.
    """

    id: int
    name: str
    owner_id: int | None
    made_at: datetime
    last_on: date | None
    visible_on: date | None


class TouchedContact(NamedTuple):
    """A contact with a touch.

    Args:
        own: How many of the touches are the member's own.
        own_since: The member's own first touch, or ``None``.
    """

    account_id: int
    contact_id: int
    name: str
    role: str | None
    own: int
    own_since: date | None


def has_targets(session: Session, scope: MemberScope) -> bool:
    """Whether the member has any target account."""
    return bool(fetch_all(session, _any_target(scope.guest), scope.values))


@cache
def _any_target(guest: bool) -> Executable:
    return columns(col(AccountRow.id)).where(*targets_of_member(guest)).limit(1)


def owned_or_touched(
    session: Session, scope: MemberScope, visible: Collection[int], span: Span
) -> list[TargetAccount]:
    """Returns the targets that the member owns, and those that they touched in these days.

    Args:
        visible: The ids of the members whose touches count for `TargetAccount.visible_on`.
    """
    values = {_VISIBLE: visible, **scope.values, **span.values}
    rows = fetch_all(session, _owned_or_touched(scope.guest), values)
    kinds = len(TOUCHES)
    return [
        TargetAccount._make((*row[:4], _latest(row[4 : 4 + kinds]), _latest(row[4 + kinds :])))
        for row in rows
    ]


def _latest(days: Iterable[date | None]) -> date | None:
    return max(filter(None, days), default=None)


@cache
def _owned_or_touched(guest: bool) -> Executable:
    ids = union(
        columns(col(AccountRow.id)).where(col(AccountRow.owner_id) == bindparam("member")),
        *(
            columns(table.account_id).where(
                _is_own(table), table.account_id.is_not(None), *in_span(table, day)
            )
            for table, day in TOUCHES
        ),
    )
    # Each finds the last touch at the end of an index, without reading those before it.
    last_on = [
        columns(func.max(day))
        .where(table.account_id == col(AccountRow.id), *_seen(table, guest), *in_span(table, day))
        .correlate(AccountRow)
        for table, day in TOUCHES
    ]
    visible_on = [
        last.where(is_given(table.member_id, _VISIBLE))
        for last, (table, _) in zip(last_on, TOUCHES, strict=True)
    ]
    return (
        columns(
            *(col(AccountRow.id), col(AccountRow.name), col(AccountRow.owner_id)),
            col(ActRow.done_at),
            *(each.scalar_subquery() for each in (*last_on, *visible_on)),
        )
        .join(ActRow, col(ActRow.id) == AccountRow.made_by)
        .where(
            in_few(col(AccountRow.id), ids),
            col(ActRow.done_at) <= bindparam("known_at"),
            *targets_of_member(guest),
        )
        .order_by(col(AccountRow.id))
    )


def touched_contacts(
    session: Session, scope: MemberScope, account_ids: Collection[int], span: Span
) -> list[TouchedContact]:
    """Returns the contacts at these accounts whom a member touched, by id.

    For a guest, only their own touches count.
    """
    if not account_ids:
        return []
    values = {_ACCOUNTS: account_ids, **scope.values, **span.values}
    rows = fetch_all(session, _touched_contacts(scope.guest), values)
    return [TouchedContact(*row) for row in rows]


@cache
def _touched_contacts(guest: bool) -> Executable:
    kinds = []
    for table, day in TOUCHES:
        own = _is_own(table)
        given = (is_given(table.account_id, _ACCOUNTS), *_seen(table, guest))
        # Others' touches of a contact become one row. To group all rows would take twice as long.
        touches = columns(
            table.contact_id, case((own, table.id)).label("own"), case((own, day)).label("own_on")
        )
        kinds.append(touches.where(*given, *in_span(table, day)).distinct())
    each = union_all(*kinds).subquery().c
    contact = (col(ContactRow.account_id), col(ContactRow.id), col(ContactRow.name))
    return (
        columns(*contact, col(ContactRow.role), func.count(each.own), func.min(each.own_on))
        .where(col(ContactRow.id) == each.contact_id, col(ContactRow.removed_by).is_(None))
        .group_by(col(ContactRow.id))
        .order_by(col(ContactRow.id))
    )


def _seen(table: Any, guest: bool) -> tuple[ColumnElement[bool], ...]:
    """Conditions that the member may see a touch: a guest sees only their own."""
    return (_is_own(table),) if guest else ()


def _is_own(table: Any) -> ColumnElement[bool]:
    own: ColumnElement[bool] = table.member_id == bindparam("member")
    return own
