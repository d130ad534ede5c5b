"""Target engagers, DMs, comments and wins in digests, stats, team totals and on boards."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest
from sqlmodel import Session

from domain.coaching.digest import Digest
from domain.figures.activity import WinTally
from domain.figures.board import Board, Leaderboard
from domain.figures.measures import Measure
from domain.people.members import Person
from domain.timing.schedules import Kind, Recipient
from playground.testing.reading import as_read
from services.coaching.digest import compose_digest
from services.delivery.ledger import compose
from services.figures.board import compose_board, ranking
from services.figures.stats import own_stats
from services.figures.team_stats import team_stats
from tests.services.target_week import account, commented, contact, engaged, won, wrote
from tests.services.team import ADA, BO, CY, MONDAY, joins, owed, someone, team_of
from views.coaching.digest import digest
from views.figures.stats import stats
from views.figures.team_stats import team_stats as team_view

DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def acme(session: Session, *people: Person) -> tuple[int, int, dict[str, int]]:
    """Lets these people join. Jane is a contact at Acme."""
    member_ids = {person.profile.name: joins(session, person) for person in people}
    account_id = account(session, people[0], "Acme", owner=member_ids[people[0].profile.name])
    return account_id, contact(session, people[0], account_id, "Jane Doe"), member_ids


def due(session: Session, member_id: int) -> Digest:
    what = owed(session, Kind.DIGEST, Recipient("member", member_id), MONDAY)
    result = compose(session, what, compose_digest, MONDAY + HOUR)
    assert isinstance(result, Digest)
    return result


def test_a_digest_shows_the_reached_targets_and_warm_people(session: Session) -> None:
    acme_id, jane, member_ids = acme(session, ADA)
    engaged(session, ADA, MONDAY - 3 * DAY, acme_id, jane, people=8)
    wrote(session, ADA, MONDAY - 2 * DAY, stranger="a peer")
    wrote(session, ADA, MONDAY - 9 * DAY, jane)
    won(session, ADA, MONDAY - DAY, acme_id, "meeting")
    message = digest(due(session, member_ids["Ada"]))
    for fact in (
        "Write to 1 person: Jane Doe (Acme), engaged with your post of Fri 20 Nov 2026, waiting",
        "Wins: meeting with Acme.",
        "Target engagers: 1 of 8, 13 %.",
        "Target DMs: 0 of 1 person (the week before: 1 of 1).",
    ):
        assert fact in as_read(message.text)
    [row] = [block for block in message.blocks if "accessory" in block]
    about = "Engaged with your post of Fri 20 Nov 2026, waiting since Fri 20 Nov 2026"
    assert as_read(row["text"]["text"]) == f"*Jane Doe*, Acme\n{about}"
    button = row["accessory"]
    assert (button["value"], button["style"]) == (f"contact:{jane}", "primary")


def test_a_digest_names_silent_accounts_and_how_to_list_engagers(session: Session) -> None:
    acme_id, _, member_ids = acme(session, ADA)
    engaged(session, ADA, MONDAY - 3 * DAY, acme_id)
    text = digest(due(session, member_ids["Ada"])).text
    assert "Silent accounts: Acme, no touch in 90 days." in text
    assert "Target engagers: not known yet. Tell me who engaged: `/ssi engagers`." in text


def test_without_target_accounts_a_digest_does_not_mention_targets(session: Session) -> None:
    member_id = joins(session, ADA)
    engaged(session, ADA, MONDAY - 3 * DAY, 0)
    text = digest(due(session, member_id)).text
    assert "target" not in text.split("Next:")[0].lower()


def test_a_digest_ignores_entries_logged_after_its_due_time(session: Session) -> None:
    acme_id, jane, member_ids = acme(session, ADA)
    engaged(session, ADA, MONDAY - 3 * DAY, acme_id, jane)
    on_time = due(session, member_ids["Ada"])
    wrote(session, ADA, MONDAY + HOUR / 2, jane)
    won(session, ADA, MONDAY + HOUR / 2, acme_id, "meeting")
    assert due(session, member_ids["Ada"]) == on_time


def test_own_stats_compare_activity_with_the_window_before(session: Session) -> None:
    acme_id, jane, _ = acme(session, ADA)
    wrote(session, ADA, MONDAY - DAY, jane)
    wrote(session, ADA, MONDAY - 10 * DAY, stranger="a peer")
    commented(session, ADA, MONDAY - 2 * DAY, acme_id)
    text = stats(own_stats(session, ADA, "7d", MONDAY)).text
    assert (
        "Target DMs: 1 of 1 person, 100 % (before: 0 of 1 person, 0 %). "
        "Replies: 0 of 1, 0 % (before: 0 of 1, 0 %). Target comments: 1." in as_read(text)
    )


def test_a_teams_dms_are_shown_for_three_writers_but_not_for_two(session: Session) -> None:
    _, jane, member_ids = acme(session, ADA, BO, CY)
    team_of(session, list(member_ids.values()))
    admin = replace(ADA, profile=replace(ADA.profile, is_admin=True))
    for person in (ADA, BO):
        wrote(session, person, MONDAY - DAY, jane)
    hidden = as_read(team_view(team_stats(session, admin, "7d", MONDAY)).text)
    assert "Hidden, as they would reveal fewer than 3 members: target DMs, replies." in hidden
    assert "1 of" not in hidden
    wrote(session, CY, MONDAY - DAY, stranger="a peer")
    text = team_view(team_stats(session, admin, "7d", MONDAY)).text
    assert "Target DMs: 2 of 3 people, 67 %." in as_read(text)


def test_dms_of_teams_that_differ_by_one_member_are_not_both_shown(session: Session) -> None:
    people = (ADA, BO, CY, someone("Dee"))
    _, jane, member_ids = acme(session, *people)
    for person in people:
        wrote(session, person, MONDAY - DAY, jane)
    team_of(session, list(member_ids.values())[:3], "Nordics")
    team_of(session, list(member_ids.values()), "South")
    admin = replace(ADA, profile=replace(ADA.profile, is_admin=True))
    nordics, south = team_stats(session, admin, "7d", MONDAY)
    assert (nordics.activity.dms.target, south.activity.dms.target) == (3, 0)


def a_team_with_targets(session: Session) -> int:
    """Ada has the most target engagers, Bo the higher share, the DMs and the wins."""
    acme_id, jane, member_ids = acme(session, ADA, BO, CY)
    sam = contact(session, ADA, acme_id, "Sam Lee")
    engaged(session, ADA, MONDAY - 3 * DAY, acme_id, jane, sam, people=20)
    engaged(session, BO, MONDAY - 3 * DAY, acme_id, jane, people=5)
    wrote(session, BO, MONDAY - DAY, jane)
    wrote(session, BO, MONDAY - DAY, sam)
    wrote(session, CY, MONDAY - DAY, sam)
    for kind in ("meeting", "closed_won"):
        won(session, BO, MONDAY - DAY, acme_id, kind)
    won(session, CY, MONDAY - DAY, acme_id, "opportunity")
    return team_of(session, list(member_ids.values()))


def test_the_weekly_board_ranks_target_engagers_if_two_members_have_some(session: Session) -> None:
    team_id = a_team_with_targets(session)
    what = owed(session, Kind.BOARD, Recipient("team", team_id), MONDAY, "2026-W48")
    result = compose(session, what, compose_board, MONDAY)
    assert isinstance(result, Board)
    assert result.measure is Measure.TARGET_ENGAGERS
    assert [row.standing.name for row in result.rows] == ["Ada", "Bo"]
    assert (result.now.targets.targets, result.now.targets.people) == (3, 25)


@pytest.mark.parametrize(
    ("measure", "places"),
    [
        (None, [("Ada", 2), ("Bo", 1)]),
        (Measure.TARGET_SHARE, [("Bo", Fraction(1, 5)), ("Ada", Fraction(1, 10))]),
        (Measure.TARGET_DMS, [("Bo", 2), ("Cy", 1), ("Ada", None)]),
        (Measure.WINS, [("Bo", 2), ("Cy", 1), ("Ada", None)]),
    ],
)
def test_a_board_can_be_ranked_by_target_measures(
    session: Session, measure: Measure | None, places: list[tuple[str, int | None]]
) -> None:
    a_team_with_targets(session)
    result: Leaderboard = ranking(session, ADA, measure, "7d", MONDAY)
    assert result.board is not None
    shown = [(row.standing.name, row.standing.value(result.measure)) for row in result.board.rows]
    assert shown == places
    bo = next(row.standing for row in result.board.rows if row.standing.name == "Bo")
    assert bo.wins == WinTally(meetings=1, deals=1)
