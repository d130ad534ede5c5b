"""The sums of posts over members and spans of time, added up by the database.

No row of a post is built: a member may have logged thousands. The bounds of a post's unique
engagers are those of ``domain.engagement.engagers_between``.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Float, Select, bindparam, case, cast, func, literal
from sqlalchemy import select as plain_select
from sqlmodel import Session, col

from domain.figures.totals import NO_POSTS, PostSums
from storage.entries.post_counts import bounded, figures_as_of, in_later_window
from storage.parameters import MEMBERS, fetch_all, on_postgresql
from storage.tables import PostRow
from storage.types import UtcDateTime


def sums_of_spans(
    session: Session,
    member_id: int,
    starts: Sequence[datetime],
    until: datetime,
    *,
    known_at: datetime,
    as_of: datetime,
) -> list[PostSums]:
    """The sums of a member's posts of each span of time.

    Args:
        starts: The start of each span, in order; each ends where the next one starts.
        until: The end of the last span.
        known_at: Posts logged later are left out.
        as_of: Each post is read with its newest snapshot not later than this.
    """
    bounds = {f"start_{number}": start for number, start in enumerate(starts)}
    values = {"since": starts[0], "until": until, "known_at": known_at, "as_of": as_of}
    statement = _of_spans(on_postgresql(session), len(starts))
    rows = fetch_all(session, statement, {MEMBERS: [member_id], **values, **bounds})
    sums = {number: PostSums(*row) for number, *row in rows}
    return [sums.get(number, NO_POSTS) for number in range(len(starts))]


def sums_of_members(
    session: Session,
    member_ids: Collection[int],
    since: datetime,
    until: datetime,
    *,
    known_at: datetime,
    as_of: datetime,
) -> dict[int, PostSums]:
    """The sums of each member's posts posted in [since, until), by id; only members with posts.

    Args:
        known_at: Posts logged later are left out.
        as_of: Each post is read with its newest snapshot not later than this.
    """
    values = {"since": since, "until": until, "known_at": known_at, "as_of": as_of}
    rows = fetch_all(session, _of_members(on_postgresql(session)), {MEMBERS: member_ids, **values})
    return {member_id: PostSums(*row) for member_id, *row in rows}


def sums_of_two_windows(
    session: Session,
    member_ids: Collection[int],
    bounds: tuple[datetime, datetime, datetime],
    as_of: datetime,
    then: datetime,
) -> tuple[dict[int, PostSums], dict[int, PostSums]]:
    """`sums_of_members` of a window, and of the window just before it as it was then.

    Args:
        bounds: The start of the earlier window, the start of the window, and its end.
        as_of: For both windows, posts logged later are left out.
        then: The earlier window's posts are read with their newest snapshot not later than this.
    """
    start, between, until = bounds
    values = {"since": start, "between": between, "until": until, "known_at": as_of}
    rows = fetch_all(
        session,
        two_windows(on_postgresql(session)),
        {MEMBERS: member_ids, **values, "as_of": as_of, "then": then},
    )
    now: dict[int, PostSums] = {}
    before: dict[int, PostSums] = {}
    for in_window, member_id, *row in rows:
        (now if in_window else before)[member_id] = PostSums(*row)
    return now, before


@cache
def _of_spans(lateral: bool, spans: int) -> Select[Any]:
    posted_at = col(PostRow.posted_at)
    later = [(posted_at >= _moment(f"start_{each}"), each) for each in range(spans - 1, 0, -1)]
    span = case(*later, else_=0) if later else literal(0)
    posts = figures_as_of(lateral, _moment("as_of"), bounded, span.label("span")).subquery().c
    return _summed(posts, posts.span)


@cache
def _of_members(lateral: bool) -> Select[Any]:
    posts = figures_as_of(lateral, _moment("as_of"), bounded).subquery().c
    return _summed(posts, posts.member_id)


@cache
def two_windows(lateral: bool) -> Select[Any]:
    """Selects what `sums_of_two_windows` reads: ``in_window``, ``member_id`` and `PostSums`."""
    as_of = case((in_later_window(), _moment("as_of")), else_=_moment("then"))
    window = case((in_later_window(), 1), else_=0).label("in_window")
    posts = figures_as_of(lateral, as_of, bounded, window).subquery().c
    return _summed(posts, posts.in_window, posts.member_id)


def _summed(each: Any, *keys: Any) -> Select[Any]:
    """Selects one row of keys and `PostSums` for each combination of keys.

    Args:
        each: The columns of a subquery of `bounded` figures.
        keys: Columns of the same subquery.
    """
    rated = (each.views > 0) & each.low.is_not(None)
    with_list = each.listed > 0
    views, low, high = (cast(column, Float) for column in (each.views, each.low, each.high))
    sums = (
        func.count(),
        _sum(each.views),
        func.count(each.low),
        _sum(each.low),
        _sum(each.high),
        *(_sum(case((rated, value))) for value in (1, each.views, each.low, each.high)),
        *(
            func.coalesce(func.sum(case((rated, value))), 0.0)
            for value in (views * views, low * low / views, high * high / views)
        ),
        _sum(case((with_list, func.coalesce(each.listed_targets, 0)))),
        _sum(case((with_list, each.low))),
    )
    named = (value.label(name) for name, value in zip(PostSums._fields, sums, strict=True))
    return plain_select(*keys, *named).group_by(*keys)


def _sum(value: Any) -> Any:
    return func.coalesce(func.sum(value), 0)


def _moment(name: str) -> Any:
    return bindparam(name, type_=UtcDateTime)
