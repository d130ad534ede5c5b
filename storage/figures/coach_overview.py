"""Queries behind a coach's part of the Home tab, each one statement for the whole workspace."""

from collections.abc import Collection
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Date,
    Select,
    String,
    bindparam,
    case,
    cast,
    exists,
    func,
    literal,
    or_,
    true,
)
from sqlalchemy import select as plain_select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from domain.entries.acts import ActKind
from domain.timing.schedules import TOO_LATE, DeliveryState, Kind
from storage.parameters import fetch_all
from storage.tables import (
    AccountRow,
    ActRow,
    DeliveryRow,
    MemberRow,
    MemberSettingsRow,
    TeamRow,
    WinRow,
)
from storage.targets.account_touches import TOUCHES
from storage.types import UtcDateTime

#: Acts by which a member is active.
_ENTRIES = (
    ActKind.LOGGED,
    ActKind.UPDATED,
    ActKind.CORRECTED,
    ActKind.ENGAGERS,
    ActKind.DM,
    ActKind.DM_WEEK,
    ActKind.COMMENT,
    ActKind.WIN,
    ActKind.SCORED,
)


class WorkspaceCounts(NamedTuple):
    """Counts over a whole workspace.

    Args:
        joined: Members who joined, are served and no guests.
        active: Joined members who logged an entry in the period.
        accounts: Live target accounts.
        touched: Those of them with a new touch.
        unowned: Those without one that have no owner, or whose owner has left.
        failed: New messages to members that failed.
    """

    joined: int
    active: int
    accounts: int
    touched: int
    unowned: int
    failed: int


class UnpostedBoard(NamedTuple):
    """A live team with a channel, and its latest board, which is not in that channel."""

    team_id: int
    team: str
    trouble: str | None
    state: str
    reason: str | None
    due_at: datetime


def workspace_counts(
    session: Session,
    workspace_id: str,
    *,
    active_since: datetime,
    touched_since: date,
    failed_since: datetime,
) -> WorkspaceCounts:
    """The counts over a workspace.

    Args:
        touched_since: The local date after which a touch is new.
    """
    values = {
        "workspace": workspace_id,
        "active_since": active_since,
        "touched_since": touched_since,
        "failed_since": failed_since,
    }
    return WorkspaceCounts(*map(int, fetch_all(session, _counts(), values)[0]))


def unowned_accounts(
    session: Session, workspace_id: str, touched_since: date, most: int
) -> list[str]:
    """The names of target accounts without a new touch and without an owner, by name."""
    values = {"workspace": workspace_id, "touched_since": touched_since, "most": most}
    return [name for [name] in fetch_all(session, _unowned(), values)]


def unposted_boards(session: Session, workspace_id: str, since: datetime) -> list[UnpostedBoard]:
    """The latest boards due since then that failed, were too late or are in doubt, by team."""
    values = {"workspace": workspace_id, "since": since}
    return [UnpostedBoard(*row) for row in fetch_all(session, _boards(), values)]


def wins_of_members(
    session: Session, workspace_id: str, first: date, last: date, known_at: datetime
) -> Collection[WinRow]:
    """The wins on these local days of all members but guests, logged by ``known_at``."""
    query = (
        plain_select(WinRow)
        .join(MemberRow, col(MemberRow.id) == col(WinRow.member_id))
        .where(
            col(WinRow.workspace_id) == workspace_id,
            col(WinRow.won_on).between(first, last),
            col(WinRow.logged_at) <= known_at,
            col(WinRow.removed_by).is_(None),
            col(MemberRow.is_guest).is_not(True),
        )
    )
    return session.scalars(query).all()


@cache
def _counts() -> Select[Any]:
    failed = (
        plain_select(func.count())
        .select_from(DeliveryRow)
        .where(
            col(DeliveryRow.workspace_id) == bindparam("workspace"),
            col(DeliveryRow.state) == DeliveryState.FAILED.value,
            col(DeliveryRow.recipient).startswith("member:"),
            col(DeliveryRow.due_at) >= bindparam("failed_since", type_=UtcDateTime),
        )
    )
    members, accounts = _active().subquery(), _accounts().subquery()
    return plain_select(*members.c, *accounts.c, failed.scalar_subquery()).select_from(
        members.join(accounts, true())
    )


def _accounts() -> Select[Any]:
    """All live accounts, those with a new touch, and the others without an owner, in one pass."""
    state = case((_touched(), 2), (_owned(), 1), else_=0).label("state")
    # Grouped, so that no database looks for an account's touches twice.
    by_state = (
        plain_select(state, func.count().label("accounts"))
        .where(*_live_accounts())
        .group_by("state")
        .subquery()
    )

    def counted(*of: int) -> Any:
        number = func.sum(by_state.c.accounts).filter(by_state.c.state.in_(of))
        return func.coalesce(number, 0)

    return plain_select(
        counted(0, 1, 2).label("accounts"),
        counted(2).label("touched"),
        counted(0).label("unowned"),
    )


@cache
def _unowned() -> Select[Any]:
    return (
        plain_select(col(AccountRow.name))
        .where(*_live_accounts(), ~_touched(), ~_owned())
        .order_by(col(AccountRow.match_key), col(AccountRow.id))
        .limit(bindparam("most"))
    )


def _live_accounts() -> tuple[ColumnElement[bool], ...]:
    return (
        col(AccountRow.workspace_id) == bindparam("workspace"),
        col(AccountRow.removed_by).is_(None),
        col(AccountRow.archived_at).is_(None),
    )


def _owned() -> Any:
    """Whether an account has an owner who is in the workspace."""
    return exists().where(
        col(MemberRow.id) == col(AccountRow.owner_id), col(MemberRow.refused).is_(None)
    )


def _active() -> Select[int, int]:
    latest = (
        plain_select(col(ActRow.done_at))
        .where(
            col(ActRow.member_id) == col(MemberRow.id),
            col(ActRow.undone_at).is_(None),
            col(ActRow.kind).in_([kind.value for kind in _ENTRIES]),
        )
        .order_by(col(ActRow.id).desc())
        .limit(1)
        .scalar_subquery()
    )
    return (
        plain_select(
            func.count().label("joined"),
            func.count()
            .filter(latest >= bindparam("active_since", type_=UtcDateTime))
            .label("active"),
        )
        .select_from(MemberRow)
        .join(MemberSettingsRow, col(MemberSettingsRow.member_id) == col(MemberRow.id))
        .where(
            col(MemberRow.workspace_id) == bindparam("workspace"),
            col(MemberRow.refused).is_(None),
            col(MemberRow.is_guest).is_not(True),
            col(MemberSettingsRow.joined_at).is_not(None),
        )
    )


def _touched() -> Any:
    return or_(
        *(
            exists().where(
                table.account_id == col(AccountRow.id),
                day > bindparam("touched_since", type_=Date),
                table.removed_by.is_(None),
            )
            for _, table, day in TOUCHES
        )
    )


@cache
def _boards() -> Select[Any]:
    other: Any = aliased(DeliveryRow)
    latest = (
        plain_select(other.id)
        .where(
            other.recipient == literal("team:") + cast(col(TeamRow.id), String),
            other.kind == Kind.BOARD.value,
        )
        .order_by(other.due_at.desc())
        .limit(1)
        .scalar_subquery()
    )
    state, reason = col(DeliveryRow.state), col(DeliveryRow.reason)
    of_team = (TeamRow.id, TeamRow.name, TeamRow.trouble)
    columns: list[Any] = [*map(col, of_team), state, reason, col(DeliveryRow.due_at)]
    return (
        plain_select(*columns)
        .join(DeliveryRow, col(DeliveryRow.id) == latest)
        .where(
            col(TeamRow.workspace_id) == bindparam("workspace"),
            col(TeamRow.removed_at).is_(None),
            col(TeamRow.channel_id).is_not(None),
            col(DeliveryRow.due_at) >= bindparam("since", type_=UtcDateTime),
            or_(
                state.in_([DeliveryState.FAILED.value, DeliveryState.IN_DOUBT.value]),
                (state == DeliveryState.SKIPPED.value) & (reason == TOO_LATE),
            ),
        )
        .order_by(col(TeamRow.name), col(TeamRow.id))
    )
