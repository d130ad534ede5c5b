"""Samples for Home, as a tab and as a message."""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from domain.coaching.do_next import (
    AddTargets,
    DoNext,
    ListEngagers,
    LogPost,
    UpdateNumbers,
    WriteTo,
)
from domain.coaching.home_page import FirstSteps, HomePage, OpenNudge, ShortHome
from domain.coaching.target_facts import EngagedTarget
from domain.figures.board import OwnPlace, UsualPlace
from domain.figures.coach_overview import CoachOverview, Covered, TeamBoard, WorkspaceTotals
from domain.figures.measures import Measure, Standing
from domain.figures.pipeline import Tally
from domain.figures.stats import Stats, total
from domain.people.teams import LONGEST_NAME, MissedBoard, TeamName
from tests.domain.strategies import COUNTS, DAYS
from tests.views.samples.coaching_samples import AMOUNTS, FINDINGS, PEOPLE
from tests.views.samples.extreme_values import (
    ANY_TEXT,
    IDS,
    MOMENTS,
    POSTS,
    figures_of_a_window,
    posts,
)
from tests.views.samples.people_samples import PLANS, ZONES
from views.blocks import Block, Message
from views.coaching import do_next
from views.figures import coach_overview, home, home_steps, short_home

TEAM_NAMES = ANY_TEXT.filter(bool).map(lambda name: name[:LONGEST_NAME])
ENGAGED = st.builds(EngagedTarget, PEOPLE, DAYS, DAYS)
STEPS = st.builds(FirstSteps, *[st.booleans()] * 5)
DO_NEXT: SearchStrategy[DoNext] = (
    st.builds(WriteTo, ENGAGED, COUNTS)
    | st.builds(UpdateNumbers, POSTS)
    | st.builds(ListEngagers, POSTS)
    | st.builds(AddTargets)
    | st.builds(LogPost, st.none() | DAYS)
)


@st.composite
def short_homes(draw: st.DrawFn) -> ShortHome:
    """Dashboards whose figures are those of their posts."""
    score = draw(st.none() | st.decimals(0, 100, places=3))
    recent = tuple(draw(posts(3)))
    shown = draw(figures_of_a_window())
    return ShortHome(
        next=draw(DO_NEXT),
        steps=draw(STEPS),
        stats=Stats(**{**vars(shown), "now": total(list(recent)) if recent else shown.now}),
        newest=recent,
        warm=(draw(ENGAGED),) * draw(st.sampled_from([0, 1, 2, 40])),
        score=score,
        scored_on=draw(DAYS) if score is not None else None,
        latest_act=draw(st.none() | IDS),
        shared=draw(st.booleans()),
    )


NUDGES = st.builds(
    lambda nudge, count: (nudge,) * count,
    st.builds(OpenNudge, IDS, st.one_of(list(FINDINGS.values()))),
    st.sampled_from([0, 1, 12]),
)
PLACES = st.builds(
    UsualPlace,
    TEAM_NAMES,
    st.sampled_from([Measure.TARGET_ENGAGERS, Measure.ENGAGERS, Measure.POSTS]),
    st.builds(
        OwnPlace,
        st.none() | st.integers(1, 100),
        st.integers(1, 100),
        st.builds(Standing, IDS, TEAM_NAMES, COUNTS, COUNTS, COUNTS),
        st.just(value=True),
        st.booleans(),
    ),
)
BOARDS = st.builds(
    TeamBoard,
    st.builds(TeamName, IDS, TEAM_NAMES),
    ZONES,
    st.builds(MissedBoard, MOMENTS, st.booleans(), ANY_TEXT.map(lambda text: text[:200])),
    st.none() | st.just("not_in_channel"),
)
OVERVIEWS = st.builds(
    CoachOverview,
    st.builds(lambda board, count: (board,) * count, BOARDS, st.sampled_from([0, 1, 300])),
    COUNTS,
    st.none()
    | st.builds(
        WorkspaceTotals,
        COUNTS,
        st.builds(Covered, COUNTS, COUNTS, st.integers(7, 90), COUNTS),
        st.builds(Tally, COUNTS, COUNTS, COUNTS, AMOUNTS, AMOUNTS, COUNTS),
        COUNTS,
    ),
)
PAGES = st.builds(
    HomePage,
    short_homes(),
    PLANS,
    NUDGES,
    st.lists(PLACES, max_size=3).map(tuple),
    st.none() | OVERVIEWS,
)

MESSAGES: dict[Callable[..., Any], SearchStrategy[Message]] = {
    short_home.short_home: st.builds(short_home.short_home, short_homes()),
}
HOMES: dict[Callable[..., Any], SearchStrategy[Block]] = {
    home.home: st.builds(home.home, PAGES),
}
PARTS: dict[Callable[..., Any], SearchStrategy[list[Block]]] = {
    do_next.do_next_button: st.builds(do_next.do_next_button, DO_NEXT).map(
        lambda button: [{"type": "actions", "elements": [button]}]
    ),
    short_home.figure_blocks: st.builds(short_home.figure_blocks, figures_of_a_window()),
    home_steps.top: st.builds(home_steps.top, short_homes(), counts_others=st.booleans()),
    short_home.log_buttons: st.builds(short_home.log_buttons, short_homes()).map(
        lambda buttons: [{"type": "actions", "elements": buttons}]
    ),
    coach_overview.coach_overview: st.builds(coach_overview.coach_overview, OVERVIEWS),
}
