"""Totals of overlapping teams never reveal one or two people by subtraction."""

from dataclasses import replace
from datetime import timedelta

from sqlmodel import Session

from domain.engagement import Figures
from services.figures.team_stats import team_stats
from tests.services.team import ADA, BO, CY, MONDAY, joins, posted, someone, team_of
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
