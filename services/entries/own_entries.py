"""A member's own entries beside posts: listing each kind, and deleting one.

A new kind of entry joins by a row in ``SOURCES``, its value in ``domain.logged.entries`` and its
words in ``views.entries``.
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
from domain.pages import page_at
from domain.people.members import Person
from domain.submission import Submission
from services import acts
from services.entries.entries_of_rows import entry_of
from services.people.members import member_for
from storage.tables import id_of

#: Entries on one page: two blocks each.
PAGE_SIZE = 8


@dataclass(frozen=True)
class Source:
    """Where a kind of entry is found.

    Args:
        count: How many living ones a member has.
        page: A stretch of them, newest first: ``(session, member_id, offset, limit)``.
        find: The rows that go when the member's living one with this number is deleted; none
            where there is no such one.
    """

    count: Callable[[Session, int], int]
    page: Callable[[Session, int, int, int], Sequence[SQLModel]]
    find: Callable[[Session, int, int], Sequence[SQLModel]]


def page_of_entries(
    session: Session, person: Person, kind: EntryKind, page: int, now: datetime
) -> EntryPage:
    """One page of the member's entries of a kind, newest first.

    Args:
        page: From 1; a page past the end is the last one.
    """
    member = storage.people.members.member(session, person.asker.workspace, person.asker.user)
    if member is None:
        return EntryPage(kind, (), 1, 1, 0)
    source, number = SOURCES[kind], id_of(member)
    total = source.count(session, number)
    shown = page_at(page, total=total, size=PAGE_SIZE)
    rows = source.page(session, number, shown.offset, shown.size)
    entries = tuple(_seen(session, row) for row in rows)
    return EntryPage(kind, entries, shown.number, shown.pages, total)


def delete_entry(
    session: Session, submission: Submission, kind: EntryKind, entry_id: int
) -> EntryDeleted:
    """Takes an entry away; undo brings it back.

    Raises:
        UserError: the entry is gone, or not theirs.
    """
    member = member_for(session, submission)
    earlier = acts.earlier_act(session, submission)
    if earlier is not None:
        number = id_of(earlier)
        [row, *_] = storage.entries.acts.changed_rows(session, number)
        return EntryDeleted(number, _seen(session, row))
    rows: Sequence[Any] = SOURCES[kind].find(session, id_of(member), entry_id)
    if not rows:
        raise UserError(
            "That entry isn't among yours any more.", "`/ssi posts` shows those that are."
        )
    deleted = _seen(session, rows[0])
    # What is remembered names the entry when it comes back.
    before = acts.rows_before(*(storage.entries.acts.as_it_is(row, "removed_by") for row in rows))
    act_id = acts.begin(session, submission, member, ActKind.REMOVED, before)
    for row in rows:
        row.removed_by = act_id
        session.add(row)
    session.flush()
    return EntryDeleted(act_id, deleted)


def _seen(session: Session, row: SQLModel) -> Entry:
    entry = entry_of(session, row)
    if entry is None:
        raise ValueError(f"a row of {row.__tablename__} is no entry that is listed")
    return entry


def _one(row: SQLModel | None) -> Sequence[SQLModel]:
    return [row] if row is not None else []


def _weeks(session: Session, member_id: int, row_id: int) -> Sequence[SQLModel]:
    """All that was stated of a week, the newest first: what was stated before must not return."""
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
        lambda session, member_id, number: _one(
            storage.entries.dms.dm_of_member(session, member_id, number)
        ),
    ),
    EntryKind.DM_WEEK: Source(
        storage.entries.dms.count_weeks, storage.entries.dms.page_of_weeks, _weeks
    ),
    EntryKind.COMMENT: Source(
        storage.entries.comments.count_comments,
        storage.entries.comments.page_of_comments,
        lambda session, member_id, number: _one(
            storage.entries.comments.comment_of_member(session, member_id, number)
        ),
    ),
    EntryKind.WIN: Source(
        storage.entries.wins.count_wins,
        storage.entries.wins.page_of_wins,
        lambda session, member_id, number: _one(
            storage.entries.wins.win_of_member(session, member_id, number)
        ),
    ),
    EntryKind.SCORE: Source(
        storage.entries.scores.count_scores,
        storage.entries.scores.page_of_scores,
        lambda session, member_id, number: _one(
            storage.entries.scores.score_of_member(session, member_id, number)
        ),
    ),
}
