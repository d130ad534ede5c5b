"""Queries about logged comments, to compare with a file; inserts of new ones."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, insert
from sqlalchemy import select as columns
from sqlmodel import Session, col, select

from storage.tables import CommentRow, PostRow


def comments_between(
    session: Session, member_id: int, first: date, last: date
) -> Sequence[CommentRow]:
    """The member's live comments on these local days."""
    query = select(CommentRow).where(
        CommentRow.member_id == member_id,
        col(CommentRow.commented_on).between(first, last),
        col(CommentRow.removed_by).is_(None),
    )
    return session.exec(query).all()


def comments_at_targets(session: Session, member_id: int) -> Sequence[CommentRow]:
    """The member's live comments on posts of known accounts, the latest first."""
    query = (
        select(CommentRow)
        .where(
            CommentRow.member_id == member_id,
            col(CommentRow.account_id).is_not(None),
            col(CommentRow.removed_by).is_(None),
        )
        .order_by(col(CommentRow.commented_on).desc(), col(CommentRow.id).desc())
    )
    return session.exec(query).all()


def own_posts(
    session: Session, member_id: int
) -> list[tuple[str, str | None, str, datetime | None]]:
    """The ids of the member's live posts, their links, and the clocks in them."""
    query = columns(
        col(PostRow.urn), col(PostRow.twin_urn), col(PostRow.link), col(PostRow.made_at)
    ).where(col(PostRow.member_id) == member_id, col(PostRow.removed_by).is_(None))
    return [(row[0], row[1], row[2], row[3]) for row in session.execute(query)]


def add_comments(session: Session, rows: Sequence[dict[str, Any]]) -> None:
    """Inserts comments, many at once."""
    session.flush()
    if rows:
        session.execute(insert(CommentRow), list(rows))


def count_comments_made(session: Session, act_id: int) -> int:
    """How many live comments an act made."""
    query = columns(func.count()).where(
        col(CommentRow.made_by) == act_id, col(CommentRow.removed_by).is_(None)
    )
    return int(session.execute(query).scalar_one())
