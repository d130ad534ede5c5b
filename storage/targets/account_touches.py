"""Queries about the contacts, touches and wins at accounts, and about whose touches are visible."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, case, func, literal
from sqlalchemy import select as columns
from sqlmodel import Session, col, select

from domain.entries.touches import TouchKind
from domain.entries.wins import WinKind
from domain.names.letters import sort_key
from storage.tables import (
    AccountRow,
    CommentRow,
    ContactRow,
    DmRow,
    EngagerRow,
    MemberRow,
    MemberSettingsRow,
    PostRow,
    TeamMemberRow,
    WinRow,
)
from storage.targets.lists import Lists, contacts_on

#: Each kind of touch with its table and its column of the local date.
TOUCHES: tuple[tuple[TouchKind, Any, Any], ...] = (
    (TouchKind.ENGAGED, EngagerRow, col(EngagerRow.engaged_on)),
    (TouchKind.DM, DmRow, col(DmRow.written_on)),
    (TouchKind.COMMENT, CommentRow, col(CommentRow.commented_on)),
)

#: A win's place in the pipeline.
_STAGE = case({kind.value: place for place, kind in enumerate(WinKind)}, value=col(WinRow.kind))


@dataclass(frozen=True)
class LastTouch:
    """A member's last touch, of one kind, of a contact or of an account itself.

    Args:
        contact_id: ``None`` for the company itself, or for an erased contact.
        replied: Whether any of the member's DMs to the contact got a reply.
    """

    kind: TouchKind
    account_id: int
    contact_id: int | None
    member_id: int
    last_on: date
    replied: bool = False


@dataclass(frozen=True)
class EngagedLately:
    """A contact who engaged with posts of a member: when last listed, and the latest post."""

    contact_id: int
    engaged_on: date
    posted_at: datetime


def contacts_at_accounts(
    session: Session, account_ids: Collection[int], lists: Lists | None
) -> list[ContactRow]:
    """The live contacts at these accounts who are visible with the lists, by name."""
    query = select(ContactRow).where(
        col(ContactRow.account_id).in_(account_ids),
        col(ContactRow.removed_by).is_(None),
        contacts_on(lists),
    )
    return sorted(session.exec(query), key=lambda each: (sort_key(each.name), each.id))


def last_touches(session: Session, account_ids: Collection[int]) -> Iterator[LastTouch]:
    """The last touches of these accounts, one for each kind, member and contact."""
    for kind, table, day in TOUCHES:
        replies = func.count(col(DmRow.replied_at)) if kind is TouchKind.DM else literal(0)
        key = (table.account_id, table.contact_id, table.member_id)
        query = (
            columns(*key, func.max(day), replies)
            .where(table.account_id.in_(account_ids), table.removed_by.is_(None))
            .group_by(*key)
        )
        for account_id, contact_id, member_id, last_on, replied in session.execute(query):
            yield LastTouch(kind, account_id, contact_id, member_id, last_on, replied > 0)


def engaged_at(
    session: Session, account_ids: Collection[int], member_id: int, after: date
) -> list[EngagedLately]:
    """The contacts at these accounts, archived ones excepted, who engaged with a member's posts.

    Args:
        after: A local date; only later listings count.
    """
    query = (
        columns(
            col(EngagerRow.contact_id),
            func.max(col(EngagerRow.engaged_on)),
            func.max(col(PostRow.posted_at)),
        )
        .join(PostRow, col(PostRow.id) == EngagerRow.post_id)
        .join(AccountRow, col(AccountRow.id) == EngagerRow.account_id)
        .where(
            col(EngagerRow.account_id).in_(account_ids),
            col(EngagerRow.engaged_on) > after,
            col(EngagerRow.member_id) == member_id,
            col(EngagerRow.contact_id).is_not(None),
            col(EngagerRow.removed_by).is_(None),
            col(AccountRow.archived_at).is_(None),
        )
        .group_by(col(EngagerRow.contact_id))
    )
    return [EngagedLately(*row) for row in session.execute(query)]


def sharing_teammates(session: Session, member_id: int) -> set[int]:
    """The ids of this member's teammates who share their touches."""
    return _teammates(session, member_id, col(MemberSettingsRow.shares_accounts).is_(True))


def teammates_on_board(session: Session, member_id: int) -> set[int]:
    """The ids of this member's teammates who agreed to be on the board."""
    return _teammates(session, member_id, col(MemberSettingsRow.on_board).is_(True))


def wins_at(
    session: Session, account_id: int, by: Collection[int] | None, limit: int
) -> list[WinRow]:
    """The newest live wins at an account; of a day, the closest to revenue first.

    Args:
        by: The ids of the members whose wins count; ``None`` for all members.
    """
    query = select(WinRow).where(
        WinRow.account_id == account_id,
        col(WinRow.removed_by).is_(None),
        *(() if by is None else (col(WinRow.member_id).in_(by),)),
    )
    newest = query.order_by(col(WinRow.won_on).desc(), _STAGE.desc(), col(WinRow.id).desc())
    return list(session.exec(newest.limit(limit)))


def last_wins(
    session: Session, account_ids: Collection[int], by: Collection[int] | None
) -> dict[int, WinRow]:
    """The newest live win at each of these accounts, by account id; of a day, the deal first.

    Args:
        by: The ids of the members whose wins count; ``None`` for all members.
    """
    query = select(WinRow).where(
        col(WinRow.account_id).in_(account_ids),
        col(WinRow.removed_by).is_(None),
        *(() if by is None else (col(WinRow.member_id).in_(by),)),
    )
    found = session.exec(query.order_by(col(WinRow.won_on), _STAGE, col(WinRow.id)))
    return {row.account_id: row for row in found if row.account_id is not None}


def _teammates(session: Session, member_id: int, agreed: ColumnElement[bool]) -> set[int]:
    """A guest is no teammate, and has none."""
    own = (
        select(TeamMemberRow.team_id)
        .join(MemberRow, col(MemberRow.id) == TeamMemberRow.member_id)
        .where(TeamMemberRow.member_id == member_id, col(MemberRow.is_guest).is_not(True))
    )
    query = (
        select(TeamMemberRow.member_id)
        .join(MemberSettingsRow, col(MemberSettingsRow.member_id) == TeamMemberRow.member_id)
        .join(MemberRow, col(MemberRow.id) == TeamMemberRow.member_id)
        .where(
            col(TeamMemberRow.team_id).in_(own),
            TeamMemberRow.member_id != member_id,
            col(MemberRow.is_guest).is_not(True),
            agreed,
        )
    )
    return set(session.exec(query))
