"""Queries about what members want to get."""

from collections.abc import Collection

from sqlmodel import Session, col, select

from storage.tables import MemberRow, MemberSettingsRow, ScheduleRow


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
    """A member's settings, made where there are none; the member must have been written.

    Raises:
        ValueError: the member has no number yet.
    """
    if member.id is None:
        raise ValueError("the member has no number before it is written")
    found = settings_of(session, member.id)
    if found is None:
        found = MemberSettingsRow(member_id=member.id, workspace_id=member.workspace_id)
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
