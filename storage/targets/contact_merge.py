"""Making one of two contacts who are the same person, and two again."""

from collections.abc import Collection
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import update
from sqlmodel import Session, SQLModel, col, select

import storage.targets.accounts
from storage.tables import (
    ActRow,
    CommentRow,
    ContactAliasRow,
    ContactRow,
    DmRow,
    EngagerRow,
    PostRow,
)

#: The tables that refer to contacts.
_REFERRING = (EngagerRow, DmRow, CommentRow, ContactAliasRow)


@dataclass(frozen=True)
class ContactMerge:
    """What an act remembers of a merger, so that it can be taken apart.

    Args:
        contact: The number of the one who stayed.
        other: The number of the one who went.
        moved: The numbers of the rows that moved, by table; taken away or not.
        doubles: The engagers who went, for both were listed at one post.
    """

    contact: int
    other: int
    moved: dict[str, list[int]]
    doubles: list[int]


def hold_both(session: Session, contact_ids: Collection[int]) -> None:
    """Waits for those who write entries about these people, and keeps others from it."""
    query = select(ContactRow).where(col(ContactRow.id).in_(contact_ids))
    in_order = query.order_by(col(ContactRow.id)).with_for_update()
    session.exec(in_order, execution_options={"populate_existing": True}).all()


def merge(session: Session, contact_id: int, other_id: int, act_id: int) -> dict[str, Any]:
    """Moves everything that refers to one contact to the one who stays.

    What others took away moves too, for it may come back. Where both engaged with one post, the
    row of the one who stays counts on.

    Returns:
        `ContactMerge`, as an act keeps it.
    """
    doubles = _doubles(session, contact_id, other_id)
    _set(session, EngagerRow, doubles, removed_by=act_id)
    same_names = _same_names(session, contact_id, other_id)
    _set(session, ContactAliasRow, same_names, removed_by=act_id)
    moved: dict[str, list[int]] = {}
    for table in _REFERRING:
        mine = col(table.contact_id) == other_id, col(table.removed_by).is_distinct_from(act_id)
        numbers = [number for number in session.exec(select(table.id).where(*mine)) if number]
        _set(session, table, numbers, contact_id=contact_id)
        moved[str(table.__tablename__)] = sorted(numbers)
    return asdict(ContactMerge(contact_id, other_id, moved, doubles))


def take_apart(session: Session, kept: dict[str, Any]) -> None:
    """Gives back what moved, once the one who had gone is back; see ``storage.acts.take_back``.

    What went to somebody else since stays there.

    Args:
        kept: What `merge` returned.
    """
    merged = ContactMerge(**kept)
    other = session.get(ContactRow, merged.other, populate_existing=True)
    now = who_stands(session, merged.contact)
    if other is None or now is None:
        return
    needed = False
    for table in _REFERRING:
        numbers = merged.moved[str(table.__tablename__)]
        query = select(table.id, table.removed_by).where(
            col(table.id).in_(numbers), col(table.contact_id) == now.id
        )
        rows = session.exec(query).all()
        needed = needed or any(removed_by is None for _, removed_by in rows)
        _set(session, table, [number for number, _ in rows if number], contact_id=merged.other)
    if needed and other.removed_by == other.made_by:
        # The one who put them on the list took that back meanwhile.
        other.removed_by = None
        session.add(other)
    _follow_posts(session, merged.doubles)
    session.flush()


def who_stands(session: Session, contact_id: int) -> ContactRow | None:
    """The living contact of this number, or the one who stayed in their place, if any."""
    row = session.get(ContactRow, contact_id)
    while row is not None and row.removed_by is not None:
        act = session.get_one(ActRow, row.removed_by)
        kept = (act.before or {}).get("merged", {})
        row = session.get(ContactRow, kept["contact"]) if kept.get("other") == row.id else None
    return row


def _doubles(session: Session, contact_id: int, other_id: int) -> list[int]:
    """The other's engagers at posts where the one who stays is listed as well.

    At a deleted post, too: both would come back with it.
    """

    def listed(number: int) -> list[EngagerRow]:
        rows = session.exec(select(EngagerRow).where(EngagerRow.contact_id == number))
        return [row for row in rows if row.removed_by != row.made_by]  # what was undone is gone

    there = {(row.post_id, row.removed_by) for row in listed(contact_id)}
    return [row.id for row in listed(other_id) if row.id and (row.post_id, row.removed_by) in there]


def _same_names(session: Session, contact_id: int, other_id: int) -> list[int]:
    """The other's other names that the one who stays has, too."""
    names = storage.targets.accounts.contact_aliases(session, [contact_id, other_id])
    there = {row.person_key for row in names if row.contact_id == contact_id}
    return [
        row.id for row in names if row.id and row.contact_id == other_id and row.person_key in there
    ]


def _follow_posts(session: Session, doubles: Collection[int]) -> None:
    """Engagers who came back at a post that was deleted meanwhile come back with it."""
    query = (
        select(EngagerRow, PostRow)
        .join(PostRow, col(PostRow.id) == EngagerRow.post_id)
        .where(col(EngagerRow.id).in_(doubles), col(EngagerRow.removed_by).is_(None))
    )
    for row, post in session.exec(query):
        row.removed_by = post.removed_by
        session.add(row)


def _set(session: Session, table: type[SQLModel], numbers: Collection[int], **values: int) -> None:
    columns = SQLModel.metadata.tables[str(table.__tablename__)].c
    query = update(table).where(columns.id.in_(numbers)).values(**values)
    session.execute(query, execution_options={"synchronize_session": "fetch"})
