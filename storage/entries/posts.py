"""Queries about posts and their figures."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from functools import cache
from typing import Any, cast

from sqlalchemy import (
    BindParameter,
    ScalarSelect,
    Select,
    bindparam,
    case,
    func,
    or_,
    true,
    union_all,
)
from sqlalchemy import select as plain_select
from sqlmodel import Session, col, select

from domain.engagement import Figures
from domain.figures.totals import PostCounts
from storage.one_row import first_row, insert_row
from storage.parameters import MEMBERS, fetch_all, is_given_member, on_postgresql
from storage.tables import PostRow, SnapshotRow, id_of
from storage.types import UtcDateTime

#: A post's activity id and its share id are created at most two seconds apart.
TWINS_WITHIN = timedelta(seconds=5)
#: The columns of a snapshot that hold `Figures`.
_COUNTS = [each.name for each in fields(Figures)]


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
    found = session.scalars(_named(), values)
    return [post for post in found if urn in (post.urn, post.twin_urn) or post.twin_urn is None]


@cache
def _named() -> Select[PostRow]:
    # Each of the three uses an index of its own. SQLite would read every post of the workspace if
    # they were one condition with OR, or if the third asked for posts without a twin.
    live = (
        col(PostRow.workspace_id) == bindparam("workspace"),
        col(PostRow.removed_by).is_(None),
    )
    first, last = (bindparam(name, type_=UtcDateTime) for name in ("first", "last"))
    ids = union_all(
        plain_select(col(PostRow.id)).where(*live, col(PostRow.urn) == bindparam("urn")),
        plain_select(col(PostRow.id)).where(*live, col(PostRow.twin_urn) == bindparam("urn")),
        plain_select(col(PostRow.id)).where(*live, col(PostRow.made_at).between(first, last)),
    )
    return plain_select(PostRow).where(col(PostRow.id).in_(ids)).order_by(col(PostRow.id))


def post_of_member(session: Session, member_id: int, post_id: int) -> PostRow | None:
    """The member's live post with this id."""
    query = select(PostRow).where(
        PostRow.id == post_id,
        PostRow.member_id == member_id,
        col(PostRow.removed_by).is_(None),
    )
    return first_row(session, query)


def newest_snapshot(
    session: Session, post_id: int, as_of: datetime | None = None
) -> SnapshotRow | None:
    """A post's newest live snapshot, taken not later than ``as_of`` if given."""
    query = (
        select(SnapshotRow)
        .where(SnapshotRow.post_id == post_id, col(SnapshotRow.removed_by).is_(None))
        .order_by(col(SnapshotRow.taken_at).desc(), col(SnapshotRow.id).desc())
    )
    if as_of is not None:
        query = query.where(col(SnapshotRow.taken_at) <= as_of)
    return first_row(session, query)


def add_snapshot(
    session: Session, post: PostRow, figures: Figures, taken_at: datetime, act_id: int
) -> None:
    """Inserts a post's figures at some moment."""
    counts = {name: getattr(figures, name) for name in _COUNTS}
    about = {"workspace_id": post.workspace_id, "post_id": id_of(post), "made_by": act_id}
    insert_row(session, SnapshotRow, {**counts, **about, "taken_at": taken_at})


def snapshot_of_act(session: Session, post_id: int, act_id: int) -> SnapshotRow | None:
    """The snapshot that an act gave a post, live or not."""
    query = select(SnapshotRow).where(SnapshotRow.post_id == post_id, SnapshotRow.made_by == act_id)
    return first_row(session, query)


def posts_of_members(
    session: Session,
    member_ids: Collection[int],
    since: datetime,
    until: datetime,
    *,
    known_at: datetime,
    as_of: datetime,
) -> dict[int, list[PostRead]]:
    """The live posts of each of these members posted in [since, until), newest first.

    Args:
        known_at: Posts logged later are left out, so that a late message has the same figures.
        as_of: Each post is read with its newest snapshot not later than this.
    """
    query = (
        select(PostRow, SnapshotRow)
        .outerjoin(SnapshotRow, col(SnapshotRow.id) == newest_snapshot_id(as_of))
        .where(
            col(PostRow.member_id).in_(member_ids),
            col(PostRow.removed_by).is_(None),
            col(PostRow.posted_at) >= since,
            col(PostRow.posted_at) < until,
            col(PostRow.logged_at) <= known_at,
        )
        .order_by(col(PostRow.posted_at).desc(), col(PostRow.id).desc())
    )
    reads: dict[int, list[PostRead]] = {member_id: [] for member_id in member_ids}
    for post, snapshot in session.exec(query):
        reads[post.member_id].append(PostRead(post, snapshot))
    return reads


def counts_of_members(
    session: Session,
    member_ids: Collection[int],
    since: datetime,
    until: datetime,
    *,
    known_at: datetime,
    as_of: datetime,
) -> Sequence[PostCounts]:
    """The counts of the posts that `posts_of_members` returns, in no order."""
    span = {"since": since, "until": until, "known_at": known_at, "as_of": as_of}
    rows = fetch_all(session, _counts(on_postgresql(session)), {MEMBERS: member_ids, **span})
    # Rows serve as they are: a yearly board has too many to convert.
    return cast("Sequence[PostCounts]", rows)


def counts_with_earlier_window(
    session: Session,
    member_ids: Collection[int],
    bounds: tuple[datetime, datetime, datetime],
    *,
    known_at: datetime,
    then: datetime,
    as_of: datetime,
) -> tuple[list[PostCounts], list[PostCounts]]:
    """`counts_of_members` of a window, and of the window just before it.

    Args:
        bounds: The start of the earlier window, the start of the window, and its end.
        then: The earlier window's posts are read with their newest snapshot not later than this.
        as_of: The same for the window's own posts.
    """
    start, since, until = bounds
    span = {"since": since, "until": until, "known_at": known_at, "as_of": as_of}
    rows = fetch_all(
        session,
        _counts_beside_before(on_postgresql(session)),
        {MEMBERS: member_ids, "start": start, "then": then, **span},
    )
    now: list[PostCounts] = []
    before: list[PostCounts] = []
    for row in rows:
        (now if row[0] else before).append(cast("PostCounts", row[1:]))
    return now, before


@cache
def _counts(lateral: bool) -> Select[Any]:
    return newest_counts(lateral, bindparam("as_of"), bindparam("since"))


@cache
def _counts_beside_before(lateral: bool) -> Select[Any]:
    posted_at = col(PostRow.posted_at)
    in_window = posted_at >= bindparam("since")
    as_of = case(
        (in_window, bindparam("as_of", type_=UtcDateTime)),
        else_=bindparam("then", type_=UtcDateTime),
    )
    figures = newest_counts(lateral, as_of, bindparam("start"))
    return figures.with_only_columns(
        case((in_window, 1), else_=0), *figures.selected_columns, maintain_column_froms=True
    )


def newest_counts(lateral: bool, as_of: Any, since: BindParameter[Any]) -> Select[Any]:
    """Selects each post's member id and counts, from ``since`` on."""
    if lateral:
        # Without LATERAL, PostgreSQL finds each snapshot twice or reads all; SQLite has none.
        newest = _newest(as_of, [col(getattr(SnapshotRow, name)) for name in _COUNTS]).lateral()
        of_post = plain_select(col(PostRow.member_id), *newest.c).outerjoin(newest, true())
    else:
        of_post = plain_select(
            col(PostRow.member_id), *(col(getattr(SnapshotRow, name)) for name in _COUNTS)
        ).outerjoin(SnapshotRow, col(SnapshotRow.id) == newest_snapshot_id(as_of))
    return of_post.where(
        is_given_member(PostRow.member_id),
        col(PostRow.removed_by).is_(None),
        col(PostRow.posted_at) >= since,
        col(PostRow.posted_at) < bindparam("until"),
        col(PostRow.logged_at) <= bindparam("known_at"),
    )


def posting_times(
    session: Session, member_id: int, since: datetime, until: datetime, known_at: datetime
) -> list[datetime]:
    """When the member's live posts in [since, until) were posted, if logged by ``known_at``."""
    query = select(PostRow.posted_at).where(
        PostRow.member_id == member_id,
        col(PostRow.removed_by).is_(None),
        col(PostRow.posted_at) >= since,
        col(PostRow.posted_at) < until,
        col(PostRow.logged_at) <= known_at,
    )
    return list(session.exec(query))


def page_of_posts(
    session: Session, member_id: int, *, offset: int, limit: int, as_of: datetime
) -> list[PostRead]:
    """A page of the member's live posts, newest first."""
    query = (
        select(PostRow, SnapshotRow)
        .outerjoin(SnapshotRow, col(SnapshotRow.id) == newest_snapshot_id(as_of))
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


def newest_snapshot_id(as_of: Any) -> ScalarSelect[int | None]:
    """Selects the id of a post's newest live snapshot not later than a moment."""
    return _newest(as_of, [col(SnapshotRow.id)]).scalar_subquery()


def _newest(as_of: Any, selected: Sequence[Any]) -> Select[Any]:
    """Some columns of a post's newest snapshot not later than a moment."""
    return (
        plain_select(*selected)
        .where(
            col(SnapshotRow.post_id) == col(PostRow.id),
            col(SnapshotRow.removed_by).is_(None),
            col(SnapshotRow.taken_at) <= as_of,
        )
        .order_by(col(SnapshotRow.taken_at).desc(), col(SnapshotRow.id).desc())
        .limit(1)
        .correlate(PostRow)
    )
