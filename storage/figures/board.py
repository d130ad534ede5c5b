"""Queries behind a team's board."""

from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Boolean, Integer, Select, and_, bindparam, or_
from sqlalchemy import select as plain_select
from sqlmodel import Session, col

from storage.parameters import fetch_all, id_list, ids_of_list, in_few
from storage.tables import MemberRow, MemberSettingsRow, TeamMemberRow, TeamRow


@dataclass(frozen=True)
class BoardMember:
    """The columns of a member that a board needs."""

    id: int
    name: str
    is_coach: bool


class ShownMember(NamedTuple):
    """A member whom a board may show. A tuple, because a board reads many.

    Args:
        amounts: Whether it may show the amounts of their deals.
    """

    name: str
    amounts: bool


@dataclass(frozen=True)
class BoardTeam:
    """The columns of a live team that its board needs.

    Args:
        has_asker: Whether the person who asked is in the team.
    """

    id: int
    workspace_id: str
    name: str
    channel_id: str | None
    zone: str
    has_asker: bool


def asker(session: Session, workspace_id: str, user_id: str) -> BoardMember | None:
    """The member with this Slack user id."""
    rows = fetch_all(session, _asker(), {"workspace_id": workspace_id, "user_id": user_id})
    return BoardMember(*rows[0]) if rows else None


def team(session: Session, team_id: int) -> BoardTeam | None:
    """A live team by id, without an asker."""
    rows = fetch_all(session, _team(), {"team_id": team_id, "member_id": None})
    return BoardTeam(*rows[0]) if rows else None


def teams(
    session: Session, workspace_id: str, member_id: int | None, *, others: bool
) -> list[BoardTeam]:
    """The workspace's live teams by name, those of a member first.

    Args:
        others: Whether to include teams that the member is not in.
    """
    parameters = {"workspace_id": workspace_id, "member_id": member_id, "others": others}
    found = [BoardTeam(*row) for row in fetch_all(session, _teams(), parameters)]
    return sorted(found, key=lambda each: not each.has_asker)


@cache
def _asker() -> Select[Any]:
    return plain_select(
        *(col(getattr(MemberRow, each.name)) for each in fields(BoardMember))
    ).where(
        col(MemberRow.workspace_id) == bindparam("workspace_id"),
        col(MemberRow.user_id) == bindparam("user_id"),
    )


@cache
def _team() -> Select[Any]:
    return _live_teams().where(col(TeamRow.id) == bindparam("team_id"))


@cache
def _teams() -> Select[Any]:
    return (
        _live_teams()
        .where(
            col(TeamRow.workspace_id) == bindparam("workspace_id"),
            or_(col(TeamMemberRow.member_id).is_not(None), bindparam("others", type_=Boolean)),
        )
        .order_by(col(TeamRow.name), col(TeamRow.id))
    )


def _live_teams() -> Select[Any]:
    of_team = [
        col(getattr(TeamRow, each.name))
        for each in fields(BoardTeam)
        if hasattr(TeamRow, each.name)
    ]
    with_asker = and_(
        col(TeamMemberRow.team_id) == col(TeamRow.id),
        col(TeamMemberRow.member_id) == bindparam("member_id", type_=Integer),
    )
    return (
        plain_select(*of_team, col(TeamMemberRow.member_id).is_not(None))
        .outerjoin(TeamMemberRow, with_asker)
        .where(col(TeamRow.removed_at).is_(None))
    )


def members_who_agreed(session: Session, workspace_id: str) -> frozenset[int]:
    """The ids of the workspace's members who agreed that boards show their figures."""
    [(listed,)] = fetch_all(session, _agreed(), {"workspace_id": workspace_id})
    return ids_of_list(listed)


@cache
def _agreed() -> Select[Any]:
    return plain_select(id_list(MemberSettingsRow.member_id)).where(
        col(MemberSettingsRow.workspace_id) == bindparam("workspace_id"),
        col(MemberSettingsRow.joined_at).is_not(None),
        col(MemberSettingsRow.on_board).is_(True),
    )


def members_on_board(session: Session, team_id: int, today: date) -> dict[int, ShownMember]:
    """The members whom a team's board may show, by member id.

    They joined and agreed to be shown, and are neither guests, paused, deactivated nor unreachable.

    Args:
        today: The team's local date, for pauses.
    """
    rows = fetch_all(session, _names(), {"team_id": team_id})
    return {
        member_id: ShownMember(name, amounts)
        for member_id, name, amounts, paused_until in rows
        if paused_until is None or paused_until <= today
    }


@cache
def _names() -> Select[int | None, str, bool, date | None]:
    of_team = plain_select(col(TeamMemberRow.member_id)).where(
        col(TeamMemberRow.team_id) == bindparam("team_id")
    )
    return (
        plain_select(
            col(MemberRow.id),
            col(MemberRow.name),
            col(MemberSettingsRow.board_amounts),
            col(MemberSettingsRow.paused_until),
        )
        .join(MemberSettingsRow, col(MemberSettingsRow.member_id) == col(MemberRow.id))
        # Conditions on both tables: with one, PostgreSQL would scan the whole other table.
        .where(
            in_few(MemberRow.id, of_team),
            in_few(MemberSettingsRow.member_id, of_team),
            col(MemberRow.refused).is_(None),
            col(MemberRow.is_guest).is_not(True),
            col(MemberSettingsRow.joined_at).is_not(None),
            col(MemberSettingsRow.on_board).is_(True),
            col(MemberSettingsRow.unreachable).is_(None),
        )
        .order_by(col(MemberRow.id))
    )
