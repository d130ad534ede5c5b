"""Queries about wins."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from sqlalchemy import func, or_
from sqlmodel import Session, col, select

from domain.entries.wins import Money, Qualifier
from storage.tables import WinRow


def win_of_member(session: Session, member_id: int, win_id: int) -> WinRow | None:
    """A member's live win."""
    row = session.get(WinRow, win_id)
    if row is None or row.member_id != member_id or row.removed_by is not None:
        return None
    return row


def wins_of_members(
    session: Session,
    member_ids: Collection[int],
    first: date,
    last: date,
    known_at: datetime,
) -> dict[int, list[WinRow]]:
    """The wins of each of these members on these local days, newest first.

    Args:
        known_at: Entries logged later are left out.
    """
    query = (
        select(WinRow)
        .where(
            col(WinRow.member_id).in_(member_ids),
            col(WinRow.won_on) >= first,
            col(WinRow.won_on) <= last,
            col(WinRow.logged_at) <= known_at,
            col(WinRow.removed_by).is_(None),
        )
        .order_by(col(WinRow.won_on).desc(), col(WinRow.id).desc())
    )
    wins: dict[int, list[WinRow]] = {member_id: [] for member_id in member_ids}
    for row in session.exec(query):
        wins[row.member_id].append(row)
    return wins


def wins_of_workspace(
    session: Session, workspace_id: str, first: date, last: date, known_at: datetime
) -> list[WinRow]:
    """The wins of all members of a workspace on these local days, newest first.

    Args:
        known_at: Entries logged later are left out.
    """
    query = (
        select(WinRow)
        .where(
            WinRow.workspace_id == workspace_id,
            col(WinRow.won_on) >= first,
            col(WinRow.won_on) <= last,
            col(WinRow.logged_at) <= known_at,
            col(WinRow.removed_by).is_(None),
        )
        .order_by(col(WinRow.won_on).desc(), col(WinRow.id).desc())
    )
    return list(session.exec(query))


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


def money_of(row: WinRow) -> Money | None:
    """The amount of a win; ``None`` without one."""
    if row.amount is None or row.currency is None:
        return None
    qualifier = Qualifier(row.qualifier) if row.qualifier else None
    return Money(row.amount, row.currency, qualifier)
