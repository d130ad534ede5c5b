"""Queries about what members want to get."""

from collections.abc import Collection

from sqlmodel import Session, col, select

from storage.tables import MemberRow, MemberSettingsRow, ScheduleRow, id_of


def settings_of(session: Session, member_id: int) -> MemberSettingsRow | None:
    """A member's settings, or ``None`` for one who never said anything."""
    return session.get(MemberSettingsRow, member_id)


def settings_of_members(
    session: Session, member_ids: Collection[int]
) -> dict[int, MemberSettingsRow]:
    """The settings of those of these members who ever said anything."""
    query = select(MemberSettingsRow).where(col(MemberSettingsRow.member_id).in_(member_ids))
    return {row.member_id: row for row in session.exec(query)}


def settings_for(session: Session, member: MemberRow) -> MemberSettingsRow:
    """A member's settings; a row with the defaults is inserted where there is none.

    Raises:
        ValueError: the member was not flushed yet.
    """
    member_id = id_of(member)
    found = settings_of(session, member_id)
    if found is None:
        found = MemberSettingsRow(member_id=member_id, workspace_id=member.workspace_id)
        session.add(found)
        session.flush()
    return found


def schedules_of(session: Session, recipient: str) -> list[ScheduleRow]:
    """What a recipient is owed next, of each kind, soonest first; only looked at."""
    query = (
        select(ScheduleRow)
        .where(ScheduleRow.recipient == recipient)
        .order_by(col(ScheduleRow.next_due_at))
    )
    return list(session.exec(query))
