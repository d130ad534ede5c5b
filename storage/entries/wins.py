"""Queries about wins."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from sqlalchemy import ColumnElement, Executable, bindparam, func, or_
from sqlalchemy import select as columns
from sqlmodel import Session, col, select

from domain.entries.wins import Money, Qualifier
from storage.parameters import MEMBERS, fetch_all, is_given_member
from storage.tables import WinRow


def win_of_member(session: Session, member_id: int, win_id: int) -> WinRow | None:
    """A member's live win."""
    row = session.get(WinRow, win_id)
    if row is None or row.member_id != member_id or row.removed_by is not None:
        return None
    return row


class WinLine(NamedTuple):
    """A win as one row, for figures over many of them."""

    id: int
    member_id: int
    kind: str
    account_id: int | None
    company: str
    amount: Decimal | None
    currency: str | None
    qualifier: str | None
    won_on: date


def wins_of_members(
    session: Session,
    member_ids: Collection[int],
    first: date,
    last: date,
    known_at: datetime,
) -> dict[int, list[WinLine]]:
    """The wins of each of these members on these local days, newest first.

    Args:
        known_at: Entries logged later are left out.
    """
    days = {"first": first, "last": last, "known_at": known_at}
    wins: dict[int, list[WinLine]] = {member_id: [] for member_id in member_ids}
    for row in fetch_all(session, _of_members(), {MEMBERS: member_ids, **days}):
        wins[row.member_id].append(WinLine._make(row))
    return wins


def wins_of_workspace(
    session: Session, workspace_id: str, first: date, last: date, known_at: datetime
) -> list[WinLine]:
    """The wins of all members of a workspace on these local days, newest first.

    Args:
        known_at: Entries logged later are left out.
    """
    days = {"first": first, "last": last, "known_at": known_at}
    rows = fetch_all(session, _of_workspace(), {"workspace": workspace_id, **days})
    # A value of SQLAlchemy's row takes five times as long to read as a named tuple's.
    return list(map(WinLine._make, rows))


@cache
def _of_members() -> Executable:
    return _lines_where(is_given_member(WinRow.member_id))


@cache
def _of_workspace() -> Executable:
    return _lines_where(col(WinRow.workspace_id) == bindparam("workspace"))


def _lines_where(condition: ColumnElement[bool]) -> Executable:
    return (
        columns(*(col(getattr(WinRow, name)) for name in WinLine._fields))
        .where(
            condition,
            col(WinRow.won_on).between(bindparam("first"), bindparam("last")),
            col(WinRow.logged_at) <= bindparam("known_at"),
            col(WinRow.removed_by).is_(None),
        )
        .order_by(col(WinRow.won_on).desc(), col(WinRow.id).desc())
    )


def wins_touched_by(session: Session, act_id: int) -> Sequence[WinRow]:
    """The wins that an act made or removed, the newest first."""
    query = (
        select(WinRow)
        .where(or_(col(WinRow.made_by) == act_id, col(WinRow.removed_by) == act_id))
        .order_by(col(WinRow.id).desc())
    )
    return session.exec(query).all()


def page_of_wins(session: Session, member_id: int, offset: int, limit: int) -> Sequence[WinRow]:
    """A page of the member's live wins, newest first."""
    query = (
        select(WinRow)
        .where(WinRow.member_id == member_id, col(WinRow.removed_by).is_(None))
        .order_by(col(WinRow.won_on).desc(), col(WinRow.id).desc())
        .offset(offset)
        .limit(limit)
    )
    return session.exec(query).all()


def count_wins(session: Session, member_id: int) -> int:
    """How many live wins the member has."""
    query = (
        select(func.count())
        .select_from(WinRow)
        .where(WinRow.member_id == member_id, col(WinRow.removed_by).is_(None))
    )
    return session.exec(query).one()


def money_of(row: WinRow | WinLine) -> Money | None:
    """The amount of a win; ``None`` without one."""
    if row.amount is None or row.currency is None:
        return None
    qualifier = Qualifier(row.qualifier) if row.qualifier else None
    return Money(row.amount, row.currency, qualifier)
