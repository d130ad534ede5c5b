"""Queries about touches: who met whom at target accounts, and how many people were written to."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, bindparam, case, func, literal
from sqlalchemy import select as plain_select
from sqlmodel import Session, SQLModel, col

from domain.logged.touches import DmCounts, Relation, Touch, TouchKind
from storage.asking import MEMBERS, answers, of_members, on_postgresql
from storage.tables import CommentRow, ContactRow, DmRow, DmWeekRow, EngagerRow


def touches_of_accounts(
    session: Session,
    account_ids: Collection[int],
    first: date,
    last: date,
    known_at: datetime,
) -> list[Touch]:
    """Touches of these accounts by anybody on these local days, newest first.

    Args:
        known_at: What was logged later is left out.
    """
    if not account_ids:
        return []
    return _touches(session, "account_id", account_ids, first, last, known_at)


def touches_of_members(
    session: Session,
    member_ids: Collection[int],
    first: date,
    last: date,
    known_at: datetime,
) -> list[Touch]:
    """Touches of any target account by these members on these local days, newest first."""
    if not member_ids:
        return []
    return _touches(session, "member_id", member_ids, first, last, known_at)


def dm_counts(
    session: Session,
    member_ids: Collection[int],
    first: date,
    last: date,
    known_at: datetime,
) -> dict[int, DmCounts]:
    """Distinct people whom each member wrote to on these local days.

    A week's stated totals include those logged one by one: only what goes beyond them is added,
    on the day for which the totals count.

    Args:
        known_at: What was logged later is left out.
    """
    counts = {number: DmCounts() for number in member_ids}
    for number, people, targets, replied in _people(session, member_ids, first, last, known_at):
        counts[number] = DmCounts(targets, people - targets, people, replied)
    weeks = _weeks(session, member_ids, first, last, known_at)
    logged = _people_by_week(session, weeks, known_at)
    for week in weeks:
        counted = counts[week.member_id]
        counts[week.member_id] = replace(
            counted,
            target=counted.target + max(0, week.target - logged.get((*week.key, True), 0)),
            other=counted.other + max(0, week.other - logged.get((*week.key, False), 0)),
        )
    return counts


#: Whom a DM went to: people at target accounts, others by their tokens.
_WHO = (
    col(DmRow.contact_id),
    case((col(DmRow.contact_id).is_(None), col(DmRow.stranger))).label("token"),
)
_AT_TARGET = col(DmRow.relation) == Relation.TARGET.value


@dataclass(frozen=True)
class _Week:
    """What a member stated of a week."""

    member_id: int
    monday: date
    counted_on: date
    target: int
    other: int

    @property
    def key(self) -> tuple[int, date]:
        return self.member_id, self.monday


def _people(
    session: Session, member_ids: Collection[int], first: date, last: date, known_at: datetime
) -> Sequence[Row[int, int, int, int]]:
    """For each member: distinct people written to, of them at target accounts, who replied.

    Whoever became a target meanwhile was written to as one.
    """
    span = {"first": first, "last": last, "known_at": known_at}
    return answers(session, _people_of(), {MEMBERS: member_ids, **span})


@cache
def _people_of() -> Select[int, int, int, int]:
    replied = col(DmRow.replied_at) <= bindparam("known_at")
    each = (
        plain_select(
            col(DmRow.member_id),
            func.max(case((_AT_TARGET, 1), else_=0)).label("at_target"),
            func.max(case((replied, 1), else_=0)).label("replied"),
        )
        .where(*_logged_dms())
        .group_by(col(DmRow.member_id), *_WHO)
        .subquery()
    )
    return plain_select(
        each.c.member_id, func.count(), func.sum(each.c.at_target), func.sum(each.c.replied)
    ).group_by(each.c.member_id)


def _people_by_week(
    session: Session, weeks: Collection[_Week], known_at: datetime
) -> dict[tuple[int, date, bool], int]:
    """How many were written to in each member's week, at target accounts or not.

    A week that reaches out of the window is still compared with all of its own DMs.
    """
    mondays = sorted({week.monday for week in weeks})
    if not mondays:
        return {}
    first, last = mondays[0], mondays[-1] + timedelta(days=6)
    members = {week.member_id for week in weeks}
    rows = answers(
        session,
        _people_of_weeks(on_postgresql(session)),
        {MEMBERS: members, "first": first, "last": last, "known_at": known_at},
    )
    return {(member, monday, bool(at_target)): count for member, monday, at_target, count in rows}


@cache
def _people_of_weeks(postgresql: bool) -> Select[Any]:
    monday = col(DmWeekRow.monday)
    # A date as each database reckons with it.
    sunday = monday + literal(6) if postgresql else func.date(monday, "+6 days")
    people = (
        plain_select(col(DmRow.member_id), monday, _AT_TARGET.label("at_target"), *_WHO)
        # Only the weeks of which something was stated; one stated twice counts once.
        .join(
            DmWeekRow,
            and_(
                col(DmWeekRow.member_id) == col(DmRow.member_id),
                col(DmRow.written_on).between(monday, sunday),
            ),
        )
        # To SQLite nothing is said of a DM's own member and day, so that it looks the few weeks up
        # first; PostgreSQL would then read everybody's DMs.
        .where(
            of_members(DmWeekRow.member_id),
            monday.between(bindparam("first"), bindparam("last")),
            *(_logged_dms() if postgresql else _living_dms()),
        )
        .distinct()
        .subquery()
    )
    key = (people.c.member_id, people.c.monday, people.c.at_target)
    return plain_select(*key, func.count()).group_by(*key)


def _logged_dms() -> tuple[ColumnElement[bool], ...]:
    return (
        of_members(DmRow.member_id),
        col(DmRow.written_on).between(bindparam("first"), bindparam("last")),
        *_living_dms(),
    )


def _living_dms() -> tuple[ColumnElement[bool], ...]:
    return col(DmRow.logged_at) <= bindparam("known_at"), col(DmRow.removed_by).is_(None)


def _weeks(
    session: Session, member_ids: Collection[int], first: date, last: date, known_at: datetime
) -> list[_Week]:
    """The newest totals of each member's week that count within these days."""
    span = {"before": first - timedelta(days=7), "last": last, "known_at": known_at}
    rows = answers(session, _weeks_of(), {MEMBERS: member_ids, **span})
    stated = (_Week(*row) for row in rows)
    newest = {week.key: week for week in stated}
    return [week for week in newest.values() if first <= week.counted_on <= last]


@cache
def _weeks_of() -> Select[Any]:
    return (
        plain_select(*(col(getattr(DmWeekRow, each.name)) for each in fields(_Week)))
        .where(
            of_members(DmWeekRow.member_id),
            # A week's totals count on one of its days.
            col(DmWeekRow.monday) > bindparam("before"),
            col(DmWeekRow.monday) <= bindparam("last"),
            col(DmWeekRow.logged_at) <= bindparam("known_at"),
            col(DmWeekRow.removed_by).is_(None),
        )
        .order_by(col(DmWeekRow.logged_at), col(DmWeekRow.id))
    )


def _touches(
    session: Session,
    of: str,
    numbers: Collection[int],
    first: date,
    last: date,
    known_at: datetime,
) -> list[Touch]:
    found = [
        *_engaged(session, of, numbers, first, last, known_at),
        *_written(session, of, numbers, first, last, known_at),
        *_commented(session, of, numbers, first, last, known_at),
    ]
    # Equal days in an order that does not depend on the database.
    return sorted(
        found, key=lambda touch: (-touch.on.toordinal(), touch.kind, touch.contact, touch.member_id)
    )


def _engaged(session: Session, of: str, numbers: Collection[int], *span: Any) -> Iterator[Touch]:
    for day, member, account, contact, name in session.execute(
        _within(EngagerRow, "engaged_on", of, numbers, *span)
    ):
        yield Touch(TouchKind.ENGAGED, day, member, account, contact, name or "")


def _written(session: Session, of: str, numbers: Collection[int], *span: Any) -> Iterator[Touch]:
    known_at: datetime = span[-1]
    query = _within(DmRow, "written_on", of, numbers, *span).add_columns(col(DmRow.replied_at))
    for day, member, account, contact, name, replied_at in session.execute(query):
        replied = replied_at is not None and replied_at <= known_at
        yield Touch(TouchKind.DM, day, member, account, contact, name or "", replied)


def _commented(session: Session, of: str, numbers: Collection[int], *span: Any) -> Iterator[Touch]:
    for day, member, account, contact, name in session.execute(
        _within(CommentRow, "commented_on", of, numbers, *span)
    ):
        yield Touch(TouchKind.COMMENT, day, member, account, contact, name or "")


def _within(
    table: type[SQLModel],
    day: str,
    of: str,
    numbers: Collection[int],
    first: date,
    last: date,
    known_at: datetime,
) -> Select[Any]:
    """Living rows of a table at target accounts, each with the name of whom they are about."""
    of_table = SQLModel.metadata.tables[str(table.__tablename__)].c
    return (
        plain_select(
            of_table[day],
            of_table.member_id,
            of_table.account_id,
            of_table.contact_id,
            col(ContactRow.name),
        )
        .outerjoin(ContactRow, col(ContactRow.id) == of_table.contact_id)
        .where(
            of_table[of].in_(numbers),
            of_table.account_id.is_not(None),
            of_table[day] >= first,
            of_table[day] <= last,
            of_table.logged_at <= known_at,
            of_table.removed_by.is_(None),
        )
    )
