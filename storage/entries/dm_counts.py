"""How many people members wrote to, for many of them at once."""

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
from storage.parameters import MEMBERS, answers, of_members, on_postgresql
from storage.tables import DmRow, DmWeekRow

# Constants, not parameters: SQLite counts anew for each parameter, be they the same.
_AT_TARGET = col(DmRow.relation) == literal_column(f"'{Relation.TARGET.value}'")
#: Whom a DM went to: people at target accounts, others by their tokens.
_WHO = func.coalesce(cast(col(DmRow.contact_id), String), col(DmRow.stranger), literal_column("''"))
#: What a row counts, where one question asks for several things.
DMS = "dms"
_NOBODY = DmCounts()


def dm_counts(
    session: Session,
    member_ids: Collection[int],
    first: date,
    last: date,
    known_at: datetime,
) -> dict[int, DmCounts]:
    """Distinct people whom each member wrote to on these local days.

    Args:
        known_at: What was logged later is left out.
    """
    asked = {MEMBERS: member_ids, **span(first, last, known_at)}
    rows = answers(session, _alone(on_postgresql(session)), asked)
    return counted(member_ids, rows)


def span(first: date, last: date, known_at: datetime) -> dict[str, date]:
    """What `people_written_to` asks for beside the members."""
    before = first - timedelta(days=7)
    return {"first": first, "last": last, "known_at": known_at, "before": before}


def people_written_to(*, postgresql: bool) -> list[Select[Any]]:
    """Distinct people who were logged one by one, and those who were stated beyond them.

    Each row of both: a member, `DMS`, and the counts of `DmCounts` in their order.
    """
    return [_named(), _beyond(postgresql)]


def counted(member_ids: Iterable[int], rows: Iterable[Sequence[Any]]) -> dict[int, DmCounts]:
    """The sums of such rows, by member; nobody for those without one."""
    counts = dict.fromkeys(member_ids, _NOBODY)
    for number, _, target, other, named, replied in rows:
        so_far, row = counts[number], DmCounts(target, other, named, replied)
        counts[number] = row if so_far is _NOBODY else together((so_far, row))
    return counts


@cache
def _alone(postgresql: bool) -> CompoundSelect[Any]:
    return union_all(*people_written_to(postgresql=postgresql))


def _named() -> Select[int, str, int, int, int, int]:
    """Whoever became a target meanwhile was written to as one."""
    replied = col(DmRow.replied_at) <= bindparam("known_at")
    targets, everybody = _people(_AT_TARGET), _people()
    return (
        columns(
            *(col(DmRow.member_id), literal(DMS)),
            *(targets, everybody - targets, everybody, _people(replied)),
        )
        .where(
            of_members(DmRow.member_id),
            col(DmRow.written_on).between(bindparam("first"), bindparam("last")),
            *_known(DmRow),
        )
        .group_by(col(DmRow.member_id))
    )


def _beyond(postgresql: bool) -> Select[Any]:
    """A week's stated totals include those logged one by one: what goes beyond them is added.

    It belongs to the day for which the totals count. A week that reaches out of the window is
    still compared with all of its own DMs.
    """
    week = _weeks(postgresql).subquery()
    targets, others = (
        # PostgreSQL's sums of whole numbers are decimals.
        cast(func.sum(case((stated > named, stated - named), else_=0)), Integer)
        for stated, named in ((week.c.target, week.c.targets), (week.c.other, week.c.others))
    )
    return columns(
        week.c.member_id, literal(DMS), targets, others, literal(0), literal(0)
    ).group_by(week.c.member_id)


def _weeks(postgresql: bool) -> Select[int, int, int, int, int]:
    """The newest totals of each member's week, and how many were logged one by one in it."""
    monday = col(DmWeekRow.monday)
    # A date as each database reckons with it.
    sunday = monday + literal(6) if postgresql else func.date(monday, "+6 days")
    in_week = and_(
        col(DmRow.member_id) == col(DmWeekRow.member_id),
        col(DmRow.written_on).between(monday, sunday),
        *_known(DmRow),
    )
    return (
        columns(
            *(col(DmWeekRow.member_id), col(DmWeekRow.target), col(DmWeekRow.other)),
            _people(_AT_TARGET).label("targets"),
            _people(~_AT_TARGET).label("others"),
        )
        .outerjoin(DmRow, in_week)
        .where(
            of_members(DmWeekRow.member_id),
            # A week's totals count on one of its days; this is what the index knows.
            monday > bindparam("before"),
            monday <= bindparam("last"),
            col(DmWeekRow.counted_on).between(bindparam("first"), bindparam("last")),
            *_known(DmWeekRow),
            ~_restated(),
        )
        .group_by(col(DmWeekRow.id))
    )


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


def _people(whose: ColumnElement[bool] | None = None) -> ColumnElement[int]:
    """How many distinct people DMs went to; of those DMs of which this holds."""
    return func.count(func.distinct(_WHO if whose is None else case((whose, _WHO))))


def _known(table: Any) -> tuple[ColumnElement[bool], ...]:
    return table.logged_at <= bindparam("known_at"), table.removed_by.is_(None)
