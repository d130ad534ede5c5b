"""Queries about the engagers listed at a post."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import func, update
from sqlmodel import Session, col, select

from storage.tables import AccountRow, ContactRow, DmRow, EngagerRow


@dataclass(frozen=True)
class ListedCounts:
    """How many engagers an act listed, at target accounts and elsewhere."""

    targets: int
    others: int


def engagers_of_post(session: Session, post_id: int) -> list[tuple[EngagerRow, ContactRow | None]]:
    """A post's live engagers, each with its contact if there is one.

    The engagers of the newest act come first, in the order in which they were pasted.
    """
    query = (
        select(EngagerRow, ContactRow)
        .outerjoin(ContactRow, col(ContactRow.id) == EngagerRow.contact_id)
        .where(EngagerRow.post_id == post_id, col(EngagerRow.removed_by).is_(None))
        .order_by(col(EngagerRow.made_by).desc(), col(EngagerRow.id))
    )
    return [(row, contact) for row, contact in session.exec(query)]


def engager_of_member(session: Session, member_id: int, engager_id: int) -> EngagerRow | None:
    """The live engager with this id, of a post of the member."""
    row = session.get(EngagerRow, engager_id)
    if row is None or row.member_id != member_id or row.removed_by is not None:
        return None
    return row


def remove_from_post(session: Session, post_id: int, act_id: int) -> None:
    """Removes a post's live engagers, as part of an act."""
    query = (
        update(EngagerRow)
        .where(col(EngagerRow.post_id) == post_id, col(EngagerRow.removed_by).is_(None))
        .values(removed_by=act_id)
    )
    session.execute(query, execution_options={"synchronize_session": "fetch"})


def listed_by(session: Session, act_id: int) -> ListedCounts:
    """How many engagers an act listed; undone ones count, too."""
    query = select(func.count(), func.count(col(EngagerRow.account_id))).where(
        EngagerRow.made_by == act_id
    )
    total, targets = session.exec(query).one()
    return ListedCounts(targets, total - targets)


def not_written_to(
    session: Session, member_id: int, contact_ids: Collection[int]
) -> list[tuple[ContactRow, str]]:
    """The contacts among these without a DM of the member, each with their account's name."""
    if not contact_ids:
        return []
    written_to = select(DmRow.contact_id).where(
        DmRow.member_id == member_id,
        col(DmRow.contact_id).in_(contact_ids),
        col(DmRow.removed_by).is_(None),
    )
    query = (
        select(ContactRow, AccountRow.name)
        .join(AccountRow, col(AccountRow.id) == ContactRow.account_id)
        .where(
            col(ContactRow.id).in_(contact_ids),
            col(ContactRow.id).not_in(written_to),
            col(ContactRow.removed_by).is_(None),
        )
    )
    return [(row, name) for row, name in session.exec(query)]
