"""Queries about which target accounts saw a post."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from fractions import Fraction
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Executable, bindparam
from sqlmodel import Session, col, select

from domain.entries.audiences import Readers
from storage.parameters import MEMBERS, is_given, is_given_member
from storage.tables import AccountRow, AudienceRow, PostRow

#: The parts in which a share is stored.
PARTS = 1_000_000
_POSTS = "post_ids"


def rows_of_posts(session: Session, post_ids: Collection[int]) -> list[AudienceRow]:
    """The live rows of these posts."""
    query = select(AudienceRow).where(
        col(AudienceRow.post_id).in_(post_ids), col(AudienceRow.removed_by).is_(None)
    )
    return list(session.exec(query))


def readers_of_posts(
    session: Session, post_ids: Collection[int], known_at: datetime
) -> list[tuple[PostRow, Readers]]:
    """Readers of these posts at target accounts: the newest post first, then the largest share."""
    return _readers(session, _of_posts(), {_POSTS: post_ids, "known_at": known_at})


def readers_at(
    session: Session, account_id: int, member_ids: Collection[int], since: datetime, limit: int
) -> Sequence[tuple[PostRow, Readers]]:
    """How many at an account saw these members' posts since a moment, the newest post first."""
    values = {"account": account_id, MEMBERS: member_ids, "since": since}
    return _readers(session, _at_account(), values)[:limit]


def readers_logged_by(session: Session, act_id: int) -> list[tuple[PostRow, Readers]]:
    """What an act saved of readers."""
    return _readers(session, _of_act(), {"act": act_id})


def _readers(
    session: Session, statement: Executable, values: Mapping[str, Any]
) -> list[tuple[PostRow, Readers]]:
    return [
        (
            post,
            Readers(
                row.account_id,
                name,
                Fraction(row.low, PARTS),
                Fraction(row.high, PARTS),
                row.members_reached,
            ),
        )
        for post, row, name in session.execute(statement, values)
    ]


@cache
def _of_posts() -> Executable:
    logged_at = col(AudienceRow.logged_at)
    return _where(is_given(AudienceRow.post_id, _POSTS), logged_at <= bindparam("known_at"))


@cache
def _at_account() -> Executable:
    return _where(
        col(AudienceRow.account_id) == bindparam("account"),
        is_given_member(AudienceRow.member_id),
        col(PostRow.posted_at) >= bindparam("since"),
    )


@cache
def _of_act() -> Executable:
    return _where(col(AudienceRow.made_by) == bindparam("act"))


def _where(*which: ColumnElement[bool]) -> Executable:
    return (
        select(PostRow, AudienceRow, col(AccountRow.name))
        .join(AudienceRow, col(AudienceRow.post_id) == col(PostRow.id))
        .join(AccountRow, col(AccountRow.id) == col(AudienceRow.account_id))
        .where(col(AudienceRow.removed_by).is_(None), col(PostRow.removed_by).is_(None), *which)
        .order_by(
            col(PostRow.posted_at).desc(),
            col(AudienceRow.high).desc(),
            col(AccountRow.name),
            col(AudienceRow.id),
        )
    )
