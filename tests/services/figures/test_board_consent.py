"""What a member agreed to: a board shows no more, and what is new is asked about once."""

from dataclasses import replace
from datetime import timedelta

from sqlmodel import Session

from domain.figures.measures import Measure
from domain.people.board_consent import FIRST_BOARD, BoardQuestion
from domain.timing.schedules import DeliveryState, Kind, Owed, Recipient, Skip
from playground.testing.reading import as_read
from services.delivery.ledger import compose
from services.figures.board import ranking
from services.people.board_consent import (
    answer_board_question,
    ask_those_on_board,
    compose_board_question,
)
from services.people.joining import leave
from services.people.member_settings import change_settings, own_plan
from storage.tables import MemberSettingsRow
from tests.services.target_week import account, won
from tests.services.team import (
    ADA,
    BO,
    CY,
    MONDAY,
    WORKSPACE,
    change,
    deliveries,
    joins,
    owed,
    someone,
    submitted,
    team_of,
)
from views.figures.leaderboard import leaderboard

DAY = timedelta(days=1)
DI = someone("Di")


def team_with_deals(session: Session) -> tuple[Owed, dict[str, int]]:
    """Ada agreed to amounts, Bo to an older board, Cy to none and Di to a board without amounts.

    Each closed a deal.
    """
    member_ids = {person.profile.name: joins(session, person) for person in (ADA, BO, CY, DI)}
    change(session, member_ids["Ada"], board_amounts=True)
    change(session, member_ids["Bo"], board_version=FIRST_BOARD)
    change(session, member_ids["Cy"], on_board=False)
    acme_id = account(session, ADA, "Acme")
    for person, euros in ((ADA, "45000"), (BO, "30000"), (CY, "20000"), (DI, "10000")):
        won(session, person, MONDAY - DAY, acme_id, "closed_won", euros)
    recipient = Recipient("team", team_of(session, list(member_ids.values())))
    return owed(session, Kind.BOARD, recipient, MONDAY, "2026-W48"), member_ids


def shown(session: Session) -> str:
    """The board by wins, as Ada sees it."""
    return as_read(leaderboard(ranking(session, ADA, Measure.WINS, "7d", MONDAY)).text)


def asked(session: Session) -> list[tuple[str, str]]:
    """The recipients and periods of the questions."""
    return [(row.recipient, row.period) for row in deliveries(session, Kind.BOARD_QUESTION)]


def question_to(session: Session, member_id: int) -> object:
    """What the one question to a member composes to."""
    (row,) = deliveries(session, Kind.BOARD_QUESTION)
    recipient = Recipient("member", member_id)
    assert row.recipient == str(recipient)
    assert row.id is not None
    what = Owed(row.id, WORKSPACE, recipient, Kind.BOARD_QUESTION, row.period, row.due_at)
    return compose(session, what, compose_board_question, row.due_at)


def test_a_board_shows_amounts_only_of_those_who_agreed_to_them(session: Session) -> None:
    team_with_deals(session)
    text = shown(session)
    assert "Ada, 1 deal (EUR 45,000)" in as_read(text)
    assert "Bo, 1 deal" in as_read(text)
    assert "30,000" not in as_read(text)
    assert "20,000" not in as_read(text)
    assert "10,000" not in as_read(text)


def test_only_those_on_the_board_who_agreed_to_an_older_one_are_asked_and_once(
    session: Session,
) -> None:
    what, member_ids = team_with_deals(session)
    for week in range(2):
        ask_those_on_board(session, what, MONDAY + week * 7 * DAY)
    assert asked(session) == [(f"member:{member_ids['Bo']}", "version 2")]


def test_a_question_that_was_sent_or_skipped_is_never_owed_again(session: Session) -> None:
    what, _ = team_with_deals(session)
    ask_those_on_board(session, what, MONDAY)
    (row,) = deliveries(session, Kind.BOARD_QUESTION)
    for state in (DeliveryState.SENT, DeliveryState.SKIPPED):
        row.state = state
        session.add(row)
        ask_those_on_board(session, what, MONDAY + 7 * DAY)
        assert [each.state for each in deliveries(session, Kind.BOARD_QUESTION)] == [state]


def test_the_board_shows_amounts_after_yes_and_not_after_no(session: Session) -> None:
    what, member_ids = team_with_deals(session)
    ask_those_on_board(session, what, MONDAY)
    assert question_to(session, member_ids["Bo"]) == BoardQuestion()
    answer_board_question(session, submitted(BO, MONDAY), agreed=True)
    assert "EUR 30,000" in shown(session)
    assert isinstance(question_to(session, member_ids["Bo"]), Skip)
    answer_board_question(session, submitted(BO, MONDAY), agreed=False)
    assert "EUR 30,000" not in shown(session)


def test_a_question_answered_after_leaving_puts_no_one_on_a_board(session: Session) -> None:
    _, member_ids = team_with_deals(session)
    for person in (ADA, BO):
        leave(session, submitted(person, MONDAY))
    answer_board_question(session, submitted(BO, MONDAY), agreed=True)
    for name in ("Ada", "Bo"):
        row = session.get_one(MemberSettingsRow, member_ids[name])
        assert (row.on_board, row.board_amounts) == (None, False)


def test_settings_saved_as_they_were_are_no_answer_and_a_change_is(session: Session) -> None:
    what, member_ids = team_with_deals(session)
    kept = own_plan(session, BO, MONDAY).settings
    change_settings(session, submitted(BO, MONDAY), replace(kept, digest_minute=600))
    ask_those_on_board(session, what, MONDAY)
    assert question_to(session, member_ids["Bo"]) == BoardQuestion()
    change_settings(session, submitted(BO, MONDAY), replace(kept, board_amounts=True))
    assert isinstance(question_to(session, member_ids["Bo"]), Skip)
    assert "EUR 30,000" in shown(session)
