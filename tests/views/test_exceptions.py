"""What views say when there is too much to show, too little, or when something failed."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from domain.accounts import Contact
from domain.coaching.target_rules import SilentAccount, SilentAccounts
from domain.figures.target_share import TargetShare
from domain.figures.team_stats import Part, TeamTotals
from domain.people.teams import MissedBoard, Setup, Team, TeamDetails
from domain.targets.account_details import MergeCandidates
from domain.targets.account_list import AccountListPage, AccountListQuery, Show
from domain.timing.periods import Window
from playground.testing.reading import as_read
from views.coaching.target_findings import share, target_advice, target_headline
from views.entries.log_form import date_read
from views.figures.team_stats import team_stats
from views.people.setup_page import setup_overview
from views.targets.account_list import account_list_page
from views.targets.contact_merge import merge_form

MONDAY = date(2026, 11, 23)
WEEK = Window(MONDAY, MONDAY, "this week")
DUE = datetime(2026, 11, 23, 10, tzinfo=UTC)
DETAILS = TeamDetails("Nordics", "C1", "Etc/UTC", 1, 600, ())


HIDDEN = TeamTotals("A", WEEK, 5, None, None, withheld=frozenset({Part.POSTS}))


def setup_of(*teams: Team) -> str:
    return str(setup_overview(Setup(teams, may_appoint=True, coaches={}, thresholds={})))


def test_teams_beyond_the_page_have_buttons_or_are_counted() -> None:
    shown = setup_of(*(Team(number, DETAILS, ()) for number in range(1, 401)))
    assert "more teams, each with a button" in shown
    assert "more don't fit here." in shown


@pytest.mark.parametrize(
    ("missed", "said"),
    [
        (MissedBoard(DUE, True, ""), "may not have been posted: Slack did not answer."),
        (MissedBoard(DUE, False, "too late"), "was not posted: too late."),
    ],
)
@pytest.mark.parametrize("may_post", [True, False])
def test_a_missed_board_can_be_posted_where_that_makes_sense(
    missed: MissedBoard, said: str, may_post: bool
) -> None:
    missed = MissedBoard(missed.due_at, missed.in_doubt, missed.reason, may_post)
    shown = setup_of(Team(1, DETAILS, (), missed=missed))
    assert said in shown
    assert ("Post this week's board now" in shown) is may_post


@pytest.mark.parametrize(
    ("totals", "said"),
    [
        (HIDDEN, "5 members joined; a total needs 3 members with posts."),
        (replace(HIDDEN, beside="B"), "Together with those of B, its totals"),
        (replace(HIDDEN, beside_board=True), "Together with its board"),
        (TeamTotals("A", WEEK, 5, None, None), "Nobody posted in this window."),
    ],
)
def test_hidden_totals_say_why(totals: TeamTotals, said: str) -> None:
    assert said in as_read(team_stats([totals]).text)


def test_an_account_list_without_leavers_says_so() -> None:
    page = AccountListPage(AccountListQuery(show=Show.LEFT), ())
    assert "has one who is still here" in account_list_page(page).text


def test_a_choice_among_many_people_says_how_many_there_are() -> None:
    jane, *others = (Contact(number, 1, f"Jane {number}") for number in range(1, 152))
    assert "These are 100 of 150 people there." in str(
        merge_form("key", MergeCandidates(jane, "Acme", tuple(others)))
    )


def test_a_link_without_a_date_asks_for_it() -> None:
    assert date_read(None) == "This link contains no date: please pick the date below."
    assert as_read(date_read(MONDAY)) == "Posted on Mon 23 Nov 2026, read from the link."


def test_a_share_of_no_people_is_none() -> None:
    assert share(TargetShare()) == "none"


def test_one_silent_account_is_named() -> None:
    silent = SilentAccounts((SilentAccount(1, "Acme", None),), 1, 30, True)
    assert as_read(target_headline(silent)) == "Acme has been silent: no touch for 30 days."
    assert "someone at Acme" in as_read(target_advice(silent))
