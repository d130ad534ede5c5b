"""The face of Home, as a tab and as a message, whatever their data: they lead with one button."""

from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.coaching.do_next import AddTargets, DoNext, ListEngagers, LogPost, WriteTo
from domain.coaching.home_page import FirstSteps, HomePage, ShortHome
from domain.coaching.target_facts import ContactReference, EngagedTarget
from domain.engagement import Figures
from domain.entries.posts import Post
from domain.entries.touches import DmCounts
from domain.figures.activity import Activity, WinTally
from domain.figures.coach_overview import CoachOverview, Covered, WorkspaceTotals
from domain.figures.pipeline import Tally
from domain.figures.stats import Stats, Totals, WeekRate
from domain.figures.target_share import TargetShare
from domain.people.member_settings import MemberSettings, Plan, Upcoming
from domain.timing.periods import last_days
from domain.timing.schedules import Kind
from playground.testing.reading import as_read
from tests.views.samples.home_samples import PAGES
from tests.views.test_every_view import parts_of
from views import limits
from views.figures.home import home
from views.figures.short_home import figure_blocks, short_home
from views.ids import Action
from views.moments import NO_BREAK, read_on
from views.wording.spark_line import spark_line
from views.wording.whom_words import people_by_post

TODAY = date(2026, 11, 27)
POST = Post(1, "", TODAY, datetime(2026, 11, 27, 9, tzinfo=UTC), None, None, Figures(900, 20), None)
NOTHING = Stats(
    last_days(30, TODAY), Totals(0, 0, None, None), Totals(0, 0, None, None), None, None, ()
)


def elements(blocks: Any) -> list[dict[str, Any]]:
    """The buttons and menus in blocks."""
    return [part for part in parts_of(blocks) if part.get("type") in ("button", "overflow")]


def texts_of(block: dict[str, Any]) -> list[str]:
    """The texts of a section or of small print."""
    return [part["text"] for part in [block.get("text"), *block.get("elements", [])] if part]


@given(PAGES)
@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
def test_one_button_is_green_and_it_comes_first(page: HomePage) -> None:
    for blocks in (home(page)["blocks"], short_home(page.short).blocks):
        styles = [each.get("style") for each in elements(blocks)]
        assert styles[0] == "primary"
        assert styles.count("primary") == 1
        assert len(blocks) < limits.MESSAGE_BLOCKS
        labels = [each["text"]["text"] for each in elements(blocks) if "text" in each]
        assert len([each for each in labels if each not in ("Log DM", "Post now")]) == len(
            {each for each in labels if each not in ("Log DM", "Post now")}
        )


def shown(**values: Any) -> str:
    """The figures of a window of 30 days as they are read."""
    stats = Stats(**{**vars(NOTHING), **values})
    texts = (part.get("text") for part in parts_of(figure_blocks(stats)))
    return as_read(" ".join(text for text in texts if isinstance(text, str)))


def totals(views: int, engagers: int, targets: int, people: int) -> Totals:
    """The totals of a post."""
    figures = Figures(views, engagers)
    share = TargetShare(targets, people)
    return Totals(1, views, figures.unique_engagers, figures.rate, share, 1)


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [
        ((2340, 25, 4, 25), None, "16 % target engagers · 1.07 % rate · 0 wins"),
        ((1_000_000, 1, 0, 1), None, "0 % target engagers · under 0.01 % rate · 0 wins"),
        ((1, 1, 1, 1), None, "100 % target engagers · 100.00 % rate · 0 wins"),
        ((2340, 25, 0, 0), None, "No target engagers yet · 1.07 % rate · 0 wins"),
        ((2340, 25, 0, 0), None, "Your last 30 days. Nothing logged in the 30 days before."),
        ((2340, 25, 4, 25), None, "*Target engagers:* 4 of 25, 16 %. *Engagement rate:* 1.07 %, a"),
        (
            (2340, 25, 4, 25),
            (2340, 20, 2, 20),
            "Your last 30 days against the 30 before *Target engagers:* 4 of 25, 16 % (the 30 days "
            "before: 2 of 20, 10 %). *Engagement rate:* 1.07 % (before: 0.85 %); a bit under the "
            "1.5 % aim, one post is too few to tell. 1 post, 2,340 views. *Wins:* `/ssi win` logs",
        ),
        # A higher share of fewer people is no rise.
        ((1000, 20, 3, 20), (1000, 90, 9, 90), "3 of 20, 15 % (the 30 days before: 9 of 90, 10 %)"),
        # The first comparison names the window.
        ((2340, 20, 0, 0), (2340, 20, 0, 0), "0.85 % (the 30 days before: 0.85 %); "),
    ],
)
def test_the_figures_in_large_and_those_of_the_30_days_before(
    now: tuple[int, int, int, int], before: tuple[int, int, int, int] | None, expected: str
) -> None:
    earlier = totals(*before) if before else NOTHING.before
    assert expected in shown(now=totals(*now), before=earlier).replace("\n", " ")


def test_target_dms_stand_beside_those_before_and_the_aim() -> None:
    dms, before = Activity(DmCounts(9, 6)), Activity(DmCounts(5, 7))
    said = "*Target DMs:* 9 of 15 people, 60 %"
    assert f"{said}; the aim is 50 %." in shown(activity=dms)
    assert f"{said} (the 30 days before: 5 of 12 people, 42 %); the aim is 50 %." in shown(
        activity=dms, activity_before=before
    )


def test_wins_alone_are_shown_and_nothing_is_no_figure() -> None:
    won = Activity(wins=WinTally(2, 0, 1))
    text = shown(activity=won, activity_before=Activity(wins=WinTally(1)))
    assert "No target engagers yet · no rate yet · 3 wins" in text
    assert "*Wins:* 1 deal, 2 meetings (the 30 days before: 1 meeting)." in text
    assert "*Wins:* none (the 30 days before: 1 deal, 2 meetings)." in shown(activity_before=won)
    assert "*Wins:* 1 deal, 2 meetings." in shown(activity=won)
    assert "No figures of the last 30 days yet" in shown()


def test_a_chart_says_its_ends_and_its_highest_week() -> None:
    rates = [Figures(1000, engagers).rate for engagers in (5, 20, 10)]
    days = [date(2026, 11, 2), date(2026, 11, 9), date(2026, 11, 23)]
    weeks = tuple(WeekRate(day, rate) for day, rate in zip(days, rates, strict=True) if rate)
    with read_on(TODAY):
        text = shown(now=totals(1000, 5, 0, 0), weeks=weeks)
    assert (
        "*Rate by week:* ▃█·▅ 0.50 % (week of 2 Nov) to 1.00 % (week of 23 Nov), best "
        "2.00 % (week of 9 Nov)."
    ) in text
    for few in (weeks[:1], (weeks[0], replace(weeks[0], monday=days[1]))):
        assert "by week" not in shown(now=totals(1000, 5, 0, 0), weeks=few)


@pytest.mark.parametrize(
    ("values", "bars"),
    [
        ([], ""),
        ([None, None], ""),
        ([None, Fraction(0), None], "▁"),
        ([Fraction(1, 100), Fraction(2, 100), None, Fraction(4, 100)], "▃▅·█"),
    ],
)
def test_bars_are_as_high_as_their_values(values: list[Fraction | None], bars: str) -> None:
    assert spark_line(values) == bars


def test_no_line_of_the_headline_begins_with_a_dot_or_splits_a_figure() -> None:
    [headline, *_] = figure_blocks(Stats(**{**vars(NOTHING), "now": totals(2340, 25, 4, 25)}))
    assert headline["text"]["text"].split(" ") == [
        figure.replace(" ", NO_BREAK)
        for figure in ("16 % target engagers ·", "1.07 % rate ·", "0 wins")
    ]


def engaged(name: str, title: str, day: date) -> EngagedTarget:
    """A person of Acme who engaged with a post."""
    return EngagedTarget(ContactReference(1, name, 1, "Acme"), day, TODAY, post_title=title)


def test_a_post_that_several_people_share_is_named_once() -> None:
    yesterday, monday = date(2026, 11, 26), date(2026, 11, 23)
    ada, ben = engaged("Ada", "Pilots", yesterday), engaged("Ben", "Pricing", yesterday)
    people = [ada, ben, replace(ada, person=ContactReference(2, "Cy", 1, "Acme"))]
    with read_on(TODAY):
        rows = people_by_post([*people, engaged("Di", "Pilots", monday)])
    assert [as_read(text) for row in rows for text in texts_of(row)] == [
        "Engaged with “Pilots”, waiting since Thu 26 Nov",
        "*Ada*, Acme",
        "*Cy*, Acme",
        "Engaged with “Pricing”, waiting since Thu 26 Nov",
        "*Ben*, Acme",
        "Engaged with “Pilots”, waiting since Mon 23 Nov",
        "*Di*, Acme",
    ]


def test_home_counts_nobody_whom_it_lists() -> None:
    ada, ben = engaged("Ada", "Pilots", TODAY), engaged("Ben", "Pilots", TODAY)
    short = ShortHome(WriteTo(ada, 1), FirstSteps(), NOTHING, warm=(ada, ben))
    tab = str(home(HomePage(short, Plan(True, MemberSettings(), "UTC", TODAY))))
    assert "One more waits for a DM: `/ssi who`." in short_home(short).text
    assert "waits for a DM" not in tab
    assert tab.count("Ada") == tab.count("Ben") == 1


PAUSED = MemberSettings(paused_until=date(2026, 12, 4))
TEN = datetime(2026, 12, 2, 10, tzinfo=UTC)
NINE = datetime(2026, 12, 7, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        ({"upcoming": (Upcoming(Kind.DIGEST, NINE),)}, "*Next digest:* Mon 7 Dec, 09:00."),
        (
            {"upcoming": (Upcoming(Kind.NUDGE, TEN), Upcoming(Kind.REMINDER, NINE))},
            "*Next SSI reminder:* Mon 7 Dec, 09:00.",
        ),
        (
            {"upcoming": (Upcoming(Kind.NUDGE, TEN),)},
            "*Next message:* a nudge if a figure calls for one, not before Wed 2 Dec, 10:00.",
        ),
        (
            {"upcoming": (Upcoming(Kind.DIGEST, NINE),), "settings": PAUSED},
            "*Next digest:* paused until Fri 4 Dec, then Mon 7 Dec, 09:00.",
        ),
        ({}, "*Next message:* none, because everything is off."),
        (
            {"unreachable": "messages_tab_disabled"},
            "*Next message:* Slack did not let me",
        ),
    ],
)
def test_home_names_the_next_message_in_one_line(plan: dict[str, Any], said: str) -> None:
    member = replace(Plan(True, MemberSettings(), "UTC", TODAY), **plan)
    with read_on(TODAY):
        shown = str(home(HomePage(ShortHome(LogPost(), FirstSteps(), NOTHING), member)))
    assert said in as_read(shown.replace("\\xa0", " "))


@given(st.builds(FirstSteps, *[st.booleans()] * 5))
def test_an_empty_home_teaches_in_three_steps_and_says_none_of_them_twice(
    done: FirstSteps,
) -> None:
    step: DoNext = AddTargets() if done.may_add and not done.targets else LogPost()
    short = ShortHome(ListEngagers(POST) if done.logged else step, done, NOTHING)
    plan = Plan(done.joined, MemberSettings(), "UTC", TODAY)
    tab, message = str(home(HomePage(short, plan))), short_home(short)
    for text in (tab, str(message.blocks), message.text):
        taught = ("in three steps" in text, text.count("☑"), text.count("☐"))
        ticks = done.targets + done.joined
        assert taught == ((False, 0, 0) if done.taught else (True, ticks, 3 - ticks))
        said = ("Log your latest post", "List who engaged", "Ask a coach", "Add target accounts.")
        assert all(text.count(each) <= 1 for each in said)
    assert tab.count(f"'{Action.OPEN_JOIN}'") == (0 if done.joined else 1)


def test_the_steps_begin_with_target_accounts_as_the_person_can_get_them() -> None:
    coach = ShortHome(AddTargets(), FirstSteps(may_add=True), NOTHING)
    seller = ShortHome(LogPost(), FirstSteps(), NOTHING)
    assert [each["text"]["text"] for each in elements(short_home(coach).blocks)[:2]] == [
        "Add target accounts",
        "Join",
    ]
    assert "☐ 1. Add target accounts. They decide whom I name." in short_home(coach).text
    assert "☐ 1. Ask a coach for target accounts." in short_home(seller).text
    assert "☐ 2. Log your latest post. No post yet: paste its link" in short_home(seller).text


@pytest.mark.parametrize(("active", "is_shown"), [(0, False), (2, False), (3, True)])
def test_the_number_of_active_members_reveals_nobody(active: int, is_shown: bool) -> None:
    team = CoachOverview(totals=WorkspaceTotals(active, Covered(1, 2, 30), Tally(), 6))
    plan = Plan(False, MemberSettings(), "UTC", TODAY)
    page = HomePage(ShortHome(LogPost(), FirstSteps(), NOTHING), plan, team=team)
    assert ("Active members" in str(home(page))) is is_shown


@pytest.mark.parametrize("logged", [False, True])
def test_a_coach_who_logs_nothing_reads_of_the_teams_first(logged: bool) -> None:
    team = CoachOverview(totals=WorkspaceTotals(5, Covered(1, 2, 30), Tally(meetings=2), 6))
    plan = Plan(True, MemberSettings(), "UTC", TODAY)
    short = ShortHome(LogPost(), FirstSteps(logged=logged), NOTHING)
    shown = home(HomePage(short, plan, team=team))["blocks"]
    text, labels = str(shown), [each["text"]["text"] for each in elements(shown) if "text" in each]
    assert (labels[0], "List who engaged" in text) == (
        ("Log a post", True) if logged else ("Silent accounts", False)
    )
    asked = "*1 target account is silent (no touch in 30 days). Ask the member who owns it.*"
    assert (asked in as_read(text.replace("\\xa0", " "))) is not logged
    assert "Log a post" in labels
    assert (text.index("Active members") < text.index("Next message")) is not logged
