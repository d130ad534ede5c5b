"""In council mode, totals are of five people or more, and wins count like everything else."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select

from domain.engagement import Figures
from domain.figures.board import Board
from domain.figures.team_stats import shown_teams
from domain.people.members import Person, Profile, Refusal
from domain.people.privacy import AccessKind
from domain.timing.schedules import Kind, Recipient, Skip
from services.delivery.addressing import TeamRecipient, allowed_recipient
from services.figures.board import COUNCIL, compose_board
from services.figures.team_export import team_export
from services.figures.team_stats import team_stats
from services.people.privacy import access_log, record_reading, set_privacy
from storage.tables import MemberRow, TeamMemberRow, TeamRow, id_of
from tests.services.team import ADA, MONDAY, joins, owed, posted, someone, submitted, team_of

ADMIN = Person(ADA.asker, Profile("Ada", "UTC", is_admin=True, fresh=False))
PEOPLE = [someone(name) for name in ("Bo", "Cy", "Di", "Ed", "Fay")]
NOW = MONDAY + timedelta(hours=1)


def a_team(session: Session, size: int) -> None:
    """A team whose members each agreed to the board and posted three days ago."""
    joins(session, ADMIN)
    members = [joins(session, each) for each in PEOPLE[:size]]
    for each in PEOPLE[:size]:
        posted(session, each, MONDAY - timedelta(days=3), Figures(900, 9), taken=MONDAY)
    team_of(session, members)
    set_privacy(session, submitted(ADMIN, MONDAY), council=True, names_kept_months=None)


def the_team(session: Session) -> int:
    return id_of(session.exec(select(TeamRow)).one())


@pytest.mark.parametrize(("size", "shown"), [(4, False), (5, True)])
def test_a_total_is_of_five_people(session: Session, size: int, shown: bool) -> None:
    a_team(session, size)
    [totals] = team_stats(session, ADMIN, "30d", NOW)
    assert (totals.now is not None, totals.fewest) == (shown, 5)
    [table] = [each for each in team_export(session, ADMIN, NOW).tables if each.name == "totals"]
    assert [cell is not None for cell in (table.rows[0][3], *table.rows[0][-3:])] == [shown] * 4


def reads_totals(session: Session) -> None:
    """Ada reads and exports the totals of all teams, as her commands do."""
    reading = submitted(ADMIN, NOW)
    read = team_stats(session, ADMIN, "30d", NOW)
    record_reading(session, reading, AccessKind.TEAM_TOTALS, shown_teams(read), "30d")
    export = team_export(session, ADMIN, NOW)
    record_reading(session, reading, AccessKind.TEAM_EXPORT, export.totals_of)


def test_each_person_reads_who_saw_totals_that_include_them(session: Session) -> None:
    a_team(session, 5)
    reads_totals(session)
    read = [
        (each.what, each.subject, each.reader) for each in access_log(session, PEOPLE[0]).accesses
    ]
    assert read == [
        (AccessKind.TEAM_EXPORT, "Sales", "Ada"),
        (AccessKind.TEAM_TOTALS, "Sales 30d", "Ada"),
    ]
    assert access_log(session, ADMIN).accesses == ()


def test_totals_that_were_withheld_are_recorded_for_no_one(session: Session) -> None:
    a_team(session, 4)
    reads_totals(session)
    assert access_log(session, PEOPLE[0]).accesses == ()


def test_totals_are_recorded_only_for_the_members_whom_they_include(session: Session) -> None:
    a_team(session, 5)
    gil = joins(session, someone("Gil"))
    left = session.get_one(MemberRow, gil)
    left.refused = Refusal.DEACTIVATED
    place = TeamMemberRow(team_id=the_team(session), member_id=gil, workspace_id=left.workspace_id)
    session.add_all([left, place])
    session.flush()
    reads_totals(session)
    assert len(access_log(session, PEOPLE[0]).accesses) == 2
    assert access_log(session, someone("Gil")).accesses == ()


def test_no_board_is_composed(session: Session) -> None:
    a_team(session, 5)
    what = owed(session, Kind.BOARD, Recipient("team", the_team(session)), MONDAY)
    recipient = allowed_recipient(session, what, MONDAY)
    assert isinstance(recipient, TeamRecipient)
    assert compose_board(session, what, recipient, MONDAY) == Skip(COUNCIL)
    set_privacy(session, submitted(ADMIN, NOW), council=False, names_kept_months=None)
    assert isinstance(compose_board(session, what, recipient, MONDAY), Board)
