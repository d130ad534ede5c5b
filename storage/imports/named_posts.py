"""Queries about the logged posts that a file may name, and their snapshots, in bulk."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import func, union
from sqlalchemy import select as plain_select
from sqlmodel import Session, col, select

from storage.tables import PostRow, SnapshotRow


class PostName(NamedTuple):
    """By what a live post is known."""

    id: int
    member_id: int
    urn: str
    twin_urn: str | None
    made_at: datetime | None


def posts_that_may_be(
    session: Session,
    workspace_id: str,
    urns: Collection[str],
    made_between: tuple[datetime, datetime] | None,
) -> list[PostName]:
    """The live posts with one of these ids, or made in this time, oldest first.

    Args:
        urns: A few hundred at most.
    """
    # One index for each: see `storage.entries.posts`.
    which = [col(PostRow.urn).in_(urns), col(PostRow.twin_urn).in_(urns)]
    if made_between is not None:
        which.append(col(PostRow.made_at).between(*made_between))
    live = col(PostRow.workspace_id) == workspace_id, col(PostRow.removed_by).is_(None)
    named = (col(PostRow.id), col(PostRow.member_id), col(PostRow.urn), col(PostRow.twin_urn))
    query = union(
        *(plain_select(*named, col(PostRow.made_at)).where(*live, each) for each in which)
    )
    return sorted(PostName(*row) for row in session.execute(query))


def posts_with_history(
    session: Session, post_ids: Collection[int]
) -> dict[int, tuple[PostRow, Sequence[SnapshotRow]]]:
    """These posts with their live snapshots in order of time, by id."""
    posts = session.exec(select(PostRow).where(col(PostRow.id).in_(post_ids))).all()
    query = (
        select(SnapshotRow)
        .where(col(SnapshotRow.post_id).in_(post_ids), col(SnapshotRow.removed_by).is_(None))
        .order_by(col(SnapshotRow.taken_at), col(SnapshotRow.id))
    )
    snapshots: dict[int, list[SnapshotRow]] = defaultdict(list)
    for snapshot in session.exec(query):
        snapshots[snapshot.post_id].append(snapshot)
    return {post.id: (post, snapshots[post.id]) for post in posts if post.id is not None}


def count_posts_made(session: Session, act_id: int) -> int:
    """How many posts an act made."""
    made = select(func.count()).select_from(PostRow).where(PostRow.made_by == act_id)
    return session.exec(made).one()


def known_posts_counted(session: Session, act_id: int) -> set[int]:
    """The ids of posts of earlier acts to which an act gave figures."""
    query = (
        select(SnapshotRow.post_id)
        .join(PostRow, col(PostRow.id) == col(SnapshotRow.post_id))
        .where(SnapshotRow.made_by == act_id, col(PostRow.made_by) != act_id)
        .distinct()
    )
    return set(session.exec(query))


def posts_without_engagers(
    session: Session, act_id: int, since: datetime, limit: int
) -> list[tuple[PostRow, SnapshotRow]]:
    """The newest posts to which an act gave views, and whose unique engagers are not known.

    Args:
        since: Only posts posted from this moment on.
    """
    query = (
        select(PostRow, SnapshotRow)
        .join(SnapshotRow, col(SnapshotRow.post_id) == col(PostRow.id))
        .where(
            SnapshotRow.made_by == act_id,
            col(SnapshotRow.removed_by).is_(None),
            col(SnapshotRow.taken_at) == col(PostRow.counted_at),
            col(PostRow.removed_by).is_(None),
            col(PostRow.posted_at) >= since,
            col(PostRow.views) > 0,
            col(PostRow.engagers).is_(None),
            col(PostRow.reactions).is_(None),
            col(PostRow.listed).is_(None),
        )
        .order_by(col(PostRow.posted_at).desc())
        .limit(limit)
    )
    return [(post, snapshot) for post, snapshot in session.exec(query)]
