"""What several members did beside posting, asked in one question for all of them."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Select, bindparam, func, literal, union_all
from sqlalchemy import select as columns
from sqlmodel import Session, col

from domain.entries.wins import WinKind
from domain.figures.activity import Activity, WinTally
from domain.timing.periods import Window
from storage.entries.dm_counts import DMS, counted, people_written_to, span
from storage.parameters import MEMBERS, answers, of_members, on_postgresql
from storage.tables import CommentRow, WinRow

_COMMENTS = "comments"
_NOTHING = WinTally()


def activities(
    session: Session,
    member_ids: Collection[int],
    window: Window,
    known_at: datetime,
    *,
    with_comments: bool = True,
) -> dict[int, Activity]:
    """What each of these members did beside posting on the days of a window.

    Args:
        known_at: What was logged later is left out.
        with_comments: Boards show none, so they need not be counted for them.
    """
    asked = {MEMBERS: member_ids, **span(window.first, window.last, known_at)}
    rows = answers(session, _done(on_postgresql(session), with_comments), asked)
    dms = counted(member_ids, (row for row in rows if row[1] == DMS))
    counts: dict[int, dict[str, int]] = defaultdict(dict)
    for number, what, count, *_ in rows:
        if what != DMS:
            counts[number][what] = count
    return {
        number: Activity(
            dms=dms[number],
            comments=counts[number].get(_COMMENTS, 0) if number in counts else 0,
            wins=_tally(counts[number]) if number in counts else _NOTHING,
        )
        for number in member_ids
    }


def _tally(counts: dict[str, int]) -> WinTally:
    return WinTally(
        counts.get(WinKind.MEETING, 0),
        counts.get(WinKind.OPPORTUNITY, 0),
        counts.get(WinKind.CLOSED_WON, 0),
    )


@cache
def _done(postgresql: bool, with_comments: bool) -> CompoundSelect[Any]:
    """Each row: a member, of what, how many, and three counts more of DMs alone."""
    dms = people_written_to(postgresql=postgresql)
    return union_all(*dms, _wins(), *([_comments()] if with_comments else []))


def _wins() -> Select[Any]:
    return (
        _counted(WinRow, WinRow.kind)
        .where(*_within(WinRow, WinRow.won_on))
        .group_by(col(WinRow.member_id), col(WinRow.kind))
    )


def _comments() -> Select[Any]:
    """Those on posts at target accounts."""
    return (
        _counted(CommentRow, literal(_COMMENTS))
        .where(
            *_within(CommentRow, CommentRow.commented_on), col(CommentRow.account_id).is_not(None)
        )
        .group_by(col(CommentRow.member_id))
    )


def _counted(table: Any, what: Any) -> Select[Any]:
    return columns(table.member_id, what, func.count(), literal(0), literal(0), literal(0))


def _within(table: Any, day: Any) -> tuple[ColumnElement[bool], ...]:
    return (
        of_members(table.member_id),
        col(day).between(bindparam("first"), bindparam("last")),
        table.logged_at <= bindparam("known_at"),
        table.removed_by.is_(None),
    )
