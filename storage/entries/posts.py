"""Queries about posts and their figures."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache

from sqlalchemy import Executable, bindparam, func, or_, union_all
from sqlalchemy import select as plain_select
from sqlmodel import Session, col, select

from domain.entries.post_links import TWINS_WITHIN
from storage.entries.snapshots import newest_snapshot_id
from storage.one_row import first_row
from storage.parameters import fetch_all
from storage.tables import PostRow, SnapshotRow
from storage.types import UtcDateTime


@dataclass(frozen=True)
class PostRead:
    """A post and its newest snapshot at some moment."""

    post: PostRow
    snapshot: SnapshotRow | None


def post_with_urn(session: Session, workspace_id: str, urn: str) -> PostRow | None:
    """The live post with this URN as its own or as its twin's."""
    query = select(PostRow).where(
        PostRow.workspace_id == workspace_id,
        or_(col(PostRow.urn) == urn, col(PostRow.twin_urn) == urn),
        col(PostRow.removed_by).is_(None),
    )
    return first_row(session, query)


def posts_named(
    session: Session, workspace_id: str, urn: str, made_at: datetime | None
) -> list[PostRow]:
    """The live posts with this URN, as their own or as their twin's, and its possible twins.

    Args:
        made_at: The time in the id; posts without a known twin made around it may be twins.
    """
    span = (made_at - TWINS_WITHIN, made_at + TWINS_WITHIN) if made_at else (None, None)
    values = {"workspace": workspace_id, "urn": urn, "first": span[0], "last": span[1]}
    ids = {row[0] for row in fetch_all(session, _named(), values)}
    if not ids:  # the usual case: the post is new
        return []
    found = session.exec(select(PostRow).where(col(PostRow.id).in_(ids)).order_by(col(PostRow.id)))
    return [post for post in found if urn in (post.urn, post.twin_urn) or post.twin_urn is None]


@cache
def _named() -> Executable:
    # Each of the three uses an index of its own. SQLite would read every post of the workspace if
    # they were one condition with OR, or if the third asked for posts without a twin.
    live = (
        col(PostRow.workspace_id) == bindparam("workspace"),
        col(PostRow.removed_by).is_(None),
    )
    first, last = (bindparam(name, type_=UtcDateTime) for name in ("first", "last"))
    return union_all(
        plain_select(col(PostRow.id)).where(*live, col(PostRow.urn) == bindparam("urn")),
        plain_select(col(PostRow.id)).where(*live, col(PostRow.twin_urn) == bindparam("urn")),
        plain_select(col(PostRow.id)).where(*live, col(PostRow.made_at).between(first, last)),
    )


def post_of_member(session: Session, member_id: int, post_id: int) -> PostRow | None:
    """The member's live post with this id."""
    query = select(PostRow).where(
        PostRow.id == post_id,
        PostRow.member_id == member_id,
        col(PostRow.removed_by).is_(None),
    )
    return first_row(session, query)


def posting_times(
    session: Session, member_id: int, since: datetime, until: datetime, known_at: datetime
) -> list[datetime]:
    """When the member's live posts in [since, until) were posted, if logged by ``known_at``."""
    values = {"member": member_id, "since": since, "until": until, "known_at": known_at}
    return [posted_at for (posted_at,) in fetch_all(session, _posting_times(), values)]


@cache
def _posting_times() -> Executable:
    return plain_select(col(PostRow.posted_at)).where(
        col(PostRow.member_id) == bindparam("member"),
        col(PostRow.removed_by).is_(None),
        col(PostRow.posted_at) >= bindparam("since"),
        col(PostRow.posted_at) < bindparam("until"),
        col(PostRow.logged_at) <= bindparam("known_at"),
    )


def page_of_posts(
    session: Session, member_id: int, *, offset: int, limit: int, as_of: datetime
) -> list[PostRead]:
    """A page of the member's live posts, newest first."""
    query = (
        select(PostRow, SnapshotRow)
        .outerjoin(
            SnapshotRow,
            col(SnapshotRow.id) == newest_snapshot_id(as_of),
        )
        .where(PostRow.member_id == member_id, col(PostRow.removed_by).is_(None))
        .order_by(col(PostRow.posted_at).desc(), col(PostRow.id).desc())
        .offset(offset)
        .limit(limit)
    )
    return [PostRead(post, snapshot) for post, snapshot in session.exec(query)]


def count_posts(session: Session, member_id: int) -> int:
    """How many live posts the member has."""
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
