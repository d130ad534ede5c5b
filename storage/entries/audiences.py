"""Queries about which target accounts saw a post."""

from collections.abc import Collection, Sequence
from datetime import datetime
from fractions import Fraction

from sqlmodel import Session, col, select

from domain.entries.audiences import Readers
from storage.tables import AccountRow, AudienceRow, PostRow

#: The parts in which a share is stored.
PARTS = 1_000_000


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
    return _readers(
        session, col(AudienceRow.post_id).in_(post_ids), AudienceRow.logged_at <= known_at
    )


def readers_at(
    session: Session, account_id: int, member_ids: Collection[int], since: datetime, limit: int
) -> Sequence[tuple[PostRow, Readers]]:
    """How many at an account saw these members' posts since a moment, the newest post first."""
    return _readers(
        session,
        AudienceRow.account_id == account_id,
        col(AudienceRow.member_id).in_(member_ids),
        PostRow.posted_at >= since,
    )[:limit]


def readers_logged_by(session: Session, act_id: int) -> list[tuple[PostRow, Readers]]:
    """What an act saved of readers."""
    return _readers(session, AudienceRow.made_by == act_id)


def _readers(session: Session, *which: object) -> list[tuple[PostRow, Readers]]:
    query = (
        select(PostRow, AudienceRow, AccountRow.name)
        .join(AudienceRow, col(AudienceRow.post_id) == col(PostRow.id))
        .join(AccountRow, col(AccountRow.id) == col(AudienceRow.account_id))
        .where(
            col(AudienceRow.removed_by).is_(None),
            col(PostRow.removed_by).is_(None),
            *which,  # type: ignore[arg-type]
        )
        .order_by(
            col(PostRow.posted_at).desc(),
            col(AudienceRow.high).desc(),
            col(AccountRow.name),
            col(AudienceRow.id),
        )
    )
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
        for post, row, name in session.exec(query)
    ]
