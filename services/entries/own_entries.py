"""A member's own entries except posts: listing each kind, and deleting one.

A new kind of entry needs a `Source` in ``SOURCES``, a value in ``domain.entries.own_entries``,
words in ``views.wording.entry_words`` and a heading in ``views.entries.own_entries``.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, SQLModel

import storage.entries.acts
import storage.entries.comments
import storage.entries.dms
import storage.entries.scores
import storage.entries.wins
import storage.people.members
from domain.entries.acts import ActKind
from domain.entries.own_entries import Entry, EntryDeleted, EntryKind, EntryPage
from domain.errors import UserError
from domain.pages import LIST_PAGE, page_at
from domain.people.members import Person
from domain.submission import Submission
from services import acts
from services.entries.entries_of_rows import entry_of
from storage.tables import id_of


@dataclass(frozen=True)
class Source:
    """The queries of one kind of entry.

    Args:
        count: Counts a member's live entries: ``(session, member_id)``.
        page: Reads some of them, newest first: ``(session, member_id, offset, limit)``.
        find: Reads the rows to remove when an entry is deleted: ``(session, member_id, row_id)``.
            Empty if the member has no such live entry.
    """

    count: Callable[[Session, int], int]
    page: Callable[[Session, int, int, int], Sequence[SQLModel]]
    find: Callable[[Session, int, int], Sequence[SQLModel]]


def page_of_entries(
    session: Session, person: Person, kind: EntryKind, page: int, now: datetime
) -> EntryPage:
    """One page of the member's entries of a kind, newest first.

    Args:
        page: From 1. A page past the end shows the last one.
    """
    member = storage.people.members.member(session, person.asker.workspace, person.asker.user)
    if member is None:
        return EntryPage(kind, (), 1, 1, 0)
    source, member_id = SOURCES[kind], id_of(member)
    total = source.count(session, member_id)
    shown = page_at(page, total=total, size=LIST_PAGE)
    rows = source.page(session, member_id, shown.offset, shown.size)
    entries = tuple(_as_entry(session, row) for row in rows)
    return EntryPage(kind, entries, shown.number, shown.pages, total)


def delete_entry(
    session: Session, submission: Submission, kind: EntryKind, entry_id: int
) -> EntryDeleted:
    """Deletes an entry. Undo restores it.

    Raises:
        UserError: the entry is gone, or another member's.
    """
    known = acts.situation(session, submission)
    member, earlier = known.member, known.same_key
    if earlier is not None:
        earlier_id = id_of(earlier)
        [row, *_] = storage.entries.acts.changed_rows(session, earlier_id)
        return EntryDeleted(earlier_id, _as_entry(session, row))
    rows: Sequence[Any] = SOURCES[kind].find(session, id_of(member), entry_id)
    if not rows:
        raise UserError(
            "That entry isn't among yours any more.", "`/ssi posts` shows your entries."
        )
    deleted = _as_entry(session, rows[0])
    # Undo names the entry by these saved rows.
    before = acts.rows_before(
        *(storage.entries.acts.values_before(row, "removed_by") for row in rows)
    )
    act_id = acts.begin(session, submission, known, ActKind.REMOVED, before)
    for row in rows:
        row.removed_by = act_id
        session.add(row)
    session.flush()
    return EntryDeleted(act_id, deleted)


def _as_entry(session: Session, row: SQLModel) -> Entry:
    entry = entry_of(session, row)
    if entry is None:
        raise ValueError(f"{row.__tablename__} rows are not a listed kind of entry")
    return entry


def _one(row: SQLModel | None) -> Sequence[SQLModel]:
    return [row] if row is not None else []


def _weeks(session: Session, member_id: int, row_id: int) -> Sequence[SQLModel]:
    """All totals of the week, newest first. Older totals must not reappear after a deletion."""
    row = storage.entries.dms.week_of_member(session, member_id, row_id)
    return (
        storage.entries.dms.totals_of_week(session, member_id, row.monday)
        if row is not None
        else []
    )


SOURCES: dict[EntryKind, Source] = {
    EntryKind.DM: Source(
        storage.entries.dms.count_dms,
        storage.entries.dms.page_of_dms,
        lambda session, member_id, row_id: _one(
            storage.entries.dms.dm_of_member(session, member_id, row_id)
        ),
    ),
    EntryKind.DM_WEEK: Source(
        storage.entries.dms.count_weeks, storage.entries.dms.page_of_weeks, _weeks
    ),
    EntryKind.COMMENT: Source(
        storage.entries.comments.count_comments,
        storage.entries.comments.page_of_comments,
        lambda session, member_id, row_id: _one(
            storage.entries.comments.comment_of_member(session, member_id, row_id)
        ),
    ),
    EntryKind.WIN: Source(
        storage.entries.wins.count_wins,
        storage.entries.wins.page_of_wins,
        lambda session, member_id, row_id: _one(
            storage.entries.wins.win_of_member(session, member_id, row_id)
        ),
    ),
    EntryKind.SCORE: Source(
        storage.entries.scores.count_scores,
        storage.entries.scores.page_of_scores,
        lambda session, member_id, row_id: _one(
            storage.entries.scores.score_of_member(session, member_id, row_id)
        ),
    ),
}
