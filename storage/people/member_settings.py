"""Queries about members' settings and schedules."""

from sqlmodel import Session, col, select

from storage.tables import MemberRow, MemberSettingsRow, ScheduleRow, TeamMemberRow, id_of


def settings_of(session: Session, member_id: int) -> MemberSettingsRow | None:
    """A member's settings; ``None`` if they have no row yet."""
    return session.get(MemberSettingsRow, member_id)


def settings_for(session: Session, member: MemberRow) -> MemberSettingsRow:
    """A member's settings; inserts a row with the defaults if there is none.

    Raises:
        ValueError: the member was not flushed.
    """
    member_id = id_of(member)
    found = settings_of(session, member_id)
    if found is None:
        found = MemberSettingsRow(member_id=member_id, workspace_id=member.workspace_id)
        session.add(found)
        session.flush()
    return found


def answered_older_board(
    session: Session, team_id: int, newest: int
) -> list[tuple[MemberRow, MemberSettingsRow]]:
    """The members of a team whom boards show, who answered a version before ``newest``."""
    query = (
        select(MemberRow, MemberSettingsRow)
        .join(TeamMemberRow, col(TeamMemberRow.member_id) == col(MemberRow.id))
        .join(MemberSettingsRow, col(MemberSettingsRow.member_id) == col(MemberRow.id))
        .where(
            TeamMemberRow.team_id == team_id,
            col(MemberRow.refused).is_(None),
            col(MemberRow.is_guest).is_not(True),
            col(MemberSettingsRow.joined_at).is_not(None),
            col(MemberSettingsRow.on_board).is_(True),
            col(MemberSettingsRow.board_version) < newest,
        )
        .order_by(col(MemberRow.id))
    )
    return list(session.exec(query))


def schedules_of(session: Session, recipient: str) -> list[ScheduleRow]:
    """A recipient's next delivery of each kind, soonest first, without a lock."""
    query = (
        select(ScheduleRow)
        .where(ScheduleRow.recipient == recipient)
        .order_by(col(ScheduleRow.next_due_at))
    )
    return list(session.exec(query))
