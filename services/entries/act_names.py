"""What an act was about, so that taking it back can name it."""

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

#: What is done to the list of accounts and the people there.
LISTED_KINDS = (ActKind.ACCOUNT, ActKind.CONTACT, ActKind.IMPORT)
#: Names that are told.
_MOST_NAMES = 3


@dataclass(frozen=True)
class ListChangeSummary:
    """What an act did to accounts, or to people there.

    Args:
        names: The first of them.
    """

    deed: ListChange
    names: tuple[str, ...]
    count: int


def entries_of(session: Session, act_id: int) -> tuple[Entry, ...]:
    """The entries, other than posts, that an act made, changed or removed, as they are now."""
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
    """What an act did to accounts or people; to be asked before it is taken back.

    An import may have touched 20,000: they are counted, and the first ones read.
    """
    if kind not in LISTED_KINDS:
        return None
    merged = _merged_by(session, act_id)
    if merged is not None:
        return merged
    table = ContactRow if kind is ActKind.CONTACT else AccountRow
    added, names = _touched(session, table, col(table.made_by) == act_id)
    removed, gone = _touched(session, table, col(table.removed_by) == act_id)
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
        (*names, *gone, *changed.values())[:_MOST_NAMES],
        added + removed + len(changed),
    )


def _merged_by(session: Session, act_id: int) -> ListChangeSummary | None:
    """The two people whom an act made one; ``None`` for other acts, and once they are erased."""
    merged = (session.get_one(ActRow, act_id).before or {}).get("merged")
    if merged is None:
        return None
    people = storage.targets.accounts.contacts_by_id(session, {merged["contact"], merged["other"]})
    names = [people[number].name for number in (merged["contact"], merged["other"])]
    return ListChangeSummary(ListChange.MERGED, tuple(names), len(names))


def kept_by(session: Session, act_id: int) -> tuple[int, tuple[str, ...]]:
    """How many accounts or people stay though the act that made them is taken back; the first.

    Other entries refer to them.
    """
    count, names = storage.targets.references.kept_of(session, act_id, _MOST_NAMES)
    return count, tuple(names)


def _touched(
    session: Session, table: type[AccountRow] | type[ContactRow], which: ColumnElement[bool]
) -> tuple[int, Sequence[str]]:
    """How many rows of a table there are, and the names of the first ones."""
    count = session.exec(select(func.count()).select_from(table).where(which)).one()
    first = select(col(table.name)).where(which).order_by(col(table.id)).limit(_MOST_NAMES)
    return count, session.exec(first).all()
