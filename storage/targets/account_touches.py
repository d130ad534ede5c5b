"""Who is known at target accounts, who met them, and whose touches somebody may see."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, func, literal
from sqlalchemy import select as columns
from sqlmodel import Session, col, select

from domain.entries.touches import TouchKind
from storage.tables import (
    CommentRow,
    ContactRow,
    DmRow,
    EngagerRow,
    MemberSettingsRow,
    TeamMemberRow,
    WinRow,
)

#: Each table of touches, with its local date.
TOUCHES: tuple[tuple[TouchKind, Any, Any], ...] = (
    (TouchKind.ENGAGED, EngagerRow, col(EngagerRow.engaged_on)),
    (TouchKind.DM, DmRow, col(DmRow.written_on)),
    (TouchKind.COMMENT, CommentRow, col(CommentRow.commented_on)),
)


@dataclass(frozen=True)
class LastTouch:
    """That a member met somebody at an account, and when last.

    Args:
        contact_id: ``None`` for the company itself, or an erased person.
        replied: Somebody answered a DM of theirs.
    """

    kind: TouchKind
    account_id: int
    contact_id: int | None
    member_id: int
    last_on: date
    replied: bool = False


def people_at(session: Session, account_ids: Collection[int]) -> list[ContactRow]:
    """The people at these accounts."""
    query = (
        select(ContactRow)
        .where(col(ContactRow.account_id).in_(account_ids), col(ContactRow.removed_by).is_(None))
        .order_by(col(ContactRow.name), col(ContactRow.id))
    )
    return list(session.exec(query))


def met_at(session: Session, account_ids: Collection[int]) -> Iterator[LastTouch]:
    """Who met whom at these accounts: one row for each member, person and kind of touch."""
    for kind, table, day in TOUCHES:
        replied = func.count(col(DmRow.replied_at)) if kind is TouchKind.DM else literal(0)
        whom = (table.account_id, table.contact_id, table.member_id)
        query = (
            columns(*whom, func.max(day), replied)
            .where(table.account_id.in_(account_ids), table.removed_by.is_(None))
            .group_by(*whom)
        )
        for account_id, contact_id, member_id, last_on, answers in session.execute(query):
            yield LastTouch(kind, account_id, contact_id, member_id, last_on, answers > 0)


def sharing_teammates(session: Session, member_id: int) -> set[int]:
    """Members of this member's teams who tell with whom they are in touch."""
    return _teammates(session, member_id, col(MemberSettingsRow.shares_accounts).is_(True))


def teammates_on_board(session: Session, member_id: int) -> set[int]:
    """Members of this member's teams whom the team's board may show."""
    return _teammates(session, member_id, col(MemberSettingsRow.on_board).is_(True))


def wins_at(
    session: Session, account_id: int, by: Collection[int] | None, limit: int
) -> list[WinRow]:
    """The latest wins at an account.

    Args:
        by: Whose wins; ``None`` for everybody's.
    """
    query = select(WinRow).where(
        WinRow.account_id == account_id,
        col(WinRow.removed_by).is_(None),
        *(() if by is None else (col(WinRow.member_id).in_(by),)),
    )
    newest = query.order_by(col(WinRow.won_on).desc(), col(WinRow.id).desc())
    return list(session.exec(newest.limit(limit)))


def _teammates(session: Session, member_id: int, agreed: ColumnElement[bool]) -> set[int]:
    own = select(TeamMemberRow.team_id).where(TeamMemberRow.member_id == member_id)
    query = (
        select(TeamMemberRow.member_id)
        .join(MemberSettingsRow, col(MemberSettingsRow.member_id) == TeamMemberRow.member_id)
        .where(col(TeamMemberRow.team_id).in_(own), TeamMemberRow.member_id != member_id, agreed)
    )
    return set(session.exec(query))
