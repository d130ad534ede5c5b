"""Queries about workspaces and members."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import or_
from sqlmodel import Session, col, select

from storage.tables import MemberRow, WorkspaceRow


def workspace(session: Session, workspace_id: str) -> WorkspaceRow | None:
    """The workspace with this Slack team id."""
    return session.get(WorkspaceRow, workspace_id)


def member(
    session: Session, workspace_id: str, user_id: str, *, lock: bool = False
) -> MemberRow | None:
    """The member with this Slack user id.

    Args:
        lock: Holds the row until the transaction ends, so that one member's entries come one
            after the other. (On SQLite every writing transaction does so already.) Rows that
            only refer to the member, like the accounts of an import, wait for nobody.
    """
    query = select(MemberRow).where(
        MemberRow.workspace_id == workspace_id, MemberRow.user_id == user_id
    )
    return session.exec(query.with_for_update(key_share=True) if lock else query).first()


def members_with_a_profile_of(
    session: Session, workspace_id: str, moment: datetime, limit: int
) -> list[MemberRow]:
    """Members of a workspace whose profile was last read by this moment, or never; oldest first."""
    query = (
        select(MemberRow)
        .where(MemberRow.workspace_id == workspace_id)
        .where(or_(col(MemberRow.profile_at).is_(None), col(MemberRow.profile_at) <= moment))
        .order_by(col(MemberRow.profile_at).asc().nulls_first(), col(MemberRow.id))
        .limit(limit)
    )
    return list(session.exec(query))


def names_of(session: Session, member_ids: Collection[int]) -> dict[int, str]:
    """What these members are called, by number."""
    query = select(MemberRow.id, MemberRow.name).where(col(MemberRow.id).in_(member_ids))
    return {number: name for number, name in session.exec(query) if number is not None}
