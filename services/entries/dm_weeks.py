"""A week's totals of the people whom a member wrote to."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from sqlmodel import Session

import storage.entries.dms
import storage.people.members
from domain.entries.acts import ActKind
from domain.entries.dms import DmWeekEntry, DmWeekLogged, counted_week
from domain.entries.own_entries import DmWeek
from domain.fields import Field
from domain.people.members import Person
from domain.submission import Submission
from domain.timing.periods import check_day, local_date, week_of
from domain.timing.typed_days import TypedWeek
from services import acts
from services.entries.dm_figures import dm_figures
from services.entries.entries_of_rows import dm_week_of
from storage.tables import DmWeekRow, MemberRow, id_of


def log_dm_week(session: Session, submission: Submission, entry: DmWeekEntry) -> DmWeekLogged:
    """Saves a week's totals of people written to. The newest totals count.

    They include the people whose DMs were logged one by one before; those logged after add.

    Raises:
        UserError: the week does not exist, or has not begun.
    """
    known = acts.situation(session, submission)
    member, earlier = known.member, known.same_key
    today = submission.today
    if earlier is not None:
        act_id = id_of(earlier)
        [row, *_] = storage.entries.dms.weeks_touched_by(session, act_id)
        return _week_logged(session, submission, known, dm_week_of(row), act_id)
    new = changed_week(session, member, entry, today)
    if new is None:
        monday = (entry.week or TypedWeek()).monday(today)
        stated, _, _ = _week(session, id_of(member), monday)
        return _week_logged(session, submission, known, stated, None)
    act_id = acts.begin(session, submission, known, ActKind.DM_WEEK)
    row = keep_week(session, submission, known, new, act_id)
    return _week_logged(session, submission, known, dm_week_of(row), act_id)


def changed_week(
    session: Session, member: MemberRow, entry: DmWeekEntry, today: date
) -> DmWeek | None:
    """A week's totals as an entry changes them, or ``None`` if it changes nothing.

    Raises:
        UserError: the week does not exist, or has not begun.
    """
    monday = (entry.week or TypedWeek()).monday(today)
    check_day(monday, today, Field.WEEK)
    if (entry.target, entry.other) == (None, None):
        return None
    stated, counted, named = _week(session, id_of(member), monday)
    # A total that is not stated keeps its value, with the DMs logged since.
    new = replace(
        stated,
        target=counted.target if entry.target is None else entry.target,
        other=counted.other if entry.other is None else entry.other,
    )
    same = stated.target is not None and counted_week(new, named, named) == counted
    return None if same and new in (stated, counted) else new


def keep_week(
    session: Session,
    submission: Submission,
    known: acts.Situation,
    week: DmWeek,
    act_id: int,
) -> DmWeekRow:
    """Saves a week's totals as a new row. Earlier rows remain, as known at their time."""
    row = DmWeekRow(
        workspace_id=known.member.workspace_id,
        member_id=id_of(known.member),
        monday=week.monday,
        counted_on=min(submission.today, week.monday + timedelta(days=6)),
        target=week.target or 0,
        other=week.other or 0,
        logged_at=known.as_of,
        made_by=act_id,
    )
    session.add(row)
    session.flush()
    return row


def week_to_update(session: Session, person: Person, now: datetime) -> DmWeek:
    """The week that the form with all recent posts asks about: the ISO week of yesterday.

    Its totals are those that count now, or ``None`` if no totals or DMs were logged.
    """
    today = local_date(now, person.zone)
    monday = week_of(today - timedelta(days=1)).first
    member = storage.people.members.member(session, person.asker.workspace, person.asker.user)
    if member is None:
        return DmWeek(0, monday)
    stated, counted, _ = _week(session, id_of(member), monday)
    return stated if (counted.target, counted.other) == (0, 0) else counted


def _week(session: Session, member_id: int, monday: date) -> tuple[DmWeek, DmWeek, tuple[int, int]]:
    """A week's totals as stated last and as they count now, and the people logged one by one."""
    named = storage.entries.dms.people_in_week(session, member_id, monday)
    rows = storage.entries.dms.totals_of_week(session, member_id, monday)
    if not rows:
        none_stated = DmWeek(0, monday)
        return none_stated, counted_week(none_stated, named, named), named
    stated = dm_week_of(rows[0])
    before = storage.entries.dms.people_in_week(
        session, member_id, monday, before_act=rows[0].made_by
    )
    return stated, counted_week(stated, named, before), named


def _week_logged(
    session: Session,
    submission: Submission,
    known: acts.Situation,
    stated: DmWeek,
    act_id: int | None,
) -> DmWeekLogged:
    member_id = id_of(known.member)
    _, counted, named = _week(session, member_id, stated.monday)
    return DmWeekLogged(
        act_id=act_id,
        week=counted,
        stated=stated,
        named_target=named[0],
        named_other=named[1],
        dm_figures=dm_figures(session, submission, known),
        offers_join=act_id is not None and known.offers_join,
        targets=known.targets,
    )
