"""All totals that a coach may see in a window, for teams, consents and windows of every mix."""

from dataclasses import replace
from datetime import timedelta
from itertools import combinations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from domain.engagement import Figures
from services.figures.team_stats import team_stats
from tests.services.team import MONDAY, change, joins, posted, someone, team_of

PEOPLE = [someone(name) for name in ("Ada", "Bo", "Cy", "Dee", "Eli", "Flo")]
INDEXES = range(len(PEOPLE))
TEAMS = st.lists(st.frozensets(st.sampled_from(INDEXES), min_size=2), min_size=2, max_size=4)
#: For each person, how many days ago they posted.
POSTS = st.lists(st.integers(1, 25), min_size=len(PEOPLE), max_size=len(PEOPLE))


@settings(
    max_examples=12,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(TEAMS, st.frozensets(st.sampled_from(INDEXES)), POSTS, st.integers(5, 28))
def test_what_a_coach_sees_of_teams_reveals_no_one_or_two_members(
    session: Session,
    teams: list[frozenset[int]],
    agreed: frozenset[int],
    days_ago: list[int],
    window_days: int,
) -> None:
    with session.begin_nested() as savepoint:
        ids = [joins(session, person) for person in PEOPLE]
        for index, person in enumerate(PEOPLE):
            change(session, ids[index], on_board=index in agreed)
            at = MONDAY - timedelta(days=days_ago[index])
            posted(session, person, at, Figures(views=500), taken=at + timedelta(hours=1))
        for number, members in enumerate(teams):
            team_of(session, [ids[index] for index in members], f"Team {number}")
        admin = replace(PEOPLE[0], profile=replace(PEOPLE[0].profile, is_admin=True))
        totals = team_stats(session, admin, f"{window_days}d", MONDAY)
        savepoint.rollback()
    for moments in (range(window_days), range(window_days, 2 * window_days)):
        shown = [
            frozenset(index for index in teams[number] if days_ago[index] in moments)
            for number, total in enumerate(totals)
            if (total.now if moments.start == 0 else total.before) is not None
        ]
        assert all(len(members) >= 3 for members in shown)
        for one, other in combinations([frozenset[int](), *shown], 2):
            assert len(one ^ other) not in (1, 2)
            assert len((one ^ other) - agreed) not in (1, 2)
