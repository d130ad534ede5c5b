"""Merging two contacts who are the same person, and undoing a merge."""

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
    """What an act stores of a merge, so that the merge can be undone. A storage format.

    Args:
        contact: The id of the remaining contact.
        other: The id of the contact merged into it.
        moved: By table, the ids of the rows that were moved, removed rows included.
        doubles: The ids of the engagers removed because both contacts were listed at one post.
    """

    contact: int
    other: int
    moved: dict[str, list[int]]
    doubles: list[int]


def lock_contacts(session: Session, contact_ids: Collection[int]) -> None:
    """Locks contacts, after transactions that write entries about them end."""
    query = select(ContactRow).where(col(ContactRow.id).in_(contact_ids))
    in_order = query.order_by(col(ContactRow.id)).with_for_update()
    session.exec(in_order, execution_options={"populate_existing": True}).all()


def merge(session: Session, contact_id: int, other_id: int, act_id: int) -> dict[str, Any]:
    """Moves all rows that refer to the other contact to the remaining one.

    Rows that other acts removed move, too, because they may be restored. If both contacts engaged
    with one post, the engager of the remaining contact counts.

    Args:
        contact_id: The remaining contact.
        other_id: The contact merged into it.

    Returns:
        `ContactMerge`, in the form that an act stores.
    """
    doubles = _doubles(session, contact_id, other_id)
    _set(session, EngagerRow, doubles, removed_by=act_id)
    same_aliases = _same_aliases(session, contact_id, other_id)
    _set(session, ContactAliasRow, same_aliases, removed_by=act_id)
    moved: dict[str, list[int]] = {}
    for table in _REFERRING:
        theirs = col(table.contact_id) == other_id, col(table.removed_by).is_distinct_from(act_id)
        row_ids = [row_id for row_id in session.exec(select(table.id).where(*theirs)) if row_id]
        _set(session, table, row_ids, contact_id=contact_id)
        moved[str(table.__tablename__)] = sorted(row_ids)
    return asdict(ContactMerge(contact_id, other_id, moved, doubles))


def undo_merge(session: Session, stored: dict[str, Any]) -> None:
    """Moves the rows of a merge back to the other contact.

    Call it after ``storage.entries.acts.undo_act`` restored that contact. Rows that were moved to
    a third contact remain there.

    Args:
        stored: The result of `merge`.
    """
    merged = ContactMerge(**stored)
    other = session.get(ContactRow, merged.other, populate_existing=True)
    now = remaining_contact(session, merged.contact)
    if other is None or now is None:
        return
    needed = False
    for table in _REFERRING:
        row_ids = merged.moved[str(table.__tablename__)]
        query = select(table.id, table.removed_by).where(
            col(table.id).in_(row_ids), col(table.contact_id) == now.id
        )
        rows = session.exec(query).all()
        needed = needed or any(removed_by is None for _, removed_by in rows)
        _set(session, table, [row_id for row_id, _ in rows if row_id], contact_id=merged.other)
    if needed and other.removed_by == other.made_by:
        # The act that added the contact to the list was undone after the merge.
        other.removed_by = None
        session.add(other)
    _follow_posts(session, merged.doubles)
    session.flush()


def remaining_contact(session: Session, contact_id: int) -> ContactRow | None:
    """The live contact with this id, or else the live one that it was merged into, if any."""
    row = session.get(ContactRow, contact_id)
    while row is not None and row.removed_by is not None:
        act = session.get_one(ActRow, row.removed_by)
        merged = (act.before or {}).get("merged", {})
        row = session.get(ContactRow, merged["contact"]) if merged.get("other") == row.id else None
    return row


def _doubles(session: Session, contact_id: int, other_id: int) -> list[int]:
    """The ids of the other's engagers at posts where the remaining contact is listed, too.

    Deleted posts count: restoring one would restore both engagers.
    """

    def listed(listed_id: int) -> list[EngagerRow]:
        rows = session.exec(select(EngagerRow).where(EngagerRow.contact_id == listed_id))
        return [row for row in rows if row.removed_by != row.made_by]  # without undone rows

    kept = {(row.post_id, row.removed_by) for row in listed(contact_id)}
    return [row.id for row in listed(other_id) if row.id and (row.post_id, row.removed_by) in kept]


def _same_aliases(session: Session, contact_id: int, other_id: int) -> list[int]:
    """The ids of the other's aliases that the remaining contact has, too."""
    aliases = storage.targets.accounts.contact_aliases(session, [contact_id, other_id])
    kept = {row.person_key for row in aliases if row.contact_id == contact_id}
    return [
        row.id
        for row in aliases
        if row.id and row.contact_id == other_id and row.person_key in kept
    ]


def _follow_posts(session: Session, doubles: Collection[int]) -> None:
    """Gives restored engagers their post's ``removed_by``: the post may have been deleted."""
    query = (
        select(EngagerRow, PostRow)
        .join(PostRow, col(PostRow.id) == EngagerRow.post_id)
        .where(col(EngagerRow.id).in_(doubles), col(EngagerRow.removed_by).is_(None))
    )
    for row, post in session.exec(query):
        row.removed_by = post.removed_by
        session.add(row)


def _set(session: Session, table: type[SQLModel], row_ids: Collection[int], **values: int) -> None:
    columns = SQLModel.metadata.tables[str(table.__tablename__)].c
    query = update(table).where(columns.id.in_(row_ids)).values(**values)
    session.execute(query, execution_options={"synchronize_session": "fetch"})
