"""Queries about workspaces and members."""

from collections.abc import Collection
from datetime import datetime
from functools import cache
from typing import NamedTuple

from sqlalchemy import Executable, Select, bindparam, or_
from sqlalchemy import select as plain_select
from sqlmodel import Session, col, select

from storage.parameters import MEMBERS, fetch_all, is_given_member
from storage.tables import MemberRow, WorkspaceRow


def workspace(session: Session, workspace_id: str) -> WorkspaceRow | None:
    """The workspace with this Slack team id."""
    return session.get(WorkspaceRow, workspace_id)


def member(
    session: Session, workspace_id: str, user_id: str, *, lock: bool = False
) -> MemberRow | None:
    """The member with this Slack user id.

    Args:
        lock: Locks the row until the transaction ends, so that one member's entries are written
            one after another. (On SQLite, every writing transaction does so already.) The lock
            does not block inserts of rows that refer to the member, like an import's accounts.
    """
    values = {"workspace": workspace_id, "user": user_id}
    return session.scalars(_member(lock), values).first()


@cache
def _member(lock: bool) -> Select[MemberRow]:
    query = plain_select(MemberRow).where(
        col(MemberRow.workspace_id) == bindparam("workspace"),
        col(MemberRow.user_id) == bindparam("user"),
    )
    return query.with_for_update(key_share=True) if lock else query


class StoredProfile(NamedTuple):
    """The columns of a member's profile."""

    name: str
    zone: str
    refused: str | None
    is_admin: bool
    is_guest: bool | None
    profile_at: datetime | None


def stored_profile(session: Session, workspace_id: str, user_id: str) -> StoredProfile | None:
    """The profile of the member with this Slack user id."""
    rows = fetch_all(session, _stored_profile(), {"workspace": workspace_id, "user": user_id})
    return StoredProfile(*rows[0]) if rows else None


@cache
def _stored_profile() -> Executable:
    return plain_select(*(col(getattr(MemberRow, name)) for name in StoredProfile._fields)).where(
        col(MemberRow.workspace_id) == bindparam("workspace"),
        col(MemberRow.user_id) == bindparam("user"),
    )


def locked_member(
    session: Session, workspace_id: str, user_id: str
) -> tuple[MemberRow, WorkspaceRow] | None:
    """The member with this Slack user id, locked like in `member`, and their workspace."""
    found = session.execute(_locked_member(), {"workspace": workspace_id, "user": user_id}).first()
    return (found[0], found[1]) if found is not None else None


@cache
def _locked_member() -> Select[MemberRow, WorkspaceRow]:
    return (
        plain_select(MemberRow, WorkspaceRow)
        .join(WorkspaceRow, col(WorkspaceRow.id) == col(MemberRow.workspace_id))
        .where(
            col(MemberRow.workspace_id) == bindparam("workspace"),
            col(MemberRow.user_id) == bindparam("user"),
        )
        .with_for_update(of=MemberRow, key_share=True)
    )


def members_with_a_profile_of(
    session: Session, workspace_id: str, moment: datetime, limit: int
) -> list[MemberRow]:
    """Members whose profile was last read at or before a moment, or never; oldest first.

    A profile without a word on guests, read by an earlier version, counts as never read.
    """
    query = (
        select(MemberRow)
        # Without the placeholder for erased members, whom Slack does not know.
        .where(MemberRow.workspace_id == workspace_id, MemberRow.user_id != "")
        .where(
            or_(
                col(MemberRow.profile_at).is_(None),
                col(MemberRow.is_guest).is_(None),
                col(MemberRow.profile_at) <= moment,
            )
        )
        .order_by(col(MemberRow.profile_at).asc().nulls_first(), col(MemberRow.id))
        .limit(limit)
    )
    return list(session.exec(query))


def guest_ids(session: Session, workspace_id: str) -> set[int]:
    """The ids of the members who are guests of the workspace."""
    query = select(MemberRow.id).where(
        MemberRow.workspace_id == workspace_id, col(MemberRow.is_guest).is_(True)
    )
    return {member_id for member_id in session.exec(query) if member_id is not None}


def names_of(session: Session, member_ids: Collection[int]) -> dict[int, str]:
    """The names of these members, by id."""
    return dict(map(tuple, fetch_all(session, _names_of(), {MEMBERS: member_ids})))


@cache
def _names_of() -> Executable:
    return plain_select(col(MemberRow.id), col(MemberRow.name)).where(is_given_member(MemberRow.id))
