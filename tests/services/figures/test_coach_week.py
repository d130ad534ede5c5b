"""The weekly message to a coach: totals of three members or more, and boards that are missing."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import Session

from domain.engagement import Figures
from domain.figures.coach_overview import CoachOverview, Covered, WorkspaceTotals
from domain.figures.coach_week import CoachWeek
from domain.figures.pipeline import Tally
from domain.timing.periods import week_of
from domain.timing.schedules import DeliveryState, Kind, Recipient, Skip
from playground.testing.reading import as_read
from services.delivery.ledger import compose
from services.figures.coach_week import compose_coach_week
from storage.tables import DeliveryRow, TeamRow, WorkspaceRow
from tests.services.team import ADA, BO, CY, MONDAY, joins, owed, posted, team_of
from views.figures.coach_week import coach_week

COACH = replace(ADA, profile=replace(ADA.profile, is_admin=True))


def told(session: Session, member_id: int) -> CoachWeek | Skip:
    what = owed(session, Kind.COACH_WEEK, Recipient("member", member_id), MONDAY)
    result = compose(session, what, compose_coach_week, MONDAY)
    assert isinstance(result, CoachWeek | Skip)
    return result


def test_a_coach_is_told_the_totals_of_three_members_but_not_of_two(session: Session) -> None:
    member_ids = [joins(session, person) for person in (COACH, BO, CY)]
    for person in (COACH, BO):
        posted(session, person, MONDAY - timedelta(days=3), Figures(500, 10))
    team_of(session, member_ids, "Nordics")
    first = told(session, member_ids[0])
    assert isinstance(first, CoachWeek)
    assert "a total needs 3 members with posts" in coach_week(first).text
    assert "1,000" not in coach_week(first).text
    posted(session, CY, MONDAY - timedelta(days=3), Figures(500, 10))
    second = told(session, member_ids[0])
    assert isinstance(second, CoachWeek)
    text = as_read(coach_week(second).text)
    assert "Your team's week, 16–22 Nov 2026. Nordics, " in text
    assert "Engagement rate: 2.00 %. Unique engagers: 30. Views: 1,500. Posts: 3." in text


def test_a_coach_is_told_which_board_was_not_posted(session: Session) -> None:
    ada = joins(session, COACH)
    team = session.get_one(TeamRow, team_of(session, [ada], "Nordics"))
    team.channel_id, team.zone = "C0SALES", "Pacific/Kiritimati"  # there it was due on Wednesday
    session.add(team)
    session.add(
        DeliveryRow(
            workspace_id=team.workspace_id,
            recipient=f"team:{team.id}",
            kind=Kind.BOARD,
            period="2026-W47",
            due_at=MONDAY - timedelta(days=6) + timedelta(hours=6),
            not_before=MONDAY,
            state=DeliveryState.FAILED,
            uuid="u",
        )
    )
    session.flush()
    result = told(session, ada)
    assert isinstance(result, CoachWeek)
    message = coach_week(result)
    assert "Boards that were not posted: Nordics, Tue 17 Nov 2026." in as_read(message.text)
    [buttons] = [block for block in message.blocks if block["type"] == "actions"]
    assert buttons["elements"][0]["text"]["text"] == "Look at the boards"


def test_without_a_team_there_is_nothing_to_tell(session: Session) -> None:
    assert told(session, joins(session, COACH)) == Skip("no team")


def test_in_council_mode_a_coach_is_not_sent_totals(session: Session) -> None:
    ada = joins(session, COACH)
    team_of(session, [ada], "Nordics")
    session.get_one(WorkspaceRow, "T1").council_since = MONDAY
    session.flush()
    assert told(session, ada) == Skip("council mode")


@pytest.mark.parametrize(
    ("covered", "said"),
    [
        (
            Covered(37, 60, 30),
            "Next: 23 target accounts are silent (no touch in 30 days). Ask the members who own "
            "them.",
        ),
        (
            Covered(59, 60, 30),
            "Next: 1 target account is silent (no touch in 30 days). Ask the member who owns it.",
        ),
        (
            Covered(37, 60, 30, 2, ("Acme", "Globex")),
            "Next: 23 target accounts are silent (no touch in 30 days). Ask the members who own 21 "
            "of them. Give an owner to Acme, Globex.",
        ),
        (
            Covered(40, 60, 30, 20, ("Acme", "Globex", "Initech")),
            "Next: 20 target accounts are silent (no touch in 30 days). Give an owner to Acme, "
            "Globex, Initech, and 17 more.",
        ),
        (
            Covered(59, 60, 30, 1, ("Acme",)),
            "Next: Acme has had no touch in 30 days: give it an owner.",
        ),
        (Covered(60, 60, 30), "Touched in 30 days: 60 of 60 target accounts."),
    ],
)
def test_a_coach_is_told_whom_to_ask_about_accounts_without_a_touch(
    covered: Covered, said: str
) -> None:
    window = week_of(MONDAY.date() - timedelta(days=7))
    overview = CoachOverview(totals=WorkspaceTotals(5, covered, Tally(), 6))
    text = as_read(coach_week(CoachWeek(window, (), overview)).text)
    assert said in text
    assert ("Next:" in text) is not ("Touched" in text)
    assert "Active members in 30 days: 5 of 6." in text
