"""Sums over members' posts, added up by the database.

No row of a post is built: a member may have logged thousands.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Executable,
    Float,
    Integer,
    Select,
    bindparam,
    cast,
    func,
    literal_column,
    union_all,
)
from sqlalchemy import case as either
from sqlalchemy import select as plain_select
from sqlmodel import Session, col

from domain.engagement import Rate
from domain.entries.goals import Goal
from domain.figures.totals import NO_POSTS, PostSums, added_up
from storage.entries.post_counts import figures_as_of
from storage.parameters import MEMBERS, fetch_all, on_postgresql
from storage.tables import PostRow
from storage.types import UtcDateTime

# Constants, not parameters: a statement has hundreds of them.
_ZERO, _ONE = (literal_column(digit, Integer) for digit in "01")
_NOTHING = literal_column("0.0", Float)


class PostSpan(NamedTuple):
    """The posts posted in [since, until), each read with its newest snapshot as of a moment."""

    since: datetime
    until: datetime
    as_of: datetime


def pooled_rate(
    session: Session, member_id: int, since: datetime, until: datetime, as_of: datetime
) -> Rate | None:
    """The pooled rate of the member's live posts posted in [since, until).

    It is ``domain.engagement.pooled`` of the posts that were logged by ``as_of``, at their newest
    snapshots not later than that.
    """
    return sums_of_member(session, member_id, PostSpan(since, until, as_of), as_of).rate


def sums_of_member(
    session: Session, member_id: int, span: PostSpan, known_at: datetime
) -> PostSums:
    """The sums of a member's posts of a span.

    Args:
        known_at: Posts logged later are left out.
    """
    [found] = sums_of_spans(session, [member_id], [span], known_at)
    return found.get(member_id, NO_POSTS)


def sums_of_spans(
    session: Session, member_ids: Collection[int], spans: Sequence[PostSpan], known_at: datetime
) -> list[dict[int, PostSums]]:
    """The sums of each member's posts, by id, of each span; only members with posts.

    Args:
        spans: They may overlap.
        known_at: Posts logged later are left out.
    """
    statement = _of_spans(on_postgresql(session), len(spans))
    rows = fetch_all(session, statement, {MEMBERS: member_ids, **bounds(spans, known_at)})
    found: list[dict[int, PostSums]] = [{} for _ in spans]
    for row in rows:
        number, member_id = row[:2]
        of_span, sums = found[number], PostSums._make(row[2:])
        of_span[member_id] = added_up((of_span[member_id], sums)) if member_id in of_span else sums
    return found


def sums_by_start(
    session: Session,
    member_id: int,
    starts: Sequence[datetime],
    until: datetime,
    *,
    known_at: datetime,
    as_of: datetime,
) -> list[PostSums]:
    """The sums of a member's posts of many spans, each of which ends where the next one starts.

    Args:
        starts: The start of each span, in order.
        until: The end of the last span.
        known_at: Posts logged later are left out.
        as_of: Each post is read with its newest snapshot not later than this.
    """
    values = bounds([PostSpan(starts[0], until, as_of)], known_at)
    for number, start in enumerate(starts):
        values[f"start_{number}"] = start
    statement = _by_start(on_postgresql(session), len(starts))
    rows = fetch_all(session, statement, {MEMBERS: [member_id], **values})
    sums = {number: PostSums(*row) for number, *row in rows}
    return [sums.get(number, NO_POSTS) for number in range(len(starts))]


def bounds(spans: Sequence[PostSpan], known_at: datetime) -> dict[str, datetime]:
    """The parameters of `of_span` other than the members."""
    values = {"known_at": known_at}
    for number, span in enumerate(spans):
        for name, moment in zip(PostSpan._fields, span, strict=True):
            values[f"{name}_{number}"] = moment
    return values


@cache
def _of_spans(lateral: bool, spans: int) -> CompoundSelect[Any]:
    """Selects a span's number, a member's id, and `PostSums`; a member has up to two rows."""
    return union_all(
        *(
            plain_select(numbered(number), each.member_id, *sums).group_by(each.member_id)
            for number in range(spans)
            for each, sums in of_span(lateral, number)
        )
    )


def numbered(number: int) -> ColumnElement[int]:
    """A span's number as a column."""
    return literal_column(str(number), Integer).label("span")


def of_span(
    lateral: bool,
    number: int,
    *first: ColumnElement[Any],
    of: ColumnElement[bool] | None = None,
) -> list[tuple[Any, list[ColumnElement[Any]]]]:
    """The columns of two subqueries of the posts of a span, each with its `PostSums`.

    Its parameters are `bounds`. One span in a query, so that SQLite finds a member's posts side by
    side, and need not sort them.

    Args:
        first: Columns to select before.
        of: As in `figures_as_of`.
    """
    usual, others = (each.subquery().c for each in _figures(lateral, number, *first, of=of))
    return [(usual, _sums(usual, all_rated=True)), (others, _sums(others))]


@cache
def _by_start(lateral: bool, spans: int) -> Select[Any]:
    posted_at = col(PostRow.posted_at)
    later = [(posted_at >= _moment(f"start_{each}"), each) for each in range(spans - 1, 0, -1)]
    span = (either(*later, else_=_ZERO) if later else _ZERO).label("span")
    each = union_all(*_figures(lateral, 0, span)).subquery().c
    return plain_select(each.span, *_sums(each)).group_by(each.span)


def _figures(
    lateral: bool,
    number: int,
    *first: ColumnElement[Any],
    of: ColumnElement[bool] | None = None,
) -> tuple[Select[Any], Select[Any]]:
    span = (_moment(f"{name}_{number}") for name in PostSpan._fields)
    return figures_as_of(lateral, *span, _moment("known_at"), *first, of=of)


def _sums(each: Any, *, all_rated: bool = False) -> list[ColumnElement[Any]]:
    """`PostSums` of the rows of a subquery of `figures_as_of`.

    Args:
        all_rated: Whether each row has a rate, which makes the sums cheap.
    """
    views, low, high = each.views, each.engagers_low, each.engagers_high
    is_rated = (views > _ZERO) & low.is_not(None)
    has_list = each.listed > _ZERO
    # Floats already: SQLAlchemy's own division would convert them once more.
    low_squared, high_squared = (
        (cast(count, Float) * count).op("/", return_type=Float())(views) for count in (low, high)
    )
    whole: tuple[Any, ...] = (_ONE, views, low, high)
    broken: tuple[Any, ...] = (cast(views, Float) * views, low_squared, high_squared)
    unrated: list[Any] = [_ZERO] * 5
    if not all_rated:
        unrated = [_sum(either((is_rated, None), else_=value)) for value in whole]
        unrated.insert(2, func.count(either((is_rated, None), else_=low)))
        whole, broken = (
            tuple(either((is_rated, value)) for value in some) for some in (whole, broken)
        )
    sums = (
        func.count() if all_rated else func.count(whole[0]),
        *map(_sum, whole[1:]),
        *(_sum(value, _NOTHING) for value in broken),
        _sum(either((has_list, func.coalesce(each.listed_targets, _ZERO)))),
        _sum(either((has_list, low))),
        *unrated,
    )
    return [value.label(name) for name, value in zip(PostSums._fields, sums, strict=True)]


def _sum(value: Any, nothing: Any = _ZERO) -> Any:
    return func.coalesce(func.sum(value), nothing)


def _moment(name: str) -> Any:
    return bindparam(name, type_=UtcDateTime)


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
