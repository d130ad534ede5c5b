"""A week's stated DM totals, and the DMs logged one by one before and after the statement."""

from datetime import timedelta

import pytest
from sqlmodel import Session

import storage.entries.dm_counts
from domain.entries.dms import DmEntry, DmLogged, DmWeekEntry
from domain.entries.person_reference import PersonReference
from domain.entries.touches import Relation
from domain.figures.activity import Activity
from domain.timing.periods import week_of
from services.entries.dm_weeks import log_dm_week, week_to_update
from services.entries.dms import log_dm
from services.entries.undo import undo
from services.people.members import member_for
from storage.figures.activity import activities
from storage.tables import id_of
from tests.services.target_week import account, contact
from tests.services.team import ADA, MONDAY, joins, submitted

WEEK = week_of(MONDAY.date())
#: People at a target account; all others are at none.
AT_TARGET = ("Jane", "Jo")


def lives_through(session: Session, *steps: str, apart: timedelta = timedelta(minutes=1)) -> int:
    """Logs DMs and totals, one step after another. Returns the member's id.

    Args:
        steps: A name, a week's totals as ``3 target 5 other``, or ``undo``.
        apart: The time between two steps.
    """
    joins(session, ADA)
    acme = account(session, ADA, "Acme")
    for name in AT_TARGET:
        contact(session, ADA, acme, name)
    for number, step in enumerate(steps):
        submission = submitted(ADA, MONDAY + number * apart)
        submission = type(submission)(ADA, f"step {number}", submission.now)
        match step.split():
            case ["undo"]:
                undo(session, submission)
            case [target, "target", other, "other"]:
                log_dm_week(session, submission, DmWeekEntry(int(target), int(other)))
            case [target, "target"]:
                log_dm_week(session, submission, DmWeekEntry(int(target)))
            case [name]:
                at_target = name in AT_TARGET
                whom = PersonReference(name, company="Acme" if at_target else "")
                relation = None if at_target else Relation.PEER
                assert isinstance(log_dm(session, submission, DmEntry(whom, relation)), DmLogged)
            case _:
                raise AssertionError(step)
    return id_of(member_for(session, submitted(ADA, MONDAY)))


def counted(session: Session, member_id: int) -> tuple[int, int]:
    """The week's people at target accounts and elsewhere, the same wherever they are counted."""
    until = MONDAY + timedelta(days=2)
    counts = storage.entries.dm_counts.dm_counts(
        session, [member_id], WEEK.first, WEEK.last, until
    )[member_id]
    activity: Activity = activities(session, [member_id], WEEK, until)[member_id]
    assert activity.dms == counts
    update = week_to_update(session, ADA, MONDAY + timedelta(days=2))
    assert (update.target, update.other) == (counts.target, counts.other)
    return counts.target, counts.other


@pytest.mark.parametrize(
    ("steps", "target", "other"),
    [
        (["Jane", "3 target 5 other"], 3, 5),  # those logged before are included
        (["3 target 5 other", "Jane"], 4, 5),  # those logged after add
        (["3 target 5 other", "Jane", "Bob"], 4, 6),
        (["3 target 5 other", "Jane", "Jane"], 4, 5),  # once
        (["Jane", "3 target 5 other", "Jane", "Jo"], 4, 5),
        (["Jane", "Jo", "1 target 0 other"], 2, 0),  # at least those logged one by one
        (["Jane", "Jo", "1 target 0 other", "Bob"], 2, 1),
        (["3 target 5 other", "Jane", "3 target 5 other"], 3, 5),  # stated again, Jane included
        (["3 target 5 other", "Jane", "6 target"], 6, 5),
        (["3 target 5 other", "Bob", "6 target"], 6, 6),  # the other total remains what it was
        (["3 target 5 other", "Jane", "4 target 5 other", "undo"], 3, 5),  # Jane is undone
        (["3 target 5 other", "Jane", "undo"], 3, 5),
        (["3 target 5 other", "Jane", "9 target", "undo"], 4, 5),  # the first totals count again
        (["Jane", "3 target 5 other", "undo"], 1, 0),
        (["Jane", "1 target 0 other", "Jo", "undo", "undo"], 1, 0),
    ],
)
def test_dms_before_totals_are_included_and_dms_after_them_add(
    session: Session, steps: list[str], target: int, other: int
) -> None:
    assert counted(session, lives_through(session, *steps)) == (target, other)


def test_dms_and_totals_of_one_moment_keep_their_order(session: Session) -> None:
    steps = ("Jane", "3 target 5 other", "Jo")
    assert counted(session, lives_through(session, *steps, apart=timedelta())) == (4, 5)


def test_totals_that_say_what_counts_change_nothing(session: Session) -> None:
    lives_through(session, "3 target 5 other", "Jane")
    later = submitted(ADA, MONDAY + timedelta(hours=1))
    result = log_dm_week(session, later, DmWeekEntry(4, 5))
    assert (result.act_id, result.week.target, result.week.other) == (None, 4, 5)
