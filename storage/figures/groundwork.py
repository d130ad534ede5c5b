"""The touches before wins, counted by the database: a workspace's wins have a million of them."""

from collections.abc import Collection
from datetime import date, datetime
from functools import cache, reduce
from operator import add
from typing import Any

from sqlalchemy import Select, bindparam, case, func, not_, or_
from sqlalchemy import select as plain_select
from sqlmodel import Session, col

from domain.entries.win_path import PATH_DAYS
from domain.entries.wins import WinKind
from storage.parameters import MEMBERS, fetch_all, is_given, is_given_member, on_postgresql
from storage.tables import CommentRow, DmRow, EngagerRow, WinRow

#: Each table of touches, with its column of the local date.
_TOUCHES: tuple[tuple[Any, Any], ...] = (
    (EngagerRow, EngagerRow.engaged_on),
    (DmRow, DmRow.written_on),
    (CommentRow, CommentRow.commented_on),
)
_WINS, _ACCOUNTS = "win_ids", "account_ids"


def touches_before(
    session: Session,
    win_ids: Collection[int],
    known_at: datetime,
    member_ids: Collection[int],
    *,
    but: bool = False,
) -> dict[int, int]:
    """How many touches each win's account had on the days of the path to it, by win id.

    For other wins than meetings, it only says whether there was any: 1 or 0. Counting all of them
    would take four times as long.

    Args:
        known_at: Touches logged later are left out.
        member_ids: The members whose touches count.
        but: Whether, instead, those of all other members count.
    """
    values = {_WINS: win_ids, "known_at": known_at, MEMBERS: member_ids}
    everyone = but and not member_ids
    statement = _before(on_postgresql(session), but=but, everyone=everyone)
    return dict(map(tuple, fetch_all(session, statement, values)))


def some_with_touches(
    session: Session,
    account_ids: Collection[int],
    first: date,
    last: date,
    known_at: datetime,
    most: int,
) -> set[int]:
    """The ids of members who touched these accounts on these days: all, or at least ``most``."""
    span = {"first": first, "last": last, "known_at": known_at, "most": most}
    found: set[int] = set()
    for table, _ in _TOUCHES:
        rows = fetch_all(session, _touching(table), {_ACCOUNTS: account_ids, **span})
        found |= {member_id for (member_id,) in rows}
        if len(found) >= most:
            break
    return found


@cache
def _before(postgresql: bool, *, but: bool, everyone: bool) -> Select[Any]:
    won_on = col(WinRow.won_on)
    # Each database subtracts days from a date in its own way.
    starts = won_on - PATH_DAYS if postgresql else func.date(won_on, f"-{PATH_DAYS} days")
    paths = []
    for table, day in _TOUCHES:
        given = is_given_member(table.member_id)
        path = plain_select(table.id).where(
            table.account_id == col(WinRow.account_id),
            col(day).between(starts, won_on),
            *_known(table),
            *(() if everyone else (not_(given) if but else given,)),
        )
        paths.append(path.correlate(WinRow))
    counts = [
        path.with_only_columns(func.count(), maintain_column_froms=True).scalar_subquery()
        for path in paths
    ]
    number = case(
        (col(WinRow.kind) == WinKind.MEETING.value, reduce(add, counts)),
        (or_(*(path.exists() for path in paths)), 1),
        else_=0,
    )
    return plain_select(col(WinRow.id), number).where(
        is_given(WinRow.id, _WINS), col(WinRow.account_id).is_not(None)
    )


@cache
def _touching(table: Any) -> Select[Any]:
    day = dict(_TOUCHES)[table]
    return (
        plain_select(table.member_id)
        .where(
            is_given(table.account_id, _ACCOUNTS),
            col(day).between(bindparam("first"), bindparam("last")),
            *_known(table),
        )
        .distinct()
        .limit(bindparam("most"))
    )


def _known(table: Any) -> tuple[Any, ...]:
    return table.logged_at <= bindparam("known_at"), table.removed_by.is_(None)
