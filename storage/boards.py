"""Queries behind a team's board."""

from datetime import date
from functools import cache

from sqlalchemy import Select, bindparam
from sqlalchemy import select as plain_select
from sqlmodel import Session, col

from storage.asking import answers
from storage.tables import MemberRow, MemberSettingsRow, TeamMemberRow


def members_on_board(session: Session, team_id: int, today: date) -> dict[int, str]:
    """The names of a team's members whom its board may show, by their numbers.

    They joined and agreed to be shown, and are neither paused, deactivated nor out of reach.

    Args:
        today: The team's date, for pauses.
    """
    rows = answers(session, _names(), {"team_id": team_id})
    return {
        number: name
        for number, name, paused_until in rows
        if paused_until is None or paused_until <= today
    }


@cache
def _names() -> Select[int | None, str, date | None]:
    return (
        plain_select(col(MemberRow.id), col(MemberRow.name), col(MemberSettingsRow.paused_until))
        .join(TeamMemberRow, col(TeamMemberRow.member_id) == col(MemberRow.id))
        .join(MemberSettingsRow, col(MemberSettingsRow.member_id) == col(MemberRow.id))
        .where(
            col(TeamMemberRow.team_id) == bindparam("team_id"),
            col(MemberRow.refused).is_(None),
            col(MemberSettingsRow.joined_at).is_not(None),
            col(MemberSettingsRow.on_board).is_(True),
            col(MemberSettingsRow.unreachable).is_(None),
        )
        .order_by(col(MemberRow.id))
    )
