"""Counts of the distinct people written to, for many members at once."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
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
    parameters = {MEMBERS: member_ids, **span(first, last, known_at)}
    rows = fetch_all(session, _dms_alone(on_postgresql(session)), parameters)
    return counted(member_ids, rows)


def span(first: date, last: date, known_at: datetime) -> dict[str, date]:
    """The parameters of `people_written_to` other than the members."""
    before = first - timedelta(days=7)
    return {"first": first, "last": last, "known_at": known_at, "before": before}


def people_written_to(*, postgresql: bool) -> list[Select[Any]]:
    """Queries of the distinct people logged one by one, and of those that stated totals add.

    The rows of both hold a member's id, `DMS`, and the four counts of `DmCounts` in their order.
    """
    return [_logged_one_by_one(), _stated_beyond(postgresql)]


def counted(member_ids: Iterable[int], rows: Iterable[Sequence[Any]]) -> dict[int, DmCounts]:
    """The sums of the rows of `people_written_to`, by member id; zeros for members without rows."""
    counts = dict.fromkeys(member_ids, _NO_DMS)
    for member_id, _, target, other, named, replied in rows:
        so_far, row = counts[member_id], DmCounts(target, other, named, replied)
        counts[member_id] = row if so_far is _NO_DMS else together((so_far, row))
    return counts


@cache
def _dms_alone(postgresql: bool) -> CompoundSelect[Any]:
    return union_all(*people_written_to(postgresql=postgresql))


def _logged_one_by_one() -> Select[int, str, int, int, int, int]:
    """A person who became a target between two DMs counts as a target."""
    replied = col(DmRow.replied_at) <= bindparam("known_at")
    targets, everyone = _people(_AT_TARGET), _people()
    return (
        columns(
            *(col(DmRow.member_id), literal(DMS)),
            *(targets, everyone - targets, everyone, _people(replied)),
        )
        .where(
            is_given_member(DmRow.member_id),
            col(DmRow.written_on).between(bindparam("first"), bindparam("last")),
            *_known(DmRow),
        )
        .group_by(col(DmRow.member_id))
    )


def _stated_beyond(postgresql: bool) -> Select[Any]:
    """The number of people by which a week's stated totals exceed those logged before, one by one.

    They count for the day of the totals (``counted_on``). A week that is only partly in the window
    is still compared with all of its DMs. Those logged after the totals add to them.
    """
    week = _weeks(postgresql).subquery()
    targets, others = (
        # PostgreSQL sums integers to a decimal.
        cast(func.sum(case((stated > named, stated - named), else_=0)), Integer)
        for stated, named in ((week.c.target, week.c.targets), (week.c.other, week.c.others))
    )
    return columns(
        week.c.member_id, literal(DMS), targets, others, literal(0), literal(0)
    ).group_by(week.c.member_id)


def _weeks(postgresql: bool) -> Select[int, int, int, int, int]:
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
            col(DmWeekRow.counted_on).between(bindparam("first"), bindparam("last")),
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
