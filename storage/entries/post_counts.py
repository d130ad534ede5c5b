"""Posts' figures as plain numbers, for sums over many posts. No row becomes an object.

A post has the counts of its newest snapshot beside it, so a sum reads one index. Only posts whose
figures are newer than the moment asked for need the snapshot of that time.
"""

from typing import Any

from sqlalchemy import ColumnElement, Select, func, literal_column, or_
from sqlalchemy import case as either
from sqlalchemy import select as plain_select
from sqlmodel import col

from storage.entries.snapshots import COUNTS, newest_as_of, newest_snapshot_id
from storage.parameters import is_given_member
from storage.tables import PostRow, SnapshotRow

_ZERO: ColumnElement[int] = literal_column("0")


def figures_as_of(
    lateral: bool,
    since: Any,
    until: Any,
    as_of: Any,
    known_at: Any,
    *first: ColumnElement[Any],
    of: ColumnElement[bool] | None = None,
) -> tuple[Select[Any], Select[Any]]:
    """Selects figures of the posts of members posted in [since, until), as of a moment.

    Nearly all posts have a rate, and no newer figures. The first query reads them, from one index;
    the second one reads all others. Each row has the member's id, ``views``, ``listed``,
    ``listed_targets``, and the bounds ``engagers_low`` and ``engagers_high``.

    Args:
        lateral: Whether the database is PostgreSQL. Without LATERAL, it finds each snapshot twice
            or reads all of them; SQLite has no LATERAL.
        known_at: Posts logged later are left out.
        first: Columns to select before.
        of: The condition that a post is of these members; usually they are ``MEMBERS``.
    """
    about = (*first, col(PostRow.member_id))
    low, high = col(PostRow.engagers_low), col(PostRow.engagers_high)
    views, counted_at = col(PostRow.views), col(PostRow.counted_at)
    of_post: tuple[Any, ...] = (
        *(views, col(PostRow.listed), col(PostRow.listed_targets)),
        *(low, high),
    )
    given = (
        of if of is not None else is_given_member(PostRow.member_id),
        col(PostRow.removed_by).is_(None),
        col(PostRow.posted_at) >= since,
        col(PostRow.posted_at) < until,
        col(PostRow.logged_at) <= known_at,
    )
    usual = plain_select(*about, *of_post).where(
        *given, or_(counted_at.is_(None), counted_at <= as_of), views > _ZERO, low.is_not(None)
    )
    is_newer = counted_at > as_of
    older: Any = SnapshotRow
    joined: Any = (SnapshotRow, is_newer & (col(SnapshotRow.id) == newest_snapshot_id(as_of)))
    if lateral:
        columns = [col(getattr(SnapshotRow, name)) for name in COUNTS]
        found = newest_as_of(as_of, *columns).lateral()
        older, joined = found.c, (found, is_newer)
    of_older = (older.views, older.listed, older.listed_targets, *engagers_between(older))
    figures = (
        either((is_newer, earlier), else_=now).label(now.key)
        for earlier, now in zip(of_older, of_post, strict=True)
    )
    others = (
        plain_select(*about, *figures)
        .outerjoin_from(PostRow, *joined)
        .where(
            *given,
            or_(is_newer, func.coalesce(views, _ZERO) <= _ZERO, low.is_(None)),
        )
    )
    return usual, others


def engagers_between(post: Any) -> tuple[ColumnElement[int], ColumnElement[int]]:
    """The bounds of a post's unique engagers: ``domain.engagement.engagers_between`` in SQL.

    Args:
        post: Has the columns of a post's figures.
    """
    parts = (
        post.reactions + func.coalesce(post.comments, _ZERO) + func.coalesce(post.reposts, _ZERO)
    )
    low, high = (
        either(
            (count >= func.coalesce(post.listed, _ZERO), count), (post.listed > _ZERO, post.listed)
        )
        for count in (
            func.coalesce(post.engagers, post.reactions),
            func.coalesce(post.engagers, parts),
        )
    )
    return low, high
