"""A member's DM figures: the people they wrote to, and those who have not answered."""

from datetime import date, datetime, timedelta

from sqlmodel import Session

import storage.entries.dm_counts
import storage.entries.dms
import storage.people.members
import storage.targets.accounts
from domain.entries.dms import SHARE_DAYS, DmFigures
from domain.entries.own_entries import Dm
from domain.people.members import Person
from domain.submission import Submission
from domain.timing.periods import last_days, local_date
from services.acts import Situation
from services.entries.entries_of_rows import dm_of
from storage.tables import DmRow, id_of


def dm_figures(session: Session, submission: Submission, known: Situation) -> DmFigures:
    """A member's DM figures of the last four weeks and of the four weeks before."""
    member_id, today = id_of(known.member), submission.today
    window = last_days(SHARE_DAYS, today)
    before, now = storage.entries.dm_counts.dm_counts_of_spans(
        session, [member_id], [window.before.first, window.first], window.last, known.as_of
    )
    return DmFigures(
        now=now[member_id],
        before=before[member_id],
        waiting=_waiting(session, member_id, window.first, today),
        fair_share=known.thresholds.dm_share,
    )


def dms_without_reply(session: Session, person: Person, now: datetime) -> tuple[Dm, ...]:
    """The person's newest DM to each contact who has not replied, of the last 28 days with today.

    The newest is first.
    """
    member = storage.people.members.member(session, person.asker.workspace, person.asker.user)
    if member is None:
        return ()
    today = local_date(now, person.zone)
    first = last_days(SHARE_DAYS, today).first
    return _waiting(session, id_of(member), first, today + timedelta(days=1))


def _waiting(session: Session, member_id: int, first: date, last: date) -> tuple[Dm, ...]:
    newest: dict[int | None, DmRow] = {}
    for row in storage.entries.dms.dms_to_targets(session, member_id, first, last):
        newest.setdefault(row.contact_id, row)
    # A person written to today has the rest of the day to answer.
    rows = [row for row in newest.values() if row.replied_at is None and row.written_on < last]
    # Read in two queries, because a hundred people may be waiting. The session caches rows only
    # while something refers to them.
    people = storage.targets.accounts.contacts_by_id(session, {row.contact_id or 0 for row in rows})
    accounts = storage.targets.accounts.accounts_by_id(
        session, {row.account_id or 0 for row in rows}
    )
    waiting = tuple(dm_of(session, row) for row in rows)
    del people, accounts
    return waiting
