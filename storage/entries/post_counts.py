"""Posts' figures as plain numbers, for sums over many posts. No row becomes an object.

A post has the counts of its newest snapshot beside it, so a sum reads one index. Only posts whose
figures are newer than the moment asked for need the snapshot of that time.
"""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, bindparam, case, func, or_, true, union_all
from sqlalchemy import select as plain_select
from sqlmodel import col

from storage.entries.snapshots import COUNTS, newest_as_of, newest_snapshot_id
from storage.parameters import is_given_member
from storage.tables import PostRow, SnapshotRow


def in_later_window() -> ColumnElement[bool]:
    """The condition that a post was posted in the later of two windows, from ``between`` on."""
    return col(PostRow.posted_at) >= bindparam("between")


def figures_as_of(
    lateral: bool, as_of: Any, shown: Callable[[Any], Sequence[Any]], *first: ColumnElement[Any]
) -> CompoundSelect[Any]:
    """Selects what is shown of each post's figures as of a moment, after its member's id.

    Its parameters are ``MEMBERS``, ``since``, ``until`` and ``known_at``.

    Args:
        lateral: Whether the database is PostgreSQL. Without LATERAL, it finds each snapshot twice
            or reads all of them; SQLite has no LATERAL.
        shown: Makes the selected columns from those of the figures.
        first: Columns of the post to select before.
    """
    about = (*first, col(PostRow.member_id))
    newest = plain_select(*about, *shown(PostRow))
    if lateral:
        columns = [col(getattr(SnapshotRow, name)) for name in COUNTS]
        found = newest_as_of(as_of, *columns).lateral()
        earlier = plain_select(*about, *shown(found.c)).outerjoin(found, true())
    else:
        earlier = plain_select(*about, *shown(SnapshotRow)).outerjoin(
            SnapshotRow, col(SnapshotRow.id) == newest_snapshot_id(as_of)
        )
    counted_at = col(PostRow.counted_at)
    given = (
        is_given_member(PostRow.member_id),
        col(PostRow.removed_by).is_(None),
        col(PostRow.posted_at) >= bindparam("since"),
        col(PostRow.posted_at) < bindparam("until"),
        col(PostRow.logged_at) <= bindparam("known_at"),
    )
    # SQLite reads a union faster than one query that chooses between the two for each post.
    return union_all(
        newest.where(*given, or_(counted_at.is_(None), counted_at <= as_of)),
        earlier.where(*given, counted_at > as_of),
    )


def engagers_between(post: Any) -> tuple[ColumnElement[int], ColumnElement[int]]:
    """The bounds of a post's unique engagers: ``domain.engagement.engagers_between`` in SQL.

    Args:
        post: Has the columns of a post's figures.
    """
    parts = post.reactions + func.coalesce(post.comments, 0) + func.coalesce(post.reposts, 0)
    low, high = (
        case((count >= func.coalesce(post.listed, 0), count), (post.listed > 0, post.listed))
        for count in (
            func.coalesce(post.engagers, post.reactions),
            func.coalesce(post.engagers, parts),
        )
    )
    return low, high


def bounded(figures: Any) -> list[Any]:
    """What sums need of a post's figures; ``low`` and ``high`` bound its unique engagers."""
    low, high = engagers_between(figures)
    listed = [figures.listed, figures.listed_targets]
    return [figures.views, *listed, low.label("low"), high.label("high")]
