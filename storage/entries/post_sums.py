"""Sums over members' posts, added up by the database, so that no row of a post is built."""

from collections import Counter
from collections.abc import Collection
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Executable, Float, Select, bindparam, case, cast, func
from sqlalchemy import select as plain_select
from sqlmodel import Session, col

from domain.engagement import Rate
from domain.entries.goals import Goal
from domain.figures.rate_sums import RateSums
from storage.entries.post_counts import bounded, figures_as_of, in_later_window
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
    sums, _ = rate_sums_of_two_windows(session, [member_id], (since, since, until), as_of)
    return sums[member_id].rate if sums else None


def rate_sums_of_two_windows(
    session: Session,
    member_ids: Collection[int],
    bounds: tuple[datetime, datetime, datetime],
    as_of: datetime,
) -> tuple[dict[int, RateSums], dict[int, RateSums]]:
    """The sums of a window, and of the one just before it, by member id.

    Members without posts are left out.

    Args:
        bounds: The start of the earlier window, the start of the window, and its end.
        as_of: Posts logged later are left out, and each is read with its newest snapshot not
            later than this.
    """
    start, between, until = bounds
    span = {"since": start, "between": between, "until": until, "known_at": as_of, "as_of": as_of}
    rows = fetch_all(session, _sums(on_postgresql(session)), {MEMBERS: member_ids, **span})
    now: dict[int, RateSums] = {}
    before: dict[int, RateSums] = {}
    for in_window, member_id, *sums in rows:
        (now if in_window else before)[member_id] = RateSums(*sums)
    return now, before


@cache
def _sums(lateral: bool) -> Select[Any]:
    """One row for each member and window: which window, the member's id, and `RateSums`."""
    in_window = case((in_later_window(), 1), else_=0).label("in_window")
    as_of = bindparam("as_of", type_=UtcDateTime)
    each = figures_as_of(lateral, as_of, bounded, in_window).subquery().c
    rated = (each.views > 0) & each.low.is_not(None)
    squared = [
        total / cast(each.views, Float)
        for total in (cast(each.low, Float) * each.low, cast(each.high, Float) * each.high)
    ]
    return plain_select(
        each.in_window,
        each.member_id,
        *(
            func.coalesce(func.sum(case((rated, value))), 0)
            for value in (1, each.views, each.low, each.high)
        ),
        func.coalesce(func.sum(case((rated, cast(each.views, Float) * each.views))), 0.0),
        *(func.coalesce(func.sum(case((rated, value))), 0.0) for value in squared),
        func.sum(case((each.listed > 0, func.coalesce(each.listed_targets, 0)), else_=0)),
        func.sum(case((each.listed > 0, each.low), else_=0)),
    ).group_by(each.in_window, each.member_id)


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
