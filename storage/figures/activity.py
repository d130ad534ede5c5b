"""DMs, comments and wins of many members, read in one query."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Select, bindparam, func, literal, union_all
from sqlalchemy import select as columns
from sqlmodel import Session, col

from domain.entries.wins import Money, Qualifier, WinKind, sums
from domain.figures.activity import Activity, WinTally
from domain.timing.periods import Window
from storage.entries.dm_counts import DMS, SPAN, counted, days, people_written_to, span_of
from storage.parameters import MEMBERS, fetch_all, is_given_member, on_postgresql
from storage.tables import CommentRow, WinRow

#: The kind of rows that count comments, next to `DMS` and the kinds of wins.
COMMENTS = "comments"


def activities(
    session: Session,
    member_ids: Collection[int],
    window: Window,
    known_at: datetime,
    *,
    with_comments: bool = True,
) -> dict[int, Activity]:
    """Each member's DMs, comments and wins on the local days of a window.

    Args:
        known_at: Entries logged later are left out.
        with_comments: Whether to count comments; boards do not show them.
    """
    firsts = [window.first]
    [found] = _of_spans(
        session, member_ids, firsts, window.last, known_at, with_comments=with_comments
    )
    return found


def activities_beside_before(
    session: Session, member_ids: Collection[int], window: Window, known_at: datetime
) -> tuple[dict[int, Activity], dict[int, Activity]]:
    """`activities` of a window, and of the window before it."""
    firsts = [window.before.first, window.first]
    before, now = _of_spans(session, member_ids, firsts, window.last, known_at, with_comments=True)
    return now, before


def _of_spans(
    session: Session,
    member_ids: Collection[int],
    firsts: Sequence[date],
    last: date,
    known_at: datetime,
    *,
    with_comments: bool,
) -> list[dict[int, Activity]]:
    parameters = {MEMBERS: member_ids, **days(firsts, last, known_at)}
    statement = counts_of_kinds(
        on_postgresql(session), with_comments=with_comments, spans=len(firsts)
    )
    rows = fetch_all(session, statement, parameters)
    return [
        _activities(member_ids, [row for row in rows if row[0] == number])
        for number in range(len(firsts))
    ]


def _activities(member_ids: Collection[int], rows: Sequence[Any]) -> dict[int, Activity]:
    dms = counted(member_ids, (row for row in rows if row[2] == DMS))
    counts: dict[int, dict[str, int]] = defaultdict(dict)
    for _, member_id, kind, count, *_ in rows:
        if kind != DMS:
            counts[member_id][kind] = count
    done = {member_id: Activity(dms[member_id]) for member_id in member_ids}
    for member_id, of_kinds in counts.items():
        comments, wins = of_kinds.get(COMMENTS, 0), _tally(of_kinds)
        done[member_id] = Activity(dms[member_id], comments, wins)
    return done


def closed_amounts(
    session: Session, member_ids: Collection[int], window: Window, known_at: datetime
) -> dict[int, tuple[Money, ...]]:
    """The sums of each member's deals on the local days of a window.

    Sums are by currency and by what an amount counts. Members without amounts are left out.

    Args:
        known_at: Entries logged later are left out.
    """
    parameters = {MEMBERS: member_ids, **days([window.first], window.last, known_at)}
    amounts: dict[int, list[Money]] = defaultdict(list)
    for member_id, amount, currency, counts in fetch_all(session, _closed_amounts(), parameters):
        qualifier = Qualifier(counts) if counts else None
        amounts[member_id].append(Money(amount, currency, qualifier))
    return {member_id: sums(each) for member_id, each in amounts.items()}


def _tally(counts: dict[str, int]) -> WinTally:
    return WinTally(
        counts.get(WinKind.MEETING, 0),
        counts.get(WinKind.OPPORTUNITY, 0),
        counts.get(WinKind.CLOSED_WON, 0),
    )


@cache
def counts_of_kinds(postgresql: bool, *, with_comments: bool, spans: int) -> CompoundSelect[Any]:
    """Rows of a span's number, a member's id, a kind and a count; DMs have three more counts."""
    dms = people_written_to(postgresql=postgresql, spans=spans)
    return union_all(*dms, _wins(spans), *([_comments(spans)] if with_comments else []))


def _wins(spans: int) -> Select[Any]:
    return _counted(WinRow, WinRow.kind, WinRow.won_on, spans).group_by(col(WinRow.kind))


@cache
def _closed_amounts() -> Select[Any]:
    table: Any = WinRow
    return columns(table.member_id, table.amount, table.currency, table.qualifier).where(
        *_within(WinRow, WinRow.won_on),
        table.kind == WinKind.CLOSED_WON.value,
        table.amount.is_not(None),
    )


def _comments(spans: int) -> Select[Any]:
    """Comments on posts of target accounts."""
    comments = _counted(CommentRow, literal(COMMENTS), CommentRow.commented_on, spans)
    return comments.where(col(CommentRow.account_id).is_not(None))


def _counted(table: Any, kind: Any, day: Any, spans: int) -> Select[Any]:
    span = span_of(col(day), spans)
    zeros = [literal(0)] * 3
    return (
        columns(span, table.member_id, kind, func.count(), *zeros)
        .where(*_within(table, day))
        .group_by(table.member_id, SPAN)
    )


def _within(table: Any, day: Any) -> tuple[ColumnElement[bool], ...]:
    return (
        is_given_member(table.member_id),
        col(day).between(bindparam("first_0"), bindparam("last")),
        table.logged_at <= bindparam("known_at"),
        table.removed_by.is_(None),
    )
