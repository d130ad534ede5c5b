"""Samples for joining, settings, the setup, team totals and the leaderboard."""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from domain.coaching.rules import Rule
from domain.figures.board import Leaderboard
from domain.figures.coach_overview import CoachOverview, Covered, TeamBoard, WorkspaceTotals
from domain.figures.coach_week import CoachWeek
from domain.figures.measures import Measure
from domain.figures.ranking import own_place
from domain.figures.team_stats import TeamTotals
from domain.people.board_consent import BoardAnswered, BoardQuestion
from domain.people.handover import Handover
from domain.people.member_settings import (
    NO_COUNTRY,
    Invitation,
    LeaveResult,
    MemberSettings,
    Plan,
    SettingsGroup,
    Upcoming,
)
from domain.people.missing_scopes import MissingScopes
from domain.people.teams import (
    LONGEST_NAME,
    BoardNotice,
    Invited,
    MissedBoard,
    Setup,
    Team,
    TeamDetails,
    TeamMate,
    TeamName,
)
from domain.thresholds import SPECS
from domain.timing.schedules import CHANNEL_TROUBLES, Kind
from tests.domain.strategies import ACTIVITIES, COUNTS, DAYS
from tests.views.samples.coaching_samples import boards, standings
from tests.views.samples.extreme_values import (
    ANY_TEXT,
    IDS,
    MOMENTS,
    TOTALS,
    WINDOWS,
    figures_of_a_window,
)
from tests.views.samples.win_samples import TALLIES
from views import link_offers
from views.blocks import Block, Message, Modal
from views.figures import (
    coach_week,
    leaderboard,
    team_stats,
    team_table,
)
from views.people import (
    board_consent,
    board_notices,
    handover,
    holiday_countries,
    joining,
    missing_scopes,
    settings_form,
    settings_page,
    setup_choices,
    setup_form,
    setup_page,
)

MINUTES = st.integers(0, 24 * 60 - 1)
WEEKDAYS = st.integers(1, 7)
COUNTRIES = st.sampled_from([None, NO_COUNTRY, "SE", "XX"])
ZONES = st.sampled_from(["Etc/UTC", "Europe/Stockholm", "America/Argentina/ComodRivadavia"])
NAMES = ANY_TEXT.map(lambda text: text[:200])
TEAM_NAMES = ANY_TEXT.map(lambda text: text[:LONGEST_NAME].strip()).filter(bool)
CHANNELS = st.sampled_from(["C0SALES", "C0123456789"])
TROUBLES = st.sampled_from(sorted(CHANNEL_TROUBLES)) | st.just("fatal_error")
#: Moments that every time zone can represent.
SOON = MOMENTS.filter(lambda moment: 1950 < moment.year < 2100)

SETTINGS = st.builds(
    MemberSettings,
    on_board=st.none() | st.booleans(),
    board_amounts=st.booleans(),
    shares_ssi=st.booleans(),
    shares_accounts=st.booleans(),
    digest_on=st.booleans(),
    digest_weekday=WEEKDAYS,
    digest_minute=MINUTES,
    reminder_on=st.booleans(),
    reminder_day=st.integers(1, 28),
    nudges_on=st.booleans(),
    nudge_minute=MINUTES,
    muted_rules=st.frozensets(st.sampled_from([rule.value for rule in Rule]) | st.just("new")),
    working_days=st.frozensets(WEEKDAYS, min_size=1).map(lambda days: tuple(sorted(days))),
    country=COUNTRIES,
    link_offers_on=st.booleans(),
    quiet_from=st.none() | MINUTES,
    quiet_until=st.none() | MINUTES,
    paused_until=st.none() | DAYS,
)
PLANS = st.builds(
    Plan,
    joined=st.booleans(),
    settings=SETTINGS,
    zone_name=ZONES,
    today=DAYS,
    upcoming=st.lists(st.builds(Upcoming, st.sampled_from(Kind), SOON), max_size=3).map(tuple),
    teams=st.lists(TEAM_NAMES, max_size=3).map(tuple),
    council=st.booleans(),
    coaches=st.booleans(),
)
MATES = st.builds(
    TeamMate, IDS, st.just("U0ADA"), NAMES, st.booleans(), st.booleans(), st.booleans()
)
USERS = st.integers(0, 100).map(lambda count: tuple(f"U{number}" for number in range(count)))
TEAMS = st.builds(
    Team,
    IDS,
    st.builds(TeamDetails, TEAM_NAMES, st.none() | CHANNELS, ZONES, WEEKDAYS, MINUTES, USERS),
    st.lists(MATES, max_size=3).map(tuple),
    st.none() | TROUBLES,
    st.none() | SOON,
)
THRESHOLDS = st.dictionaries(
    st.sampled_from([spec.name.value for spec in SPECS]), st.sampled_from(["1.8", "300"])
)


@st.composite
def setups(draw: st.DrawFn) -> Setup:
    """Setups with a few teams, or with more than fit on the page."""
    teams = tuple(draw(st.lists(TEAMS, max_size=3))) * draw(st.sampled_from([1, 60]))
    coaches = draw(st.lists(NAMES, max_size=4)) * draw(st.sampled_from([1, 30]))
    named = {f"U{number}": name for number, name in enumerate(coaches)}
    return Setup(
        teams,
        draw(st.booleans()),
        named,
        draw(THRESHOLDS),
        draw(st.booleans()),
        draw(COUNTS),
        draw(st.booleans()),
    )


TEAM_TOTALS = st.builds(
    TeamTotals,
    TEAM_NAMES,
    WINDOWS,
    COUNTS,
    st.none() | TOTALS,
    st.none() | TOTALS,
    activity=ACTIVITIES,
    activity_before=ACTIVITIES,
    in_others=st.sampled_from([0, 1, 5]),
)


@st.composite
def totals_of_teams(draw: st.DrawFn) -> list[TeamTotals]:
    """Totals of a few teams, or of more than fit into a message."""
    teams = draw(st.lists(TEAM_TOTALS, min_size=1, max_size=3))
    return teams * draw(st.sampled_from([1, 40]))


#: One team, or more than fit into a message.
MANY_TEAMS = st.builds(
    lambda team, count: (team,) * count, TEAM_TOTALS, st.sampled_from([1, 3, 40])
)
OVERVIEWS = st.builds(
    CoachOverview,
    st.builds(
        lambda board, count: (board,) * count,
        st.builds(
            TeamBoard,
            st.builds(TeamName, IDS, TEAM_NAMES),
            ZONES,
            st.builds(MissedBoard, SOON, st.booleans(), ANY_TEXT, st.booleans()),
        ),
        st.sampled_from([0, 1, 7]),
    ),
    COUNTS,
    st.none()
    | st.builds(
        WorkspaceTotals,
        COUNTS,
        st.builds(Covered, COUNTS, COUNTS, st.integers(1, 90), COUNTS),
        TALLIES,
        COUNTS,
    ),
)


@st.composite
def leaderboards(draw: st.DrawFn) -> Message:
    measure = draw(st.sampled_from(Measure))
    own = draw(standings(1))
    board = draw(st.none() | boards())
    result = Leaderboard(
        team_id=draw(IDS),
        team=draw(TEAM_NAMES),
        window=draw(WINDOWS),
        measure=measure,
        board=board,
        own=own_place(own, (), measure, on_board=draw(st.booleans())),
        typed_window="30d",
        channel="CSALES" if board is not None and draw(st.booleans()) else None,
        other_teams=tuple(
            TeamName(number, draw(TEAM_NAMES)) for number in range(1, draw(st.integers(1, 9)))
        ),
    )
    return leaderboard.leaderboard(result, in_modal=draw(st.booleans()))


INVITED = st.builds(
    Invited, TEAM_NAMES, st.lists(NAMES, max_size=100).map(tuple), st.integers(0, 9)
)
NOTICES = st.builds(
    BoardNotice,
    IDS,
    TEAM_NAMES,
    st.none() | CHANNELS,
    TROUBLES | st.sampled_from(["in_doubt", "skipped"]),
    ANY_TEXT.map(lambda text: text[:200]),
)

MESSAGES: dict[Callable[..., Any], SearchStrategy[Message]] = {
    joining.joined: st.builds(joining.joined, PLANS),
    joining.welcome: st.builds(joining.welcome, PLANS),
    joining.really_stop: st.builds(joining.really_stop),
    joining.left: st.builds(joining.left, st.builds(LeaveResult, st.booleans())),
    joining.invitation: st.builds(joining.invitation, st.builds(Invitation, NAMES, TEAM_NAMES)),
    settings_page.settings_page: st.builds(
        settings_page.settings_page, PLANS, saved=st.booleans(), hears_links=st.booleans()
    ),
    setup_form.channel_test: st.builds(setup_form.channel_test, TEAMS),
    board_notices.tried: st.builds(board_notices.tried, TEAMS),
    board_notices.board_comes: st.builds(board_notices.board_comes, TEAMS),
    setup_form.setup_offer: st.builds(setup_form.setup_offer),
    board_notices.board_notice: st.builds(board_notices.board_notice, NOTICES),
    board_consent.board_question: st.builds(board_consent.board_question, st.builds(BoardQuestion)),
    board_consent.board_answered: st.builds(
        board_consent.board_answered, st.builds(BoardAnswered, st.booleans(), st.booleans())
    ),
    link_offers.link_offer: st.builds(
        link_offers.link_offer,
        st.lists(
            st.tuples(st.none() | DAYS, ANY_TEXT, st.none() | st.just("{}")),
            min_size=1,
            max_size=link_offers.MOST,
        ),
    ),
    missing_scopes.scopes_notice: st.builds(
        missing_scopes.scopes_notice,
        st.lists(st.sampled_from([*missing_scopes.WITHOUT, "new:read"]), min_size=1, unique=True)
        .map(tuple)
        .map(MissingScopes),
    ),
    handover.handover_notice: st.builds(
        handover.handover_notice,
        st.builds(Handover, NAMES, st.integers(5, 30_000), st.lists(NAMES, max_size=5).map(tuple)),
    ),
    coach_week.coach_week: st.builds(
        coach_week.coach_week,
        st.builds(CoachWeek, WINDOWS, MANY_TEAMS, OVERVIEWS),
    ),
    team_stats.team_stats: st.builds(team_stats.team_stats, totals_of_teams()),
    leaderboard.leaderboard: leaderboards(),
    leaderboard.posted: st.builds(leaderboard.posted, CHANNELS),
}
MODALS: dict[Callable[..., Any], SearchStrategy[Modal]] = {
    joining.join_form: st.builds(joining.join_form, PLANS, MOMENTS),
    settings_form.settings_form: st.builds(
        settings_form.settings_form,
        PLANS,
        st.sampled_from(SettingsGroup),
        hears_links=st.booleans(),
    ),
    setup_page.setup_overview: st.builds(
        setup_page.setup_overview,
        setups(),
        st.just("")
        | st.builds(setup_form.invited, INVITED)
        | st.builds(setup_form.team_saved, TEAMS),
    ),
    setup_form.team_form: st.builds(setup_form.team_form, st.none() | TEAMS, ZONES),
    setup_form.remove_question: st.builds(setup_form.remove_question, TEAMS),
    setup_choices.thresholds_form: st.builds(setup_choices.thresholds_form, THRESHOLDS),
    setup_choices.coaches_form: st.builds(setup_choices.coaches_form, USERS),
}
PARTS: dict[Callable[..., Any], SearchStrategy[list[Block]]] = {
    team_stats.team_blocks: st.builds(
        team_stats.team_blocks, st.lists(TEAM_TOTALS, max_size=3), dated=st.booleans()
    ),
    team_table.team_table: st.builds(team_table.team_table, MANY_TEAMS),
    team_table.own_table: st.builds(team_table.own_table, figures_of_a_window()),
    joining.join_offer: st.builds(joining.join_offer),
    holiday_countries.holidays_menu: st.builds(
        holiday_countries.holidays_menu, COUNTRIES, ZONES
    ).map(lambda menu: [menu]),
    setup_form.post_missed_button: TEAMS.map(
        lambda team: [{"type": "actions", "elements": [setup_form.post_missed_button(team)]}]
    ),
}
