"""The sums behind many members' rates and shares, added up by the database.

A weekly board needs four months of posts for its best rate and improvement. Reading each of them
would take longer than all the rest of the board. The bounds of a post's unique engagers are those
of ``domain.engagement.engagers_between``.
"""

from collections.abc import Collection
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Float, Select, bindparam, case, cast, func
from sqlalchemy import select as plain_select
from sqlmodel import Session, col

from domain.figures.rate_sums import RateSums
from storage.entries.posts import newest_counts
from storage.parameters import MEMBERS, fetch_all, on_postgresql
from storage.tables import PostRow


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
    start, since, until = bounds
    parameters = {"start": start, "since": since, "until": until, "known_at": as_of, "as_of": as_of}
    rows = fetch_all(session, _sums(on_postgresql(session)), {MEMBERS: member_ids, **parameters})
    now: dict[int, RateSums] = {}
    before: dict[int, RateSums] = {}
    for in_window, member_id, *sums in rows:
        (now if in_window else before)[member_id] = RateSums(*sums)
    return now, before


@cache
def _sums(lateral: bool) -> Select[Any]:
    """One row for each member and window: which window, the member's id, and `RateSums`."""
    in_window = case((col(PostRow.posted_at) >= bindparam("since"), 1), else_=0)
    post = (
        newest_counts(lateral, bindparam("as_of"), bindparam("start"))
        .add_columns(in_window.label("in_window"))
        .subquery()
        .c
    )
    listed = func.coalesce(post.listed, 0)
    parts = post.reactions + func.coalesce(post.comments, 0) + func.coalesce(post.reposts, 0)
    bounded = (
        plain_select(
            *(post.in_window, post.member_id, post.views, post.listed_targets),
            listed.label("listed"),
            _at_least(func.coalesce(post.engagers, post.reactions), listed).label("low"),
            _at_least(func.coalesce(post.engagers, parts), listed).label("high"),
        )
        .cte("bounded")
        .prefix_with("MATERIALIZED")
    )
    each = bounded.c
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


def _at_least(count: Any, listed: Any) -> Any:
    """A bound of the engagers: never less than those listed; empty if neither is known."""
    return case((count >= listed, count), (listed > 0, listed))
