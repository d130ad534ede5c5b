"""Queries about what several members did beside posting, each one for all of them."""

from collections.abc import Collection
from datetime import date, datetime
from functools import cache

from sqlalchemy import Select, bindparam, func
from sqlalchemy import select as columns
from sqlmodel import Session, col

from storage.asking import MEMBERS, answers, of_members
from storage.tables import CommentRow


def comments_at_targets(
    session: Session, member_ids: Collection[int], first: date, last: date, known_at: datetime
) -> dict[int, int]:
    """How many comments each wrote on posts at target accounts; nobody without any is there."""
    span = {"first": first, "last": last, "known_at": known_at}
    rows = answers(session, _comments(), {MEMBERS: member_ids, **span})
    return {row[0]: row[1] for row in rows}


@cache
def _comments() -> Select[int, int]:
    return (
        columns(col(CommentRow.member_id), func.count())
        .where(
            of_members(CommentRow.member_id),
            col(CommentRow.commented_on).between(bindparam("first"), bindparam("last")),
            col(CommentRow.account_id).is_not(None),
            col(CommentRow.logged_at) <= bindparam("known_at"),
            col(CommentRow.removed_by).is_(None),
        )
        .group_by(col(CommentRow.member_id))
    )
