"""Queries behind the rules about target accounts, each for one member, as known at a moment.

They leave out entries logged after ``known_at``, and accounts and contacts that are no longer
targets. They select plain columns, because a member may have touched thousands of people.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache, cached_property
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, CompoundSelect, Select, bindparam, func, union, union_all
from sqlalchemy import select as columns
from sqlmodel import Session, col

from storage.parameters import fetch_all, is_given
from storage.tables import (
    AccountRow,
    ActRow,
    CommentRow,
    ContactRow,
    DmRow,
    EngagerRow,
    MemberRow,
    MemberSettingsRow,
    PostRow,
    SsiScoreRow,
    TeamMemberRow,
)
from storage.targets.lists import Lists, live_targets

#: Each table of touches, with its column of the local date.
_TOUCHES: tuple[tuple[Any, Any], ...] = (
    (EngagerRow, col(EngagerRow.engaged_on)),
    (DmRow, col(DmRow.written_on)),
    (CommentRow, col(CommentRow.commented_on)),
)
_ACCOUNTS, _CONTACTS = "account_ids", "contact_ids"


@dataclass(frozen=True)
class Span:
    """Local days, both included, and the moment whose knowledge of them counts."""

    first: date
    last: date
    known_at: datetime


@dataclass(frozen=True)
class MemberScope:
    """A member, and the part of the list that counts for them."""

    member_id: int
    workspace_id: str
    lists: Lists

    @cached_property
    def targets(self) -> Sequence[ColumnElement[bool]]:
        """The conditions under which an account is their target."""
        return live_targets(self.workspace_id, self.lists)


class EngagedContact(NamedTuple):
    """A contact at a target account who was listed at a post of the member."""

    contact_id: int
    name: str
    account_id: int
    account: str
    engaged_on: date
    posted_at: datetime


class TouchCount(NamedTuple):
    """A member's touches of one contact, or of the company itself: how many, first and last."""

    account_id: int
    contact_id: int | None
    member_id: int
    touches: int
    first_on: date
    last_on: date


class TargetAccount(NamedTuple):
    """A target account, and when it was added to the list."""

    id: int
    name: str
    owner_id: int | None
    made_at: datetime


class CommitteePerson(NamedTuple):
    """A contact at an account."""

    id: int
    name: str
    role: str | None


class SentDm(NamedTuple):
    """When a member last wrote to a contact."""

    contact_id: int
    name: str
    account_id: int
    account: str
    member_id: int
    last_on: date


class DatedScore(NamedTuple):
    """An SSI score on its local date."""

    day: date
    overall: Decimal


def engaged_with(session: Session, scope: MemberScope, span: Span) -> list[EngagedContact]:
    """Returns the contacts at targets who were listed at the member's posts, one per listing."""
    query = (
        columns(
            col(ContactRow.id),
            col(ContactRow.name),
            col(AccountRow.id),
            col(AccountRow.name),
            col(EngagerRow.engaged_on),
            col(PostRow.posted_at),
        )
        .join(ContactRow, col(ContactRow.id) == EngagerRow.contact_id)
        .join(AccountRow, col(AccountRow.id) == ContactRow.account_id)
        .join(PostRow, col(PostRow.id) == EngagerRow.post_id)
        .where(
            col(EngagerRow.member_id) == scope.member_id,
            *_within(EngagerRow, col(EngagerRow.engaged_on), span),
            col(ContactRow.removed_by).is_(None),
            *scope.targets,
        )
    )
    return [EngagedContact(*row) for row in session.execute(query)]


def written_to(
    session: Session, member_id: int, contact_ids: Collection[int], span: Span
) -> dict[int, date]:
    """Returns the last day on which the member wrote to each contact that they wrote to."""
    if not contact_ids:
        return {}
    values = {"member": member_id, _CONTACTS: contact_ids, **_values(span)}
    return dict(map(tuple, fetch_all(session, _written_to(), values)))


@cache
def _written_to() -> Select[int | None, date]:
    return (
        columns(col(DmRow.contact_id), func.max(col(DmRow.written_on)))
        .where(
            col(DmRow.member_id) == bindparam("member"),
            is_given(DmRow.contact_id, _CONTACTS),
            *_in_span(DmRow, col(DmRow.written_on)),
        )
        .group_by(col(DmRow.contact_id))
    )


def touched_accounts(session: Session, member_id: int, span: Span) -> set[int]:
    """Returns the ids of the accounts that the member touched."""
    values = {"member": member_id, **_values(span)}
    return {account_id for (account_id,) in fetch_all(session, _touched_accounts(), values)}


@cache
def _touched_accounts() -> CompoundSelect[Any]:
    return union(
        *(
            columns(table.account_id).where(
                table.member_id == bindparam("member"),
                table.account_id.is_not(None),
                *_in_span(table, day),
            )
            for table, day in _TOUCHES
        )
    )


def owned_or_among(
    session: Session,
    scope: MemberScope,
    account_ids: Collection[int],
    known_at: datetime,
) -> list[TargetAccount]:
    """Returns the targets that the member owns, and those among ``account_ids``."""
    owned = col(AccountRow.owner_id) == scope.member_id
    query = (
        columns(
            col(AccountRow.id), col(AccountRow.name), col(AccountRow.owner_id), col(ActRow.done_at)
        )
        .join(ActRow, col(ActRow.id) == AccountRow.made_by)
        .where(
            owned | col(AccountRow.id).in_(account_ids) if account_ids else owned,
            col(ActRow.done_at) <= known_at,
            *scope.targets,
        )
        .order_by(col(AccountRow.id))
    )
    return [TargetAccount(*row) for row in session.execute(query)]


def touch_counts(
    session: Session, account_ids: Collection[int], span: Span, by: int | None = None
) -> list[TouchCount]:
    """Returns touches of these accounts, for each kind, member and contact.

    Args:
        by: The id of the member whose touches count; ``None`` for all members.
    """
    if not account_ids:
        return []
    values = {_ACCOUNTS: account_ids, "member": by, **_values(span)}
    return [TouchCount(*row) for row in fetch_all(session, _touch_counts(by is None), values)]


@cache
def _touch_counts(by_all: bool) -> CompoundSelect[Any]:
    counts = []
    for table, day in _TOUCHES:
        key = (table.account_id, table.contact_id, table.member_id)
        query = columns(*key, func.count(), func.min(day), func.max(day)).group_by(*key)
        of_member = () if by_all else (table.member_id == bindparam("member"),)
        given = is_given(table.account_id, _ACCOUNTS)
        counts.append(query.where(given, *of_member, *_in_span(table, day)))
    return union_all(*counts)


def contacts_by_id(session: Session, contact_ids: Collection[int]) -> dict[int, CommitteePerson]:
    """Returns these contacts by id; without those that were removed."""
    if not contact_ids:
        return {}
    rows = fetch_all(session, _contacts_by_id(), {_CONTACTS: contact_ids})
    return {row[0]: CommitteePerson(*row) for row in rows}


@cache
def _contacts_by_id() -> Select[int | None, str, str | None]:
    return columns(col(ContactRow.id), col(ContactRow.name), col(ContactRow.role)).where(
        is_given(ContactRow.id, _CONTACTS), col(ContactRow.removed_by).is_(None)
    )


def comment_days(session: Session, member_id: int, span: Span) -> list[tuple[date, bool]]:
    """Returns the day of each of the member's comments, and whether it was at a target account."""
    rows = fetch_all(session, _comment_days(), {"member": member_id, **_values(span)})
    return [(day, bool(at_target)) for day, at_target in rows]


@cache
def _comment_days() -> Select[date, bool]:
    return columns(col(CommentRow.commented_on), col(CommentRow.account_id).is_not(None)).where(
        col(CommentRow.member_id) == bindparam("member"),
        *_in_span(CommentRow, col(CommentRow.commented_on)),
    )


def sharing_teammates(session: Session, member_id: int) -> dict[int, str]:
    """Returns the names of teammates who share their touches, if the member does, by member id."""
    own = session.get(MemberSettingsRow, member_id)
    if own is None or not own.shares_accounts or session.get_one(MemberRow, member_id).may_be_guest:
        return {}
    teams = columns(col(TeamMemberRow.team_id)).where(col(TeamMemberRow.member_id) == member_id)
    query = (
        columns(col(MemberRow.id), col(MemberRow.name))
        .join(TeamMemberRow, col(TeamMemberRow.member_id) == MemberRow.id)
        .join(MemberSettingsRow, col(MemberSettingsRow.member_id) == MemberRow.id)
        .where(
            col(TeamMemberRow.team_id).in_(teams),
            col(MemberRow.id) != member_id,
            col(MemberRow.refused).is_(None),
            col(MemberRow.is_guest).is_not(True),
            col(MemberSettingsRow.shares_accounts).is_(True),
            col(MemberSettingsRow.joined_at).is_not(None),
        )
    )
    return {row[0]: row[1] for row in session.execute(query)}


def dms_to_shared_contacts(
    session: Session,
    scope: MemberScope,
    teammate_ids: Collection[int],
    span: Span,
) -> list[SentDm]:
    """Returns the last DMs of the member and these teammates to each contact of the member's DMs.

    One for each contact and sender.
    """
    if not teammate_ids:
        return []
    day = col(DmRow.written_on)
    own = columns(col(DmRow.contact_id)).where(
        col(DmRow.member_id) == scope.member_id,
        col(DmRow.contact_id).is_not(None),
        *_within(DmRow, day, span),
    )
    key = (
        col(ContactRow.id),
        col(ContactRow.name),
        col(AccountRow.id),
        col(AccountRow.name),
        col(DmRow.member_id),
    )
    query = (
        columns(*key, func.max(day))
        .join(ContactRow, col(ContactRow.id) == DmRow.contact_id)
        .join(AccountRow, col(AccountRow.id) == ContactRow.account_id)
        .where(
            col(DmRow.member_id).in_((scope.member_id, *teammate_ids)),
            col(DmRow.contact_id).in_(own),
            col(ContactRow.removed_by).is_(None),
            *_within(DmRow, day, span),
            *scope.targets,
        )
        .group_by(*key)
    )
    return [SentDm(*row) for row in session.execute(query)]


def scores(session: Session, member_id: int, span: Span) -> list[DatedScore]:
    """Returns the member's SSI scores, newest first."""
    query = (
        columns(col(SsiScoreRow.scored_on), col(SsiScoreRow.overall))
        .join(ActRow, col(ActRow.id) == SsiScoreRow.made_by)
        .where(
            col(SsiScoreRow.member_id) == member_id,
            col(SsiScoreRow.scored_on).between(span.first, span.last),
            col(SsiScoreRow.removed_by).is_(None),
            col(ActRow.done_at) <= span.known_at,
        )
        .order_by(col(SsiScoreRow.scored_on).desc(), col(SsiScoreRow.id).desc())
    )
    return [DatedScore(*row) for row in session.execute(query)]


def has_targets(session: Session, scope: MemberScope) -> bool:
    """Whether the member has any target account."""
    query = columns(col(AccountRow.id)).where(*scope.targets).limit(1)
    return session.execute(query).first() is not None


def _values(span: Span) -> dict[str, Any]:
    """The parameters of `_in_span`."""
    return {"first": span.first, "last": span.last, "known_at": span.known_at}


def _in_span(table: Any, day: Any) -> tuple[ColumnElement[bool], ...]:
    return (
        day.between(bindparam("first"), bindparam("last")),
        table.logged_at <= bindparam("known_at"),
        table.removed_by.is_(None),
    )


def _within(table: Any, day: Any, span: Span) -> tuple[ColumnElement[bool], ...]:
    return (
        day >= span.first,
        day <= span.last,
        table.logged_at <= span.known_at,
        table.removed_by.is_(None),
    )
