"""The entries, accounts and people of an act, for the answer that confirms its undo."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func
from sqlmodel import Session, SQLModel, col, select

import storage.entries.acts
import storage.entries.comments
import storage.entries.dms
import storage.targets.accounts
import storage.targets.references
from domain.entries.acts import ActKind, ListChange
from domain.entries.own_entries import Entry
from services.entries.entries_of_rows import entry_of
from storage.tables import AccountRow, ActRow, ContactRow, EngagerRow, WinRow

#: Acts on accounts and contacts.
LISTED_KINDS = (ActKind.ACCOUNT, ActKind.CONTACT, ActKind.IMPORT)
#: How many names the answer shows.
_MOST_NAMES = 3


@dataclass(frozen=True)
class ListChangeSummary:
    """What an act did to accounts or contacts.

    Args:
        names: The first names, at most three.
        count: How many accounts or contacts the act changed.
    """

    change: ListChange
    names: tuple[str, ...]
    count: int


def entries_of(session: Session, act_id: int) -> tuple[Entry, ...]:
    """The entries, except posts, that an act made, changed or removed, as they are now."""
    found: dict[tuple[str, int], SQLModel] = {}
    wins = session.exec(select(WinRow).where(WinRow.made_by == act_id))
    for row in (
        *storage.entries.dms.dms_touched_by(session, act_id),
        *storage.entries.dms.weeks_touched_by(session, act_id)[:1],
        *storage.entries.comments.comments_touched_by(session, act_id)[:1],
        *wins,
        *storage.entries.acts.changed_rows(session, act_id),
    ):
        found.setdefault((str(row.__tablename__), getattr(row, "id", 0)), row)
    entries = (entry_of(session, row) for row in found.values())
    return tuple(entry for entry in entries if entry is not None)


def people_listed_by(session: Session, act_id: int) -> int:
    """How many engagers an act listed."""
    query = select(func.count()).select_from(EngagerRow).where(EngagerRow.made_by == act_id)
    return session.exec(query).one()


def list_change_of(session: Session, kind: ActKind, act_id: int) -> ListChangeSummary | None:
    """What an act did to accounts or contacts; ``None`` for other acts. Read it before the undo.

    An import may have touched 20,000 rows, so they are counted and only the first names are read.
    """
    if kind not in LISTED_KINDS:
        return None
    merged = _merged_by(session, act_id)
    if merged is not None:
        return merged
    table = ContactRow if kind is ActKind.CONTACT else AccountRow
    added, names = _touched(session, table, col(table.made_by) == act_id)
    removed, removed_names = _touched(session, table, col(table.removed_by) == act_id)
    changed = {
        row.id: row.name
        for row in storage.entries.acts.changed_rows(session, act_id)
        if isinstance(row, table)
    }
    if not (added or removed or changed):
        return None
    rest = ListChange.REMOVED if removed else ListChange.CHANGED
    return ListChangeSummary(
        ListChange.ADDED if added else rest,
        (*names, *removed_names, *changed.values())[:_MOST_NAMES],
        added + removed + len(changed),
    )


def _merged_by(session: Session, act_id: int) -> ListChangeSummary | None:
    """The two contacts that an act merged; ``None`` for other acts, and once they are erased."""
    merged = (session.get_one(ActRow, act_id).before or {}).get("merged")
    if merged is None:
        return None
    people = storage.targets.accounts.contacts_by_id(session, {merged["contact"], merged["other"]})
    names = [people[contact_id].name for contact_id in (merged["contact"], merged["other"])]
    return ListChangeSummary(ListChange.MERGED, tuple(names), len(names))


def still_listed(session: Session, act_id: int) -> tuple[int, tuple[str, ...]]:
    """The count and first names of accounts or contacts that remain after their act's undo.

    They remain because other entries refer to them.
    """
    count, names = storage.targets.references.still_listed(session, act_id, _MOST_NAMES)
    return count, tuple(names)


def _touched(
    session: Session, table: type[AccountRow] | type[ContactRow], matching: ColumnElement[bool]
) -> tuple[int, Sequence[str]]:
    """The count of the matching rows, and the names of the first ones."""
    count = session.exec(select(func.count()).select_from(table).where(matching)).one()
    first = select(col(table.name)).where(matching).order_by(col(table.id)).limit(_MOST_NAMES)
    return count, session.exec(first).all()
