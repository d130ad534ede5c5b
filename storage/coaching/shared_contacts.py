"""Queries of the contacts to whom both a member and a teammate wrote."""

from collections.abc import Collection
from datetime import date
from functools import cache
from typing import NamedTuple

from sqlalchemy import BindParameter, Executable, bindparam, func
from sqlalchemy import select as columns
from sqlmodel import Session, col

from storage.coaching.scope import MemberScope, Span, in_span
from storage.parameters import MEMBERS, fetch_all, is_given_member
from storage.tables import (
    AccountRow,
    ContactRow,
    DmRow,
    MemberRow,
    MemberSettingsRow,
    TeamMemberRow,
)
from storage.targets.lists import targets_of_member


class SentDm(NamedTuple):
    """When a member last wrote to a contact."""

    contact_id: int
    name: str
    account_id: int
    account: str
    member_id: int
    last_on: date


def sharing_teammates(session: Session, member_id: int) -> dict[int, str]:
    """Returns the names of teammates who share their touches, if the member does, by member id."""
    own = session.get(MemberSettingsRow, member_id)
    if own is None or not own.shares_accounts or session.get_one(MemberRow, member_id).may_be_guest:
        return {}
    rows = fetch_all(session, _sharing_teammates(), {"member": member_id})
    return {row[0]: row[1] for row in rows}


@cache
def _sharing_teammates() -> Executable:
    member: BindParameter[int] = bindparam("member")
    teams = columns(col(TeamMemberRow.team_id)).where(col(TeamMemberRow.member_id) == member)
    return (
        columns(col(MemberRow.id), col(MemberRow.name))
        .join(TeamMemberRow, col(TeamMemberRow.member_id) == MemberRow.id)
        .join(MemberSettingsRow, col(MemberSettingsRow.member_id) == MemberRow.id)
        .where(
            col(TeamMemberRow.team_id).in_(teams),
            col(MemberRow.id) != member,
            col(MemberRow.refused).is_(None),
            col(MemberRow.is_guest).is_not(True),
            col(MemberSettingsRow.shares_accounts).is_(True),
            col(MemberSettingsRow.joined_at).is_not(None),
        )
    )


def dms_to_shared_contacts(
    session: Session, scope: MemberScope, teammate_ids: Collection[int], span: Span
) -> list[SentDm]:
    """Returns the last DMs of the member and these teammates to each contact of the member's DMs.

    One for each contact and sender.
    """
    if not teammate_ids:
        return []
    writers = {MEMBERS: (scope.member_id, *teammate_ids)}
    values = {**writers, **scope.values, **span.values}
    return [SentDm(*row) for row in fetch_all(session, _dms_to_shared(scope.guest), values)]


@cache
def _dms_to_shared(guest: bool) -> Executable:
    in_days = in_span(DmRow, col(DmRow.written_on))
    own = columns(col(DmRow.contact_id)).where(
        col(DmRow.member_id) == bindparam("member"), col(DmRow.contact_id).is_not(None), *in_days
    )
    key = (
        col(ContactRow.id),
        col(ContactRow.name),
        col(AccountRow.id),
        col(AccountRow.name),
        col(DmRow.member_id),
    )
    return (
        columns(*key, func.max(col(DmRow.written_on)))
        .join(ContactRow, col(ContactRow.id) == DmRow.contact_id)
        .join(AccountRow, col(AccountRow.id) == ContactRow.account_id)
        .where(
            is_given_member(DmRow.member_id),
            col(DmRow.contact_id).in_(own),
            col(ContactRow.removed_by).is_(None),
            *in_days,
            *targets_of_member(guest),
        )
        .group_by(*key)
    )
