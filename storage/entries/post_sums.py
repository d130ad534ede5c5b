"""Sums over a member's posts, made by the database, so that no row of a post is built."""

from collections import Counter
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Executable, Float, and_, bindparam, case, cast, func
from sqlalchemy import select as plain_select
from sqlmodel import Session, col

from domain.engagement import Engagers, Rate, Spread
from domain.entries.goals import Goal
from storage.entries.posts import newest_counts
from storage.parameters import MEMBERS, fetch_all, on_postgresql
from storage.tables import PostRow
from storage.types import UtcDateTime


def pooled_rate(
    session: Session, member_id: int, since: datetime, until: datetime, as_of: datetime
) -> Rate | None:
    """The pooled rate of the member's live posts posted in [since, until).

    It is ``domain.engagement.pooled`` of the posts that were logged by ``as_of``, at their newest
    snapshots not later than that.
    """
    span = {"since": since, "until": until, "known_at": as_of, "as_of": as_of}
    [sums] = fetch_all(session, _sums(on_postgresql(session)), {MEMBERS: [member_id], **span})
    posts, views, low, high, views_squared, low_squared, high_squared = sums
    if not posts:
        return None
    spread = Spread(posts, int(views_squared), low_squared, high_squared)
    return Rate(Engagers(int(low), int(high)), int(views), spread if posts > 1 else None)


def posts_by_goal(
    session: Session, member_id: int, since: datetime, until: datetime
) -> Counter[Goal]:
    """The number of the member's live posts posted in [since, until) for each goal they name."""
    values = {"member": member_id, "since": since, "until": until}
    rows = fetch_all(session, _by_goal(), values)
    return Counter({Goal(goal): count for goal, count in rows})


@cache
def _by_goal() -> Executable:
    return (
        plain_select(col(PostRow.goal), func.count())
        .where(
            col(PostRow.member_id) == bindparam("member"),
            col(PostRow.removed_by).is_(None),
            col(PostRow.goal).is_not(None),
            col(PostRow.posted_at) >= bindparam("since"),
            col(PostRow.posted_at) < bindparam("until"),
        )
        .group_by(col(PostRow.goal))
    )


@cache
def _sums(lateral: bool) -> Executable:
    as_of = bindparam("as_of", type_=UtcDateTime)
    post = newest_counts(lateral, as_of, bindparam("since")).subquery().c
    low, high = _engagers_between(post)
    rated = (
        plain_select(
            cast(post.views, Float).label("views"),
            cast(low, Float).label("low"),
            cast(high, Float).label("high"),
        )
        .where(and_(post.views > 0, low.is_not(None)))
        .subquery()
        .c
    )
    return plain_select(
        func.count(),
        func.sum(rated.views),
        func.sum(rated.low),
        func.sum(rated.high),
        func.sum(rated.views * rated.views),
        func.sum(rated.low * rated.low / rated.views),
        func.sum(rated.high * rated.high / rated.views),
    )


def _engagers_between(post: Any) -> tuple[Any, Any]:
    """``domain.engagement.engagers_between`` in SQL."""
    least = func.coalesce(post.listed, 0)
    parts = post.reactions + func.coalesce(post.comments, 0) + func.coalesce(post.reposts, 0)
    low, high = (
        case(
            (post.engagers.is_not(None), _larger(post.engagers, least)),
            (post.reactions.is_not(None), _larger(counted, least)),
            (least > 0, least),
        )
        for counted in (post.reactions, parts)
    )
    return low, high


def _larger(one: Any, other: Any) -> Any:
    return case((one > other, one), else_=other)
