"""Queries behind the rules about target accounts, each one for one member, as known at a moment.

Plain columns: a member may have met thousands of people. What was logged later than ``known_at``
is left out. Accounts and people who are no targets any more are, too.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, func
from sqlalchemy import select as columns
from sqlmodel import Session, col

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
from storage.targets.accounts import living_targets

#: Each table of touches, with its local date.
_TOUCHES: tuple[tuple[Any, Any], ...] = (
    (EngagerRow, col(EngagerRow.engaged_on)),
    (DmRow, col(DmRow.written_on)),
    (CommentRow, col(CommentRow.commented_on)),
)


@dataclass(frozen=True)
class Span:
    """Local days, both included, as known at a moment."""

    first: date
    last: date
    known_at: datetime


@dataclass(frozen=True)
class MemberScope:
    """A member, and the lists whose accounts are their targets, beside the workspace's."""

    member_id: int
    workspace_id: str
    team_ids: Sequence[int]

    @property
    def targets(self) -> Sequence[ColumnElement[bool]]:
        """What is a target of theirs."""
        return living_targets(self.workspace_id, self.team_ids)


class EngagedContact(NamedTuple):
    """Somebody at a target account who was listed at a post of the member."""

    contact_id: int
    name: str
    account_id: int
    account: str
    engaged_on: date
    posted_at: datetime


class TouchCount(NamedTuple):
    """How often a member met somebody at an account, or the company itself, first and last."""

    account_id: int
    contact_id: int | None
    member_id: int
    touches: int
    first_on: date
    last_on: date


class TargetAccount(NamedTuple):
    """A target account, and when it came on the list."""

    id: int
    name: str
    owner_id: int | None
    made_at: datetime


class CommitteePerson(NamedTuple):
    """Somebody known at an account."""

    id: int
    name: str
    role: str | None


class SentDm(NamedTuple):
    """That a member wrote to somebody, and when last."""

    contact_id: int
    name: str
    account_id: int
    account: str
    member_id: int
    last_on: date


class DatedScore(NamedTuple):
    """A look at the SSI page."""

    day: date
    overall: Decimal


def engaged_with(session: Session, who: MemberScope, span: Span) -> list[EngagedContact]:
    """Everybody at targets who was listed at posts of a member."""
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
            col(EngagerRow.member_id) == who.member_id,
            *_within(EngagerRow, col(EngagerRow.engaged_on), span),
            col(ContactRow.removed_by).is_(None),
            *who.targets,
        )
    )
    return [EngagedContact(*row) for row in session.execute(query)]


def written_to(
    session: Session, member_id: int, contact_ids: Collection[int], span: Span
) -> dict[int, date]:
    """When a member last wrote to each of these people, if ever in these days."""
    query = (
        columns(col(DmRow.contact_id), func.max(col(DmRow.written_on)))
        .where(
            col(DmRow.member_id) == member_id,
            col(DmRow.contact_id).in_(contact_ids),
            *_within(DmRow, col(DmRow.written_on), span),
        )
        .group_by(col(DmRow.contact_id))
    )
    return {row[0]: row[1] for row in session.execute(query)} if contact_ids else {}


def accounts_met(session: Session, member_id: int, span: Span) -> set[int]:
    """The accounts with which a member was in touch."""
    found: set[int] = set()
    for table, day in _TOUCHES:
        query = columns(table.account_id).where(
            table.member_id == member_id, table.account_id.is_not(None), *_within(table, day, span)
        )
        found |= set(session.scalars(query.distinct()))
    return found


def owned_or_among(
    session: Session,
    who: MemberScope,
    account_ids: Collection[int],
    known_at: datetime,
) -> list[TargetAccount]:
    """The targets that a member looks after, and those of these that are targets."""
    theirs = col(AccountRow.owner_id) == who.member_id
    query = (
        columns(
            col(AccountRow.id), col(AccountRow.name), col(AccountRow.owner_id), col(ActRow.done_at)
        )
        .join(ActRow, col(ActRow.id) == AccountRow.made_by)
        .where(
            theirs | col(AccountRow.id).in_(account_ids) if account_ids else theirs,
            col(ActRow.done_at) <= known_at,
            *who.targets,
        )
        .order_by(col(AccountRow.id))
    )
    return [TargetAccount(*row) for row in session.execute(query)]


def met_at(session: Session, account_ids: Collection[int], span: Span) -> Iterator[TouchCount]:
    """Who met whom at these accounts, anybody's touches, for each kind of touch."""
    if not account_ids:
        return
    for table, day in _TOUCHES:
        whom = (table.account_id, table.contact_id, table.member_id)
        query = (
            columns(*whom, func.count(), func.min(day), func.max(day))
            .where(table.account_id.in_(account_ids), *_within(table, day, span))
            .group_by(*whom)
        )
        yield from (TouchCount(*row) for row in session.execute(query))


def people(session: Session, contact_ids: Collection[int]) -> dict[int, CommitteePerson]:
    """These people, as far as they are still known."""
    query = columns(col(ContactRow.id), col(ContactRow.name), col(ContactRow.role)).where(
        col(ContactRow.id).in_(contact_ids), col(ContactRow.removed_by).is_(None)
    )
    return {row[0]: CommitteePerson(*row) for row in session.execute(query)} if contact_ids else {}


def comment_days(session: Session, member_id: int, span: Span) -> list[tuple[date, bool]]:
    """The day of each comment, and whether it was at a target account."""
    query = columns(col(CommentRow.commented_on), col(CommentRow.account_id).is_not(None)).where(
        col(CommentRow.member_id) == member_id,
        *_within(CommentRow, col(CommentRow.commented_on), span),
    )
    return [(day, bool(at_target)) for day, at_target in session.execute(query)]


def telling_teammates(session: Session, member_id: int) -> dict[int, str]:
    """Names of the teammates who tell with whom they are in touch, if this member tells, too."""
    own = session.get(MemberSettingsRow, member_id)
    if own is None or not own.shares_accounts:
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
            col(MemberSettingsRow.shares_accounts).is_(True),
            col(MemberSettingsRow.joined_at).is_not(None),
        )
    )
    return {row[0]: row[1] for row in session.execute(query)}


def messages_to_same(
    session: Session,
    who: MemberScope,
    others: Collection[int],
    span: Span,
) -> list[SentDm]:
    """Who of these members wrote to people to whom this member wrote, too, and when each did."""
    if not others:
        return []
    day = col(DmRow.written_on)
    own = columns(col(DmRow.contact_id)).where(
        col(DmRow.member_id) == who.member_id,
        col(DmRow.contact_id).is_not(None),
        *_within(DmRow, day, span),
    )
    whom = (
        col(ContactRow.id),
        col(ContactRow.name),
        col(AccountRow.id),
        col(AccountRow.name),
        col(DmRow.member_id),
    )
    query = (
        columns(*whom, func.max(day))
        .join(ContactRow, col(ContactRow.id) == DmRow.contact_id)
        .join(AccountRow, col(AccountRow.id) == ContactRow.account_id)
        .where(
            col(DmRow.member_id).in_((who.member_id, *others)),
            col(DmRow.contact_id).in_(own),
            col(ContactRow.removed_by).is_(None),
            *_within(DmRow, day, span),
            *who.targets,
        )
        .group_by(*whom)
    )
    return [SentDm(*row) for row in session.execute(query)]


def scores(session: Session, member_id: int, span: Span) -> list[DatedScore]:
    """A member's looks at the SSI page, the latest first."""
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


def has_targets(session: Session, who: MemberScope) -> bool:
    """Whether there is any target account."""
    query = columns(col(AccountRow.id)).where(*who.targets).limit(1)
    return session.execute(query).first() is not None


def _within(table: Any, day: Any, span: Span) -> tuple[ColumnElement[bool], ...]:
    return (
        day >= span.first,
        day <= span.last,
        table.logged_at <= span.known_at,
        table.removed_by.is_(None),
    )
