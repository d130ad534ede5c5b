"""Totals for one reader, in every mix of overlapping teams and of members who agreed to a board."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.figures.shown_totals import ShownTotals

MEMBERS = st.integers(1, 9)
TEAMS = st.lists(st.frozensets(MEMBERS), max_size=8)


@given(TEAMS, st.frozensets(MEMBERS))
def test_no_shown_totals_reveal_one_or_two_people(
    teams: list[frozenset[int]], agreed: frozenset[int]
) -> None:
    totals = ShownTotals({"posts": agreed})
    shown = [team for at, team in enumerate(teams) if totals.allow("posts", str(at), team)]
    assert all(len(team) >= 3 for team in shown)
    for team in shown:
        assert len(team - agreed) not in (1, 2)
    for one, other in combinations(shown, 2):
        assert len(one ^ other) not in (1, 2)
        assert len((one ^ other) - agreed) not in (1, 2)


@given(TEAMS, st.frozensets(MEMBERS), st.frozensets(MEMBERS))
def test_a_conflict_is_with_the_first_total_that_reveals_somebody(
    teams: list[frozenset[int]], agreed: frozenset[int], people: frozenset[int]
) -> None:
    totals = ShownTotals({"posts": agreed})
    shown = [str(at) for at, team in enumerate(teams) if totals.allow("posts", str(at), team)]
    first = next(
        (
            name
            for name in shown
            if {len(teams[int(name)] ^ people), len((teams[int(name)] ^ people) - agreed)} & {1, 2}
        ),
        None,
    )
    assert totals.conflicting("posts", people) == first


@given(TEAMS)
def test_the_first_total_of_three_people_is_shown(teams: list[frozenset[int]]) -> None:
    totals = ShownTotals()
    wide = [team for team in teams if len(team) >= 3]
    decided = [totals.allow("posts", "", team) for team in teams]
    assert any(decided) is bool(wide)


@pytest.mark.parametrize(
    ("agreed", "shown"), [((), True), ((1,), True), ((1, 2), False), ((1, 2, 3, 4), True)]
)
def test_a_total_less_the_rows_of_a_board_reveals_no_member_who_did_not_agree(
    agreed: tuple[int, ...], shown: bool
) -> None:
    assert ShownTotals({"dms": agreed}).allow("dms", "Nordics", {1, 2, 3, 4}) is shown


def test_kinds_of_figures_do_not_conflict() -> None:
    totals = ShownTotals()
    assert totals.allow("dms", "Nordics", {1, 2, 3})
    assert totals.allow("comments", "South", {1, 2, 3, 4})
    assert totals.conflicting("dms", {1, 2, 3, 4}) == "Nordics"
