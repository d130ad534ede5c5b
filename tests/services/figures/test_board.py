"""A team's board: its members, their places, and the moment it is read as of."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest
from sqlmodel import Session

from domain.engagement import Figures
from domain.errors import UserError
from domain.figures.board import Board, Leaderboard
from domain.figures.measures import Measure
from domain.people.members import Person
from domain.timing.schedules import TOO_FEW, Kind, Owed, Recipient, Skip
from playground.testing.reading import as_read
from services.delivery.ledger import compose
from services.figures.board import compose_board, ranking
from services.people.joining import leave
from storage.tables import MemberRow, TeamRow
from tests.services.entries.test_entry_cost import counting
from tests.services.target_week import account, contact, won, wrote
from tests.services.team import (
    ADA,
    BO,
    CY,
    MONDAY,
    change,
    joins,
    owed,
    posted,
    someone,
    submitted,
    team_of,
)
from views.figures.board import board
from views.figures.leaderboard import leaderboard

DAY = timedelta(days=1)


def week_of_posts(session: Session, person: Person, *figures: Figures, ago: int = 6) -> None:
    for day, each in enumerate(figures):
        posted(session, person, MONDAY - (ago - day) * DAY, each)


def team_that_posts(session: Session) -> tuple[int, dict[str, int]]:
    """A team in which Ada and Bo tie, above Cy."""
    member_ids = {person.profile.name: joins(session, person) for person in (ADA, BO, CY)}
    week_of_posts(session, ADA, Figures(500, 10), Figures(500, 10))
    week_of_posts(session, BO, Figures(250, 5), Figures(250, 5))
    week_of_posts(session, CY, Figures(500, 5), Figures(500, 5), Figures(500, 5))
    return team_of(session, list(member_ids.values())), member_ids


def due(session: Session, team_id: int) -> Owed:
    return owed(session, Kind.BOARD, Recipient("team", team_id), MONDAY, "2026-W48")


def composed(session: Session, team_id: int) -> Board:
    result = compose(session, due(session, team_id), compose_board, MONDAY)
    assert isinstance(result, Board)
    return result


def places(result: Board | None) -> list[tuple[int | None, str]]:
    return [(row.rank, row.standing.name) for row in result.rows] if result else []


def test_the_weekly_board_ranks_by_a_count_until_engagers_are_listed(session: Session) -> None:
    team_id, _ = team_that_posts(session)
    result = composed(session, team_id)
    assert places(result) == [(1, "Ada"), (2, "Cy"), (3, "Bo")]
    assert result.measure is Measure.ENGAGERS
    assert "1. Ada, unique engagers 20, posts 2." in board(result).text


def test_a_board_reads_the_posts_of_all_its_windows_in_one_statement(session: Session) -> None:
    team_id, _ = team_that_posts(session)
    weekly = due(session, team_id)
    session.expunge_all()
    with counting(session.get_bind()) as statements:
        compose(session, weekly, compose_board, MONDAY)
    assert len(statements) == 5
    assert sum("FROM post" in each for each in statements) == 1


def test_the_weekly_board_names_no_best_rate_where_two_are_too_close(
    session: Session,
) -> None:
    team_id, _ = team_that_posts(session)
    for ago in (9, 11, 14):
        posted(session, BO, MONDAY - ago * DAY, Figures(900, 18))
        posted(session, CY, MONDAY - ago * DAY, Figures(900, 3))
    result = composed(session, team_id)
    assert result.longer.days == 30
    shown = board(result)
    for text in (shown.text, str(shown.blocks)):
        assert "est engagement rate in" not in as_read(text)
        assert "ost improved" not in as_read(text)


def test_the_weekly_board_tells_who_improved_most_in_30_days(session: Session) -> None:
    team_id, _ = team_that_posts(session)
    for weeks in (6, 7, 8, 9):
        posted(session, ADA, MONDAY - timedelta(weeks=weeks), Figures(900, 2))
        posted(session, CY, MONDAY - timedelta(weeks=weeks), Figures(900, 9))
    assert "ost improved engagement rate in 30 days: Ada (+1.78 points)." in as_read(
        board(composed(session, team_id)).text
    )


def test_one_lucky_post_does_not_lead_the_rates_alone(session: Session) -> None:
    member_ids = [joins(session, person) for person in (ADA, BO)]
    team_of(session, member_ids)
    posted(session, ADA, MONDAY - 3 * DAY, Figures(100, 4))
    for ago in range(2, 9):
        posted(session, BO, MONDAY - ago * DAY, Figures(800, 24))
    result = asked(session, ADA)
    assert places(result.board) == [(1, "Ada"), (1, "Bo")]
    assert result.own is not None
    assert result.own.shared
    assert "=1. Ada" in leaderboard(result).text


def test_a_rate_of_a_week_is_ranked_over_30_days(session: Session) -> None:
    team_that_posts(session)
    posted(session, BO, MONDAY - 20 * DAY, Figures(900, 18))
    week = asked(session, ADA, Measure.RATE, "2026-W47")
    assert (week.window.days, week.window.last.isoformat()) == (30, "2026-11-22")
    assert asked(session, ADA, Measure.RATE, "90d").window.days == 90
    assert asked(session, ADA, Measure.POSTS, "2026-W47").window.days == 7


def test_a_board_has_five_columns_at_most_and_none_without_a_value(session: Session) -> None:
    team_id, member_ids = team_that_posts(session)
    table = next(each for each in board(composed(session, team_id)).blocks if "rows" in each)
    assert [cell["text"] for cell in table["rows"][0]] == ["Name", "Engagers", "Posts"]
    acme_id = account(session, ADA, "Acme")
    won(session, CY, MONDAY - DAY, acme_id, "closed_won", "45000")
    wrote(session, CY, MONDAY - DAY, contact(session, ADA, acme_id, "Jane Doe"))
    change(session, member_ids["Cy"], board_amounts=True)
    table = next(each for each in board(composed(session, team_id)).blocks if "rows" in each)
    assert [[cell["text"] for cell in row] for row in table["rows"][:3]] == [
        ["Name", "Engagers", "Wins", "Target DMs"],
        ["1.\u00a0Ada", "20", "0", "0"],
        ["2.\u00a0Cy", "15", "1", "1"],
    ]
    assert (
        "1. Ada, unique engagers 20, wins 0, target DMs 0."
        in board(composed(session, team_id)).text
    )


def test_the_table_shortens_a_name_that_the_text_gives_whole(session: Session) -> None:
    name = "Jörg Müller-Weißenfels-Berg"
    long = someone(name)
    team_id = team_of(session, [joins(session, long), joins(session, BO)])
    for person in (long, BO):
        week_of_posts(session, person, Figures(500, 10), Figures(500, 10))
    message = board(composed(session, team_id))
    table = next(each for each in message.blocks if "rows" in each)
    assert "=1.\u00a0Jörg Müller-Weißenfels…" in [row[0]["text"] for row in table["rows"]]
    assert f"=1. {name}, " in message.text


def test_who_won_is_told_first_and_by_kind(session: Session) -> None:
    team_id, member_ids = team_that_posts(session)
    acme_id = account(session, ADA, "Acme")
    won(session, CY, MONDAY - DAY, acme_id, "closed_won", "45000")
    won(session, CY, MONDAY - DAY, acme_id, "meeting")
    won(session, ADA, MONDAY - DAY, acme_id, "meeting")
    change(session, member_ids["Cy"], board_amounts=True)
    message = board(composed(session, team_id))
    told = "Cy: 1 deal (EUR 45,000), 1 meeting; Ada: 1 meeting."
    assert as_read(message.blocks[1]["text"]["text"]).startswith(f"*Wins:* {told}")
    assert f"Wins: {told}" in as_read(message.text)
    by_wins = board(replace(composed(session, team_id), measure=Measure.WINS))
    assert "Wins:" not in by_wins.text
    table = next(each for each in by_wins.blocks if "rows" in each)
    cells = [as_read(cell["text"]) for row in table["rows"] for cell in row]
    assert "1 deal, EUR 45,000 + 1 meeting" in cells


@pytest.mark.parametrize("posts", [0, 12])
def test_rates_too_close_to_rank_are_said_so_once(session: Session, posts: int) -> None:
    team_that_posts(session)
    week_of_posts(session, ADA, *[Figures(5000, 500)] * posts, ago=20)
    found = asked(session, ADA, Measure.RATE)
    assert found.board is not None
    shown = leaderboard(found)
    level = {row.rank for row in found.board.rows} == {1}
    assert level is (posts == 0)
    text = as_read(shown.text)
    assert ("Too close to rank: all three share first place." in text) is level
    assert ("A rate from few posts counts less" in text) is not level
    assert ("Your place: =1 of 3" in text) is level
    assert "too close to tell apart)" not in text
    assert "Ranges count" not in text


def test_ranges_are_explained_where_the_table_counts_one(session: Session) -> None:
    team_id, _ = team_that_posts(session)
    posted(session, BO, MONDAY - 4 * DAY, Figures(250, None, 8, 90))
    assert "Ranges count at their low end." in board(composed(session, team_id)).text


def test_the_teams_totals_are_compared_with_the_week_before(session: Session) -> None:
    team_id, _ = team_that_posts(session)
    week_of_posts(session, ADA, Figures(300, 3), ago=13)
    result = composed(session, team_id)
    assert (result.now.posts, result.now.views, result.before.posts) == (7, 3000, 1)
    assert "Together: 7 posts (the week before: 1), 3,000 views (the week before: 300)" in as_read(
        board(result).text
    )


def test_the_board_pings_no_member_and_never_shows_ssi_scores(session: Session) -> None:
    evil = someone("<!channel> <@U1>")
    team_id = team_of(session, [joins(session, evil), joins(session, BO)])
    for person in (evil, BO):
        week_of_posts(session, person, Figures(500, 10), Figures(500, 10))
    message = board(composed(session, team_id))
    assert "<!channel>" not in message.text
    assert "SSI" not in str(message.blocks) + message.text


@pytest.mark.parametrize(
    "settings",
    [
        {"on_board": False},
        {"on_board": None},
        {"paused_until": MONDAY.date() + DAY},
        {"unreachable": "user_disabled"},
        {"joined_at": None},
    ],
)
def test_only_active_members_who_agreed_are_shown(
    session: Session, settings: dict[str, object]
) -> None:
    team_id, member_ids = team_that_posts(session)
    change(session, member_ids["Ada"], **settings)
    result = composed(session, team_id)
    assert places(result) == [(1, "Cy"), (2, "Bo")]
    assert result.now.posts == 5


def test_a_deactivated_member_is_not_shown(session: Session) -> None:
    team_id, member_ids = team_that_posts(session)
    session.get_one(MemberRow, member_ids["Bo"]).refused = "deactivated"
    session.flush()
    assert places(composed(session, team_id)) == [(1, "Ada"), (2, "Cy")]


def test_a_member_who_leaves_before_the_send_is_not_shown(session: Session) -> None:
    team_id, _ = team_that_posts(session)
    what = due(session, team_id)
    leave(session, submitted(ADA, MONDAY))
    result = compose(session, what, compose_board, MONDAY + timedelta(hours=1))
    assert isinstance(result, Board)
    assert "Ada" not in board(result).text


def test_fewer_than_two_members_make_no_board(session: Session) -> None:
    team_id = team_of(session, [joins(session, ADA), joins(session, BO)])
    week_of_posts(session, ADA, Figures(500, 10), Figures(500, 10))
    assert compose(session, due(session, team_id), compose_board, MONDAY) == Skip(TOO_FEW)


def test_a_board_reads_as_of_its_due_time(session: Session) -> None:
    team_id, _ = team_that_posts(session)
    on_time = composed(session, team_id)
    late = MONDAY + timedelta(hours=2)
    posted(session, CY, MONDAY - 6 * DAY, Figures(9000, 9000), taken=late)
    assert compose(session, due(session, team_id), compose_board, late) == on_time


def test_a_removed_team_has_no_board(session: Session) -> None:
    team_id, _ = team_that_posts(session)
    what = due(session, team_id)
    session.get_one(TeamRow, team_id).removed_at = MONDAY
    session.flush()
    assert compose(session, what, compose_board, MONDAY) == Skip("the team was removed")


def asked(
    session: Session, person: Person, measure: Measure = Measure.RATE, window: str = "7d"
) -> Leaderboard:
    return ranking(session, person, measure, window, MONDAY)


def test_a_member_sees_their_own_place(session: Session) -> None:
    team_that_posts(session)
    result = asked(session, CY, Measure.ENGAGERS)
    assert result.own is not None
    assert (result.own.rank, result.own.of, result.own.on_board) == (2, 3, True)
    assert result.channel == "C1"


def test_a_hidden_member_alone_sees_their_would_be_place(session: Session) -> None:
    _, member_ids = team_that_posts(session)
    change(session, member_ids["Bo"], on_board=False)
    own = asked(session, BO, Measure.ENGAGERS)
    assert own.own is not None
    assert (own.own.rank, own.own.of, own.own.on_board) == (3, 3, False)
    others = places(asked(session, ADA, Measure.ENGAGERS).board)
    assert places(own.board) == others == [(1, "Ada"), (2, "Cy")]


@pytest.mark.parametrize("window", ["30d", "2026-11", "2026-W47"])
def test_an_old_board_can_be_shown(session: Session, window: str) -> None:
    team_that_posts(session)
    assert len(places(asked(session, ADA, Measure.POSTS, window).board)) == 3


def test_most_improved_compares_with_the_members_own_baseline(session: Session) -> None:
    team_that_posts(session)
    for weeks in (6, 7, 8):
        posted(session, CY, MONDAY - timedelta(weeks=weeks), Figures(500, 1))
        posted(session, BO, MONDAY - timedelta(weeks=weeks), Figures(500, 9))
    result = asked(session, BO, Measure.IMPROVED)
    assert result.board is not None
    assert [(row.rank, row.standing.gain) for row in result.board.rows] == [
        (1, Fraction(4, 500)),
        (1, Fraction(1, 500)),
        (None, None),
    ]


def test_a_window_without_posts_has_no_board(session: Session) -> None:
    team_that_posts(session)
    result = asked(session, ADA, window="2026-01")
    assert result.own is not None
    assert (result.board, result.channel, result.own.rank) == (None, None, None)


def test_a_member_without_a_team_learns_what_to_do(session: Session) -> None:
    joins(session, ADA)
    with pytest.raises(UserError, match="in a team"):
        asked(session, ADA)
    admin = replace(ADA, profile=replace(ADA.profile, is_admin=True))
    with pytest.raises(UserError, match="There is no team yet, so there is no board"):
        asked(session, admin)
