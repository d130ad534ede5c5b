"""Queries about posts and their figures."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ScalarSelect, func, or_
from sqlmodel import Session, col, select

from storage.tables import ActRow, PostRow, SnapshotRow

#: A post's activity id and its share id are made at most two seconds apart.
TWINS_WITHIN = timedelta(seconds=5)


@dataclass(frozen=True)
class PostRead:
    """A post and its newest snapshot at some moment."""

    post: PostRow
    snapshot: SnapshotRow | None


def post_with_urn(session: Session, workspace_id: str, urn: str) -> PostRow | None:
    """The living post that has this id, as its own or as its twin's."""
    query = select(PostRow).where(
        PostRow.workspace_id == workspace_id,
        or_(col(PostRow.urn) == urn, col(PostRow.twin_urn) == urn),
        col(PostRow.removed_by).is_(None),
    )
    return session.exec(query).first()


def posts_made_around(session: Session, workspace_id: str, moment: datetime) -> list[PostRow]:
    """The living posts whose twin is unknown and whose clock is this one's."""
    query = select(PostRow).where(
        PostRow.workspace_id == workspace_id,
        col(PostRow.removed_by).is_(None),
        col(PostRow.twin_urn).is_(None),
        col(PostRow.made_at).between(moment - TWINS_WITHIN, moment + TWINS_WITHIN),
    )
    return list(session.exec(query))


def post_of_member(session: Session, member_id: int, post_id: int) -> PostRow | None:
    """The member's living post with this number."""
    query = select(PostRow).where(
        PostRow.id == post_id,
        PostRow.member_id == member_id,
        col(PostRow.removed_by).is_(None),
    )
    return session.exec(query).first()


def newest_snapshot(
    session: Session, post_id: int, as_of: datetime | None = None
) -> SnapshotRow | None:
    """The truth about a post: its newest living snapshot, not later than ``as_of``."""
    query = (
        select(SnapshotRow)
        .where(SnapshotRow.post_id == post_id, col(SnapshotRow.removed_by).is_(None))
        .order_by(col(SnapshotRow.taken_at).desc(), col(SnapshotRow.id).desc())
    )
    if as_of is not None:
        query = query.where(col(SnapshotRow.taken_at) <= as_of)
    return session.exec(query).first()


def snapshot_of_act(session: Session, post_id: int, act_id: int) -> SnapshotRow | None:
    """The snapshot that an act gave a post, living or not."""
    query = select(SnapshotRow).where(SnapshotRow.post_id == post_id, SnapshotRow.made_by == act_id)
    return session.exec(query).first()


def posts_between(
    session: Session, member_id: int, since: datetime, until: datetime, as_of: datetime
) -> list[PostRead]:
    """The member's living posts posted in [since, until), newest first.

    Each is read with its newest snapshot not later than ``as_of``.
    """
    query = (
        select(PostRow, SnapshotRow)
        .outerjoin(SnapshotRow, col(SnapshotRow.id) == _newest_id(as_of))
        .where(
            PostRow.member_id == member_id,
            col(PostRow.removed_by).is_(None),
            col(PostRow.posted_at) >= since,
            col(PostRow.posted_at) < until,
        )
        .order_by(col(PostRow.posted_at).desc(), col(PostRow.id).desc())
    )
    return [PostRead(post, snapshot) for post, snapshot in session.exec(query)]


def posts_of_members(
    session: Session,
    member_ids: Collection[int],
    since: datetime,
    until: datetime,
    *,
    known_at: datetime,
    as_of: datetime,
) -> dict[int, list[PostRead]]:
    """The living posts of each of these members posted in [since, until), newest first.

    Args:
        known_at: Posts logged later are left out, so that what is composed late says the same.
        as_of: Each is read with its newest snapshot not later than this.
    """
    query = (
        select(PostRow, SnapshotRow)
        .join(ActRow, col(PostRow.made_by) == col(ActRow.id))
        .outerjoin(SnapshotRow, col(SnapshotRow.id) == _newest_id(as_of))
        .where(
            col(PostRow.member_id).in_(member_ids),
            col(PostRow.removed_by).is_(None),
            col(PostRow.posted_at) >= since,
            col(PostRow.posted_at) < until,
            col(ActRow.done_at) <= known_at,
        )
        .order_by(col(PostRow.posted_at).desc(), col(PostRow.id).desc())
    )
    reads: dict[int, list[PostRead]] = {number: [] for number in member_ids}
    for post, snapshot in session.exec(query):
        reads[post.member_id].append(PostRead(post, snapshot))
    return reads


def posting_times(
    session: Session, member_id: int, since: datetime, until: datetime, known_at: datetime
) -> list[datetime]:
    """When the member's living posts of [since, until) were posted, as far as logged by then."""
    query = (
        select(PostRow.posted_at)
        .join(ActRow, col(PostRow.made_by) == col(ActRow.id))
        .where(
            PostRow.member_id == member_id,
            col(PostRow.removed_by).is_(None),
            col(PostRow.posted_at) >= since,
            col(PostRow.posted_at) < until,
            col(ActRow.done_at) <= known_at,
        )
    )
    return list(session.exec(query))


def page_of_posts(
    session: Session, member_id: int, *, offset: int, limit: int, as_of: datetime
) -> list[PostRead]:
    """A stretch of the member's living posts, newest first."""
    query = (
        select(PostRow, SnapshotRow)
        .outerjoin(SnapshotRow, col(SnapshotRow.id) == _newest_id(as_of))
        .where(PostRow.member_id == member_id, col(PostRow.removed_by).is_(None))
        .order_by(col(PostRow.posted_at).desc(), col(PostRow.id).desc())
        .offset(offset)
        .limit(limit)
    )
    return [PostRead(post, snapshot) for post, snapshot in session.exec(query)]


def count_posts(session: Session, member_id: int) -> int:
    """How many living posts the member has."""
    query = (
        select(func.count())
        .select_from(PostRow)
        .where(PostRow.member_id == member_id, col(PostRow.removed_by).is_(None))
    )
    return session.exec(query).one()


def posts_touched_by(session: Session, act_id: int) -> list[PostRow]:
    """The posts that an act made, removed, or gave figures to."""
    of_figures = select(SnapshotRow.post_id).where(SnapshotRow.made_by == act_id)
    query = (
        select(PostRow)
        .where(
            or_(
                col(PostRow.made_by) == act_id,
                col(PostRow.removed_by) == act_id,
                col(PostRow.id).in_(of_figures),
            )
        )
        .order_by(col(PostRow.posted_at).desc(), col(PostRow.id).desc())
    )
    return list(session.exec(query))


def _newest_id(as_of: datetime) -> ScalarSelect[int | None]:
    return (
        select(SnapshotRow.id)
        .where(
            SnapshotRow.post_id == PostRow.id,
            col(SnapshotRow.removed_by).is_(None),
            col(SnapshotRow.taken_at) <= as_of,
        )
        .order_by(col(SnapshotRow.taken_at).desc(), col(SnapshotRow.id).desc())
        .limit(1)
        .correlate(PostRow)
        .scalar_subquery()
    )
