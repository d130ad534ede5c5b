"""Queries about comments on other people's posts."""

from datetime import date, datetime
from functools import cache

from sqlalchemy import Date, Executable, bindparam, case, func, or_
from sqlalchemy import select as columns
from sqlmodel import Session, col, select

from storage.parameters import fetch_all
from storage.tables import CommentRow


def comment_of_member(session: Session, member_id: int, comment_id: int) -> CommentRow | None:
    """The member's live comment with this id."""
    row = session.get(CommentRow, comment_id)
    if row is None or row.member_id != member_id or row.removed_by is not None:
        return None
    return row


def comments_on(session: Session, member_id: int, day: date) -> list[CommentRow]:
    """The member's live comments of a day."""
    query = select(CommentRow).where(
        CommentRow.member_id == member_id,
        CommentRow.commented_on == day,
        col(CommentRow.removed_by).is_(None),
    )
    return list(session.exec(query))


def count_at_targets(session: Session, member_id: int, first: date, last: date) -> int:
    """How many comments on posts of target accounts the member wrote on these days."""
    query = (
        select(func.count())
        .select_from(CommentRow)
        .where(
            CommentRow.member_id == member_id,
            col(CommentRow.commented_on).between(first, last),
            col(CommentRow.account_id).is_not(None),
            col(CommentRow.removed_by).is_(None),
        )
    )
    return session.exec(query).one()


def habit(
    session: Session, member_id: int, first: date, since: date, last: date, known_at: datetime
) -> tuple[int, date | None]:
    """How many comments at targets the member wrote from ``since`` on, and the first one's day.

    Args:
        first: The first of the days on which one is looked for, before ``since``.
        last: The last day of both.
        known_at: Comments logged later are left out.
    """
    days = {"first": first, "since": since, "last": last}
    [row] = fetch_all(session, _habit(), {"member": member_id, **days, "known_at": known_at})
    return row[0], row[1]


@cache
def _habit() -> Executable:
    day = col(CommentRow.commented_on)
    lately = day >= bindparam("since", type_=Date)
    return columns(func.count(case((lately, 1))), func.min(day)).where(
        col(CommentRow.member_id) == bindparam("member"),
        col(CommentRow.account_id).is_not(None),
        day.between(bindparam("first"), bindparam("last")),
        col(CommentRow.logged_at) <= bindparam("known_at"),
        col(CommentRow.removed_by).is_(None),
    )


def page_of_comments(session: Session, member_id: int, offset: int, limit: int) -> list[CommentRow]:
    """A page of the member's live comments, newest first."""
    query = (
        select(CommentRow)
        .where(CommentRow.member_id == member_id, col(CommentRow.removed_by).is_(None))
        .order_by(col(CommentRow.commented_on).desc(), col(CommentRow.id).desc())
        .offset(offset)
        .limit(limit)
    )
    return list(session.exec(query))


def count_comments(session: Session, member_id: int) -> int:
    """How many live comments the member has."""
    query = (
        select(func.count())
        .select_from(CommentRow)
        .where(CommentRow.member_id == member_id, col(CommentRow.removed_by).is_(None))
    )
    return session.exec(query).one()


def comments_touched_by(session: Session, act_id: int) -> list[CommentRow]:
    """The comments that an act made or removed, the newest first."""
    query = (
        select(CommentRow)
        .where(or_(col(CommentRow.made_by) == act_id, col(CommentRow.removed_by) == act_id))
        .order_by(col(CommentRow.id).desc())
    )
    return list(session.exec(query))
