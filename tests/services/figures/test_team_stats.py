"""Totals of overlapping teams never reveal one or two people by subtraction."""

from dataclasses import replace
from datetime import timedelta

from sqlmodel import Session

from domain.engagement import Figures
from domain.figures.team_stats import Part
from services.figures.team_stats import team_stats
from tests.services.team import ADA, BO, CY, MONDAY, change, joins, posted, someone, team_of
from views.figures.team_stats import team_title


def test_totals_that_differ_by_one_person_are_not_both_shown(session: Session) -> None:
    people = (ADA, BO, CY, someone("Dee"))
    member_ids = [joins(session, person) for person in people]
    for person in people:
        posted(session, person, MONDAY - timedelta(days=5), Figures(views=500))
    team_of(session, member_ids[:3], "Nordics")
    team_of(session, member_ids, "South")
    admin = replace(ADA, profile=replace(ADA.profile, is_admin=True))
    nordics, south = team_stats(session, admin, "7d", MONDAY)
    assert nordics.now is not None
    assert (south.now, south.beside) == (None, "Nordics")
    assert (nordics.in_others, south.in_others) == (3, 3)
    assert "who joined, 3 of them also in another team" in team_title(south)
    assert team_stats(session, admin, "7d", MONDAY, "south") == [south]


def test_none_is_told_of_three_members_and_hidden_of_one_or_two(session: Session) -> None:
    member_ids = [joins(session, person) for person in (ADA, BO, CY)]
    team_of(session, member_ids, "Nordics")
    team_of(session, member_ids[:2], "Pair")
    admin = replace(ADA, profile=replace(ADA.profile, is_admin=True))
    idle, pair = team_stats(session, admin, "7d", MONDAY)
    assert idle.withheld == frozenset()
    assert pair.withheld == {Part.POSTS, Part.LISTED, Part.DMS, Part.COMMENTS}  # wins never are
    posted(session, CY, MONDAY - timedelta(days=5), Figures(views=500))
    [busy] = team_stats(session, admin, "7d", MONDAY, "nordics")
    assert busy.withheld == {Part.POSTS, Part.LISTED}


def test_the_week_before_is_hidden_beside_a_board_that_shows_all_but_one(session: Session) -> None:
    people = (ADA, BO, CY, someone("Dee"))
    member_ids = [joins(session, person) for person in people]
    team_of(session, member_ids, "Nordics")
    for member_id in member_ids[:3]:
        change(session, member_id, on_board=True)
    change(session, member_ids[3], on_board=False)
    for ago in (5, 12):
        for person in people[:3]:
            posted(session, person, MONDAY - timedelta(days=ago), Figures(views=500))
    posted(session, people[3], MONDAY - timedelta(days=12), Figures(views=500))
    admin = replace(ADA, profile=replace(ADA.profile, is_admin=True))
    [team] = team_stats(session, admin, "7d", MONDAY)
    assert (team.now is not None, team.before) == (True, None)
    assert Part.POSTS in team.withheld_before - team.withheld
