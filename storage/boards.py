"""Queries behind a team's board."""

from datetime import date

from sqlmodel import Session, col, select

from storage.tables import MemberRow, MemberSettingsRow, TeamMemberRow


def members_on_board(session: Session, team_id: int, today: date) -> list[MemberRow]:
    """Members of a team whom its board may show.

    They joined and agreed to be shown, and are neither paused, deactivated nor out of reach.

    Args:
        today: The team's date, for pauses.
    """
    query = (
        select(MemberRow, MemberSettingsRow)
        .join(TeamMemberRow, col(TeamMemberRow.member_id) == col(MemberRow.id))
        .join(MemberSettingsRow, col(MemberSettingsRow.member_id) == col(MemberRow.id))
        .where(
            TeamMemberRow.team_id == team_id,
            col(MemberRow.refused).is_(None),
            col(MemberSettingsRow.joined_at).is_not(None),
            col(MemberSettingsRow.on_board).is_(True),
            col(MemberSettingsRow.unreachable).is_(None),
        )
        .order_by(col(MemberRow.id))
    )
    return [
        member
        for member, settings in session.exec(query)
        if settings.paused_until is None or settings.paused_until <= today
    ]
