"""Counts of the distinct people written to, for many members at once."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnClause,
    ColumnElement,
    CompoundSelect,
    Date,
    Integer,
    Select,
    String,
    and_,
    bindparam,
    case,
    cast,
    exists,
    func,
    literal,
    literal_column,
    or_,
    union_all,
)
from sqlalchemy import select as columns
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from domain.entries.touches import DmCounts, Relation
from domain.figures.activity import together
from storage.parameters import MEMBERS, fetch_all, is_given_member, on_postgresql
from storage.tables import DmRow, DmWeekRow

# Constants, not parameters: SQLite repeats a count for each parameter, even for equal ones.
_AT_TARGET = col(DmRow.relation) == literal_column(f"'{Relation.TARGET.value}'")
#: The recipient of a DM: a contact's id, or a stranger's token.
_RECIPIENT = func.coalesce(
    cast(col(DmRow.contact_id), String), col(DmRow.stranger), literal_column("''")
)
#: The kind of rows that count DMs, in queries that count several kinds.
DMS = "dms"
#: The column of a span's number, by its name alone: PostgreSQL takes two expressions with
#: parameters for different ones.
SPAN: ColumnClause[int] = literal_column("span")
_NO_DMS = DmCounts()


def dm_counts(
    session: Session,
    member_ids: Collection[int],
    first: date,
    last: date,
    known_at: datetime,
) -> dict[int, DmCounts]:
    """Each member's counts of distinct people written to on these local days.

    Args:
        known_at: DMs logged later are left out.
    """
    [counts] = dm_counts_of_spans(session, member_ids, [first], last, known_at)
    return counts


def dm_counts_of_spans(
    session: Session,
    member_ids: Collection[int],
    firsts: Sequence[date],
    last: date,
    known_at: datetime,
) -> list[dict[int, DmCounts]]:
    """`dm_counts` of several spans of days.

    Args:
        firsts: The first day of each span, in order; each ends where the next one starts.
        last: The last day of the last span.
    """
    parameters = {MEMBERS: member_ids, **days(firsts, last, known_at)}
    rows = fetch_all(session, _dms_alone(on_postgresql(session), len(firsts)), parameters)
    return [
        counted(member_ids, (row for row in rows if row[0] == span)) for span in range(len(firsts))
    ]


def days(firsts: Sequence[date], last: date, known_at: datetime) -> dict[str, date]:
    """The parameters of `people_written_to` other than the members."""
    starts = {f"first_{span}": first for span, first in enumerate(firsts)}
    return {**starts, "last": last, "known_at": known_at, "before": firsts[0] - timedelta(days=7)}


def span_of(day: Any, spans: int) -> Any:
    """The number of the span of days that a day is in, as the column `SPAN`."""
    starts = [
        (day >= bindparam(f"first_{span}", type_=Date), span) for span in range(spans - 1, 0, -1)
    ]
    return (case(*starts, else_=0) if starts else literal_column("0")).label(SPAN.name)


def people_written_to(*, postgresql: bool, spans: int) -> list[Select[Any]]:
    """Queries of the distinct people logged one by one, and of those that stated totals add.

    The rows of both hold a span's number, a member's id, `DMS`, and the four counts of `DmCounts`
    in their order.
    """
    return [_logged_one_by_one(spans), _stated_beyond(postgresql, spans)]


def counted(member_ids: Iterable[int], rows: Iterable[Sequence[Any]]) -> dict[int, DmCounts]:
    """The sums of the rows of `people_written_to`, by member id; zeros for members without rows."""
    counts = dict.fromkeys(member_ids, _NO_DMS)
    for _, member_id, _, target, other, named, replied in rows:
        so_far, row = counts[member_id], DmCounts(target, other, named, replied)
        counts[member_id] = row if so_far is _NO_DMS else together((so_far, row))
    return counts


@cache
def _dms_alone(postgresql: bool, spans: int) -> CompoundSelect[Any]:
    return union_all(*people_written_to(postgresql=postgresql, spans=spans))


def _logged_one_by_one(spans: int) -> Select[Any]:
    """A person who became a target between two DMs counts as a target."""
    replied = col(DmRow.replied_at) <= bindparam("known_at")
    targets, everyone = _people(_AT_TARGET), _people()
    span = span_of(col(DmRow.written_on), spans)
    return (
        columns(
            *(span, col(DmRow.member_id), literal(DMS)),
            *(targets, everyone - targets, everyone, _people(replied)),
        )
        .where(
            is_given_member(DmRow.member_id),
            col(DmRow.written_on).between(bindparam("first_0"), bindparam("last")),
            *_known(DmRow),
        )
        .group_by(col(DmRow.member_id), SPAN)
    )


def _stated_beyond(postgresql: bool, spans: int) -> Select[Any]:
    """The number of people by which a week's stated totals exceed those logged before, one by one.

    They count for the day of the totals (``counted_on``). A week that is only partly in the window
    is still compared with all of its DMs. Those logged after the totals add to them.
    """
    week = _weeks(postgresql, spans).subquery()
    targets, others = (
        # PostgreSQL sums integers to a decimal.
        cast(func.sum(case((stated > named, stated - named), else_=0)), Integer)
        for stated, named in ((week.c.target, week.c.targets), (week.c.other, week.c.others))
    )
    return columns(
        *(week.c.span, week.c.member_id, literal(DMS), targets, others, literal(0), literal(0))
    ).group_by(week.c.member_id, week.c.span)


def _weeks(postgresql: bool, spans: int) -> Select[Any]:
    """The newest totals of each member's week, and the people logged before them in that week."""
    monday = col(DmWeekRow.monday)
    # Each database adds days to a date in its own way.
    sunday = monday + literal(6) if postgresql else func.date(monday, "+6 days")
    in_week = and_(
        col(DmRow.member_id) == col(DmWeekRow.member_id),
        col(DmRow.written_on).between(monday, sunday),
        _earlier(),
        *_known(DmRow),
    )
    targets = _people(_AT_TARGET)
    # Without a DM, the outer join yields one row of nulls, which is no person.
    everyone = _people(col(DmRow.member_id).is_not(None))
    return (
        columns(
            span_of(col(DmWeekRow.counted_on), spans),
            *(col(DmWeekRow.member_id), col(DmWeekRow.target), col(DmWeekRow.other)),
            targets.label("targets"),
            (everyone - targets).label("others"),
        )
        .outerjoin(DmRow, in_week)
        .where(
            is_given_member(DmWeekRow.member_id),
            # These bounds are implied: totals count on a day of their week. The index needs them.
            monday > bindparam("before"),
            monday <= bindparam("last"),
            col(DmWeekRow.counted_on).between(bindparam("first_0"), bindparam("last")),
            *_known(DmWeekRow),
            ~_restated(),
        )
        .group_by(col(DmWeekRow.id))
    )


def _earlier() -> ColumnElement[bool]:
    """Whether a DM was logged before the totals.

    A member's acts are numbered in their order, even if two share a moment. Imported entries share
    one act, but keep their moments.
    """
    logged, stated = col(DmRow.logged_at), col(DmWeekRow.logged_at)
    same_moment = and_(logged == stated, col(DmRow.made_by) < col(DmWeekRow.made_by))
    return or_(logged < stated, same_moment)


def _restated() -> ColumnElement[bool]:
    """Whether the same member stated other totals of the same week later."""
    newer = aliased(DmWeekRow)
    later = or_(
        col(newer.logged_at) > col(DmWeekRow.logged_at),
        and_(col(newer.logged_at) == col(DmWeekRow.logged_at), col(newer.id) > col(DmWeekRow.id)),
    )
    return exists().where(
        col(newer.member_id) == col(DmWeekRow.member_id),
        col(newer.monday) == col(DmWeekRow.monday),
        *_known(newer),
        later,
    )


def _people(condition: ColumnElement[bool] | None = None) -> ColumnElement[int]:
    """The count of distinct recipients, of all DMs or of those that meet a condition."""
    return func.count(
        func.distinct(_RECIPIENT if condition is None else case((condition, _RECIPIENT)))
    )


def _known(table: Any) -> tuple[ColumnElement[bool], ...]:
    return table.logged_at <= bindparam("known_at"), table.removed_by.is_(None)
