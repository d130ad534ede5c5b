"""Queries about teams and their members."""

from collections.abc import Collection
from functools import cache

from sqlalchemy import Executable
from sqlalchemy import select as columns
from sqlmodel import Session, col, select

from storage.one_row import first_row
from storage.parameters import fetch_all, id_list, ids_of_list, is_given
from storage.tables import MemberRow, TeamMemberRow, TeamRow

_TEAMS = "team_ids"


def teams_of_workspace(session: Session, workspace_id: str) -> list[TeamRow]:
    """The workspace's live teams, by name."""
    query = (
        select(TeamRow)
        .where(TeamRow.workspace_id == workspace_id, col(TeamRow.removed_at).is_(None))
        .order_by(col(TeamRow.name), col(TeamRow.id))
    )
    return list(session.exec(query))


def teams_of_member(session: Session, member_id: int) -> list[TeamRow]:
    """The live teams that a member is in, by name."""
    query = (
        select(TeamRow)
        .join(TeamMemberRow, col(TeamMemberRow.team_id) == col(TeamRow.id))
        .where(TeamMemberRow.member_id == member_id, col(TeamRow.removed_at).is_(None))
        .order_by(col(TeamRow.name), col(TeamRow.id))
    )
    return list(session.exec(query))


def team_with_id(
    session: Session, workspace_id: str, team_id: int, *, lock: bool = False
) -> TeamRow | None:
    """The workspace's live team with this id.

    Args:
        lock: Locks the row until the transaction ends.
    """
    query = select(TeamRow).where(
        TeamRow.id == team_id,
        TeamRow.workspace_id == workspace_id,
        col(TeamRow.removed_at).is_(None),
    )
    return first_row(session, query.with_for_update() if lock else query)


def members_of_team(session: Session, team_id: int) -> list[MemberRow]:
    """The members of a team, by name."""
    query = (
        select(MemberRow)
        .join(TeamMemberRow, col(TeamMemberRow.member_id) == col(MemberRow.id))
        .where(TeamMemberRow.team_id == team_id)
        .order_by(col(MemberRow.name), col(MemberRow.id))
    )
    return list(session.exec(query))


def memberships_of_team(session: Session, team_id: int) -> list[TeamMemberRow]:
    """The rows that link a team to its members."""
    return list(session.exec(select(TeamMemberRow).where(TeamMemberRow.team_id == team_id)))


def members_of_teams(session: Session, team_ids: Collection[int]) -> dict[int, frozenset[int]]:
    """The ids of the members of each of these teams, by team id."""
    nobody: dict[int, frozenset[int]] = dict.fromkeys(team_ids, frozenset())
    rows = fetch_all(session, _members_of_teams(), {_TEAMS: team_ids})
    return nobody | {team_id: ids_of_list(listed) for team_id, listed in rows}


@cache
def _members_of_teams() -> Executable:
    team_id = col(TeamMemberRow.team_id)
    members = columns(team_id, id_list(TeamMemberRow.member_id))
    return members.where(is_given(team_id, _TEAMS)).group_by(team_id)


def is_in_team(session: Session, team_id: int, member_id: int) -> bool:
    """Whether a member is in a team."""
    return session.get(TeamMemberRow, (team_id, member_id)) is not None


def members_with_user_ids(
    session: Session, workspace_id: str, user_ids: list[str]
) -> list[MemberRow]:
    """The members with these Slack user ids; unknown ids are left out."""
    query = select(MemberRow).where(
        MemberRow.workspace_id == workspace_id, col(MemberRow.user_id).in_(user_ids)
    )
    return list(session.exec(query))


def coaches(session: Session, workspace_id: str) -> list[MemberRow]:
    """The coaches of a workspace, by name."""
    query = (
        select(MemberRow)
        .where(MemberRow.workspace_id == workspace_id, col(MemberRow.is_coach).is_(True))
        .order_by(col(MemberRow.name), col(MemberRow.id))
    )
    return list(session.exec(query))
