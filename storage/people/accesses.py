"""Queries about reads of figures that include a member."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import delete, func
from sqlmodel import Session, col, select

from storage.tables import AccessRow, MemberRow


def add(session: Session, rows: Iterable[AccessRow]) -> None:
    """Records reads."""
    session.add_all(rows)
    session.flush()


def newest(session: Session, member_id: int, limit: int) -> list[tuple[AccessRow, str | None]]:
    """The newest reads of a member's figures, each with the reader's name if they remain."""
    query = (
        select(AccessRow, MemberRow.name)
        .join(MemberRow, col(MemberRow.id) == col(AccessRow.reader_id), isouter=True)
        .where(AccessRow.member_id == member_id)
        .order_by(col(AccessRow.read_at).desc(), col(AccessRow.id).desc())
        .limit(limit)
    )
    return [(row, name) for row, name in session.exec(query)]


def count(session: Session, member_id: int) -> int:
    """How many reads of a member's figures are recorded."""
    return session.exec(select(func.count()).where(AccessRow.member_id == member_id)).one()


def forget(session: Session, before: datetime, limit: int) -> int:
    """Deletes older reads, at most ``limit``; returns how many."""
    old = select(AccessRow.id).where(col(AccessRow.read_at) < before).limit(limit)
    done = session.execute(delete(AccessRow).where(col(AccessRow.id).in_(old)))
    return int(getattr(done, "rowcount", 0))
