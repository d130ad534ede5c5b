"""Queries of the contacts at targets who engaged with a member's posts, and of their DMs."""

from collections.abc import Collection
from datetime import date, datetime
from functools import cache
from typing import NamedTuple

from sqlalchemy import Executable, bindparam, func
from sqlalchemy import select as columns
from sqlmodel import Session, col

from storage.coaching.scope import MemberScope, Span, in_span
from storage.parameters import fetch_all, is_given
from storage.tables import AccountRow, ContactRow, DmRow, EngagerRow, PostRow
from storage.targets.lists import targets_of_member

_CONTACTS = "contact_ids"


class EngagedContact(NamedTuple):
    """A contact at a target account who was listed at a post of the member."""

    contact_id: int
    name: str
    account_id: int
    account: str
    engaged_on: date
    posted_at: datetime
    title: str


def engaged_with(session: Session, scope: MemberScope, span: Span) -> list[EngagedContact]:
    """Returns the contacts at targets who were listed at the member's posts, one per listing."""
    rows = fetch_all(session, _engaged_with(scope.guest), {**scope.values, **span.values})
    return [EngagedContact(*row) for row in rows]


@cache
def _engaged_with(guest: bool) -> Executable:
    return (
        columns(
            col(ContactRow.id),
            col(ContactRow.name),
            col(AccountRow.id),
            col(AccountRow.name),
            col(EngagerRow.engaged_on),
            col(PostRow.posted_at),
            col(PostRow.title),
        )
        .join(ContactRow, col(ContactRow.id) == EngagerRow.contact_id)
        .join(AccountRow, col(AccountRow.id) == ContactRow.account_id)
        .join(PostRow, col(PostRow.id) == EngagerRow.post_id)
        .where(
            col(EngagerRow.member_id) == bindparam("member"),
            *in_span(EngagerRow, col(EngagerRow.engaged_on)),
            col(ContactRow.removed_by).is_(None),
            *targets_of_member(guest),
        )
    )


def written_to(
    session: Session, member_id: int, contact_ids: Collection[int], span: Span
) -> dict[int, date]:
    """Returns the last day on which the member wrote to each contact that they wrote to."""
    if not contact_ids:
        return {}
    values = {"member": member_id, _CONTACTS: contact_ids, **span.values}
    return dict(map(tuple, fetch_all(session, _written_to(), values)))


@cache
def _written_to() -> Executable:
    return (
        columns(col(DmRow.contact_id), func.max(col(DmRow.written_on)))
        .where(
            col(DmRow.member_id) == bindparam("member"),
            is_given(DmRow.contact_id, _CONTACTS),
            *in_span(DmRow, col(DmRow.written_on)),
        )
        .group_by(col(DmRow.contact_id))
    )
