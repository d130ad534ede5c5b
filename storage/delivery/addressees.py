"""Queries about the members whom a delivery may go to."""

from functools import cache

from sqlalchemy import Select, bindparam, or_
from sqlalchemy import select as plain_select
from sqlmodel import Session, col, select

from storage.tables import (
    MemberRow,
    MemberSettingsRow,
)


def member_addressed(
    session: Session, member_id: int
) -> tuple[MemberRow, MemberSettingsRow | None] | None:
    """A member and their settings, which may be missing."""
    found = session.execute(_member_addressed(), {"member": member_id}).first()
    return (found[0], found[1]) if found is not None else None


@cache
def _member_addressed() -> Select[MemberRow, MemberSettingsRow]:
    return (
        plain_select(MemberRow, MemberSettingsRow)
        .join(
            MemberSettingsRow,
            col(MemberSettingsRow.member_id) == col(MemberRow.id),
            isouter=True,
        )
        .where(col(MemberRow.id) == bindparam("member"))
    )


def coaches_to_notify(session: Session, workspace_id: str) -> list[int]:
    """Ids of the admins and coaches of a workspace who have joined."""
    query = (
        select(MemberSettingsRow.member_id)
        .join(MemberRow, col(MemberSettingsRow.member_id) == col(MemberRow.id))
        .where(
            MemberRow.workspace_id == workspace_id,
            or_(col(MemberRow.is_admin), col(MemberRow.is_coach)),
            col(MemberSettingsRow.joined_at).is_not(None),
        )
    )
    return list(session.exec(query))
