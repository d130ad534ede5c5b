"""Weekly messages: one green button, at most one hedge, and a digest on one screen."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.coaching.advice import Step, StepKind
from domain.coaching.digest import Digest, TargetWeek
from domain.coaching.follow_up import FollowUp
from domain.coaching.nudges import NudgeToSend
from domain.coaching.post_rules import LinkOuts, LowRate, NoPost
from domain.coaching.rules import Finding, Rule
from domain.coaching.target_facts import ContactReference, EngagedTarget
from domain.coaching.target_rules import DmDrift, Waiting, WaitingPerson
from domain.coaching.whom import WhomToWrite
from domain.engagement import Engagers, Figures, Rate
from domain.entries.audiences import Readers
from domain.entries.goals import Goal
from domain.entries.posts import Post
from domain.entries.touches import DmCounts
from domain.entries.wins import Win, WinKind
from domain.figures.activity import NO_ACTIVITY, Activity, WinTally
from domain.figures.by_week import WeekTargets
from domain.figures.coach_overview import CoachOverview, Covered, TeamBoard, WorkspaceTotals
from domain.figures.coach_week import CoachWeek
from domain.figures.pipeline import Tally
from domain.figures.stats import Stats, Totals, WeekRate
from domain.figures.target_share import TargetShare
from domain.figures.team_stats import Part, TeamTotals
from domain.people.teams import MissedBoard, TeamName
from domain.thresholds import DEFAULTS
from domain.timing.periods import Window, month_of, quarter_of, week_of
from playground.testing.reading import as_read
from tests.views.samples import coaching_samples, people_samples
from tests.views.samples.coaching_samples import digests
from views import moments
from views.blocks import Message
from views.coaching.digest import digest
from views.coaching.nudges import nudge
from views.coaching.reminder import reminder
from views.coaching.week_chart import target_weeks, week_table
from views.coaching.whole_week import whole_week
from views.coaching.whom import whom
from views.figures.board import board
from views.figures.coach_week import coach_week
from views.figures.leaderboard import leaderboard
from views.figures.stats import stats
from views.figures.team_stats import team_stats
from views.moments import read_on

SAMPLES = {**coaching_samples.MESSAGES, **people_samples.MESSAGES}
FACES: list[Callable[..., Message]] = [digest, nudge, reminder, board, coach_week, leaderboard]
few = settings(
    max_examples=15, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)


def pressed(message: Message) -> list[dict[str, Any]]:
    """All buttons and menus of a message."""
    rows = [block["elements"] for block in message.blocks if block["type"] == "actions"]
    beside = [block["accessory"] for block in message.blocks if "accessory" in block]
    return [*beside, *(element for row in rows for element in row)]


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.__name__)
@given(data=st.data())
@few
def test_a_message_has_one_green_button(face: Callable[..., Message], data: st.DataObject) -> None:
    elements = pressed(data.draw(SAMPLES[face]))
    assert [each.get("style") for each in elements].count("primary") == 1


@given(result=digests())
@few
def test_a_digest_has_at_most_twelve_lines(result: Any) -> None:
    shown = [block for block in digest(result).blocks if block["type"] in ("header", "section")]
    people = [block for block in shown if "accessory" in block]
    headed = [
        line
        for block in shown
        for line in block["text"]["text"].split("\n")
        if re.match(r"\*[A-Z][a-z ]+(since .+)?:?\*", line)
    ]
    assert 1 + len(people) + len(headed) <= 12
    assert shown[0]["type"] == "header"


RATE = Rate(Engagers(30, 30), 3000)
LOW = LowRate(RATE, 4, True, "1.5", Goal.CREDIBILITY, None, None)
DRIFT = DmDrift(TargetShare(1, 8), None, "50", below=True)
WEEK = Window(date(2026, 11, 16), date(2026, 11, 22), "7d")
BOARD = TeamBoard(
    TeamName(1, "Nordics"),
    "UTC",
    MissedBoard(datetime(2026, 11, 23, 9, tzinfo=UTC), False, "", may_post=True),
)


def of_week(rate: Rate, *findings: Finding) -> Digest:
    """A digest with these findings."""
    week = Totals(4, rate.views, rate.engagers, rate)
    return Digest(
        name="Ada",
        window=WEEK,
        now=week,
        before=Totals(0, 0, None, None),
        usual=None,
        weeks=(),
        best=None,
        streak=1,
        findings=findings,
        steps=(),
        thresholds=replace(DEFAULTS, sure=Fraction(4, 5)),
        as_of=datetime(2026, 11, 23, 9, tzinfo=UTC),
    )


def told(result: Digest) -> list[str]:
    """A digest, and the whole week behind it, as text."""
    return [as_read(digest(result).text), as_read(whole_week(result).text)]


def in_blocks(message: Message) -> str:
    """The texts of a message's sections, below each other."""
    texts = [block["text"]["text"] for block in message.blocks if "text" in block]
    return as_read("\n".join(texts))


def in_small_print(message: Message) -> str:
    """The texts of a message's context blocks."""
    rows = [block["elements"] for block in message.blocks if block["type"] == "context"]
    return as_read("\n".join(each["text"] for row in rows for each in row))


@pytest.mark.parametrize(
    "findings",
    [
        (),
        (LOW,),
        (DRIFT,),
        (DRIFT, LOW),
        (replace(DRIFT, sure=False), replace(LOW, sure=False)),
        (DRIFT, replace(LOW, sure=False), LinkOuts(2, 3, None, None)),
    ],
)
def test_a_digest_hedges_at_most_once(findings: tuple[Finding, ...]) -> None:
    for text in told(of_week(RATE, *findings)):
        hedges = [each for each in text.split(". ") if "chance" in each or "early sign" in each]
        assert len(hedges) <= 1, text


TEAM = TeamTotals(
    "Nordics",
    WEEK,
    5,
    Totals(4, 2_000, Engagers(40, 40), Rate(Engagers(40, 40), 2_000), TargetShare(8, 40)),
    None,
    activity=Activity(DmCounts(5, 4, 9, 1), 0, WinTally(1, 0, 2)),
    activity_before=Activity(DmCounts(3, 4), 0, WinTally(2)),
    withheld=frozenset({Part.COMMENTS}),
    withheld_before=frozenset({Part.POSTS, Part.LISTED}),
)
NOW = Totals(4, 2_000, Engagers(40, 40), Rate(Engagers(40, 40), 2_000), TargetShare(8, 40))
OWN = Stats(
    WEEK,
    NOW,
    Totals(1, 900, Engagers(9, 9), None),
    RATE,
    None,
    (),
    DEFAULTS,
    TEAM.activity,
    TEAM.activity_before,
)
NONE = frozenset[Part]()
HIDDEN = replace(
    TEAM,
    team="Alps",
    now=None,
    activity=NO_ACTIVITY,
    activity_before=NO_ACTIVITY,
    withheld=frozenset({Part.POSTS, Part.LISTED}),
)


def cells_of(message: Message) -> list[list[str]]:
    """The only table of a message."""
    [table] = [block for block in message.blocks if "rows" in block]
    return [[as_read(cell["text"]) for cell in row] for row in table["rows"]]


def test_a_teams_totals_stand_in_one_table_the_most_important_first() -> None:
    assert cells_of(team_stats([TEAM])) == [
        ["Total", "7 days", "Before"],
        ["Target engagers", "8 (20 %)", "hidden"],
        ["Target DMs", "5 (56 %)", "3 (43 %)"],
        ["Replies", "1 (11 %)", "–"],
        ["Deals", "2", "0"],
        ["Meetings", "1", "2"],
        ["Engagement rate", "2.00 %", "hidden"],
        ["Unique engagers", "40", "hidden"],
        ["Views", "2,000", "hidden"],
        ["Posts", "4", "hidden"],
    ]


def test_what_is_hidden_is_told_in_the_text_and_why_in_one_line() -> None:
    for shown in (team_stats([TEAM]), coach_week(CoachWeek(WEEK, (TEAM,), CoachOverview()))):
        text = as_read(shown.text)
        assert "Target engagers: 8 of 40, 20 % (before: hidden)." in text
        assert "Hidden, as they would reveal fewer than 3 members: target comments." in text
        why = "Hidden: a total would reveal the figures of fewer than 3 members."
        assert why in text
        table = next(at for at, block in enumerate(shown.blocks) if block["type"] == "table")
        assert why in as_read(str(shown.blocks[table + 1]))
        always = "Deals, opportunities and meetings are always shown. Every other total here needs"
        assert always in text
    assert "idden" not in team_stats([replace(TEAM, withheld=NONE, withheld_before=NONE)]).text


def test_a_team_without_figures_of_the_window_before_has_no_column_of_them() -> None:
    new = replace(TEAM, activity_before=NO_ACTIVITY)
    assert cells_of(team_stats([new]))[0] == ["Total", "7 days"]
    assert "before" not in team_stats([new]).text


@pytest.mark.parametrize(
    ("window", "heads", "before"),
    [
        (month_of(WEEK.first), ["Nov", "Oct"], "October"),
        (week_of(WEEK.first), ["Week", "Before"], "9–15 Nov"),
        (quarter_of(WEEK.first), ["Q4", "Q3"], "Q3"),
        (WEEK, ["7 days", "Before"], "before"),
    ],
)
def test_columns_are_named_by_their_windows(window: Window, heads: list[str], before: str) -> None:
    with read_on(WEEK.last):
        team = replace(TEAM, window=window)
        assert cells_of(team_stats([team]))[0] == ["Total", *heads]
        new = replace(team, activity_before=NO_ACTIVITY)
        assert cells_of(team_stats([new]))[0] == ["Total", heads[0]]
        assert cells_of(stats(replace(OWN, window=window)))[0] == ["Figure", *heads]
        assert f"({before}: 900)" in as_read(stats(replace(OWN, window=window)).text)


@pytest.mark.parametrize(
    ("window", "posts"),
    [
        (month_of(WEEK.first), "Posts of October"),
        (week_of(WEEK.first), "Posts of 9–15 Nov"),
        (WEEK, "Posts of the week before"),
    ],
)
def test_figures_as_they_stood_earlier_are_named_as_such(window: Window, posts: str) -> None:
    said = f"{posts} as they stood on 16 Nov, for a fair comparison."
    before = replace(OWN, window=window, before_as_of=date(2026, 11, 16))
    team = replace(TEAM, window=window, before_as_of=date(2026, 11, 16))
    with read_on(WEEK.last):
        for shown in (stats(before), team_stats([replace(team, before=TEAM.now)])):
            assert said in as_read(shown.text)
            notes = [each["elements"][0]["text"] for each in shown.blocks if "elements" in each]
            assert any(said in as_read(str(note)) for note in notes)
        assert "as they stood" not in team_stats([team]).text


ALL_HIDDEN = replace(
    TEAM,
    members=2,
    now=None,
    activity=Activity(wins=WinTally(1, 0, 2)),
    activity_before=NO_ACTIVITY,
    withheld=frozenset(set(Part) - {Part.WINS}),
)


@pytest.mark.parametrize(
    ("team", "first"),
    [
        (TEAM, "*8 target engagers. 2.00 % engagement rate, a bit above the 1.5 % aim.*"),
        (
            replace(TEAM, before=TEAM.now),
            "*8 target engagers, 8 before. 2.00 % engagement rate, a bit above the 1.5 % aim.*",
        ),
        (
            ALL_HIDDEN,
            "*2 deals, 1 meeting in the last 7 days.*\n*Hidden until 3 members have entries:* "
            "target engagers, target DMs, replies, target comments, engagement rate, unique "
            "engagers, views, posts.",
        ),
    ],
)
def test_a_teams_totals_begin_with_a_verdict(team: TeamTotals, first: str) -> None:
    for shown in (team_stats([team]), coach_week(CoachWeek(WEEK, (team,), CoachOverview()))):
        assert f"joined\n{first}" in in_blocks(shown).replace("; one post is too few to tell", "")
        assert as_read(shown.text).count("joined") == 1
        # A table of the wins alone would say the verdict again.
        assert any("rows" in block for block in shown.blocks) == (team is not ALL_HIDDEN)


def test_a_team_that_is_hidden_altogether_says_once_how_many_joined() -> None:
    council = replace(ALL_HIDDEN, activity=NO_ACTIVITY, withheld=frozenset(Part), fewest=5)
    shown = team_stats([council])
    assert as_read(shown.text).count("2 members") == 1
    assert "*No totals:* 2 members joined; a total needs 5 members with entries." in in_blocks(
        shown
    )


def test_a_members_own_figures_fit_a_phone_and_each_kind_of_win_has_a_row() -> None:
    message = stats(OWN)
    assert cells_of(message) == [
        ["Figure", "7 days", "Before"],
        ["Target engagers", "8 (20 %)", "–"],
        ["Target DMs", "5 (56 %)", "3 (43 %)"],
        ["Replies", "1 (11 %)", "–"],
        ["Deals", "2", "0"],
        ["Meetings", "1", "2"],
        ["Engagement rate", "2.00 %", "–"],
        ["Unique engagers", "40", "9"],
        ["Views", "2,000", "900"],
        ["Posts", "4", "1"],
    ]
    assert "\n*8 target engagers. 2.00 % engagement rate, a bit above the 1.5" in in_blocks(message)
    assert "Your usual is 1.00 %." in in_blocks(message)
    assert (
        "In brackets: the share of all engagers, of all people written to, and of the people "
        "logged one by one who replied." in as_read(str(message.blocks[3]))
    )


@pytest.mark.parametrize(
    ("total", "more"),
    [(1, ""), (2, " 1 more waits for a DM."), (12, " 11 more wait for a DM.")],
)
def test_figures_name_one_person_to_write_to(total: int, more: str) -> None:
    jane = waits("Jane Doe", "Pilots", WEEK.last)
    shown = stats(OWN, WhomToWrite((jane,), total, has_targets=True))
    row = shown.blocks[2]
    said = f"*Write to Jane Doe* (Acme), who engaged with your post.{more}"
    assert (as_read(row["text"]["text"]), row["accessory"]["text"]["text"]) == (said, "Log DM")


def test_teams_stand_side_by_side_and_one_without_totals_says_why() -> None:
    shown = team_stats([TEAM, HIDDEN])
    assert cells_of(shown)[:2] == [
        ["Total", "Nordics", "Before", "Alps"],
        ["Target engagers", "8 (20 %)", "hidden", "hidden"],
    ]
    assert "*No totals:* " in shown.blocks[1]["text"]["text"]
    assert "a total needs 3 members with posts." in shown.blocks[1]["text"]["text"]


def test_more_teams_than_a_table_has_columns_stand_in_lines() -> None:
    shown = team_stats([TEAM] * 10)
    assert not any("rows" in block for block in shown.blocks)
    assert "*Target engagers:* 8 of 40" in as_read(shown.blocks[9]["text"]["text"])


@pytest.mark.parametrize(
    ("covered", "boards", "said", "buttons"),
    [
        (Covered(37, 60, 30), (), "*Next:* 23 target accounts are silent", ["Silent accounts"]),
        (Covered(60, 60, 30), (), "*Nordics*", ["Pipeline"]),
        (
            Covered(37, 60, 30),
            (BOARD,),
            "*Boards that were not posted:*",
            ["Look at the boards", "Silent accounts"],
        ),
    ],
)
def test_a_coachs_week_begins_with_what_to_do(
    covered: Covered, boards: tuple[TeamBoard, ...], said: str, buttons: list[str]
) -> None:
    overview = CoachOverview(boards, totals=WorkspaceTotals(5, covered, Tally(), 6))
    shown = coach_week(CoachWeek(WEEK, (TEAM,), overview))
    assert as_read(shown.blocks[1]["text"]["text"]).startswith(said)
    labels = [each["text"]["text"] for each in pressed(shown) if each["type"] == "button"]
    assert labels == buttons


@pytest.mark.parametrize(
    "finding",
    [LOW, LinkOuts(2, 3, None, None), NoPost(WEEK.first, 8, Goal.CREDIBILITY)],
)
def test_a_nudge_that_asks_for_a_post_has_the_button_to_log_it(finding: Finding) -> None:
    message = nudge(NudgeToSend(1, Rule.ENGAGEMENT_RATE, finding))
    assert "post" in message.text.split("Next:")[1]
    assert pressed(message)[0]["text"]["text"] == "Log a post"


def waits(name: str, title: str, listed: date) -> EngagedTarget:
    """A person of Acme who waits for a DM."""
    return EngagedTarget(ContactReference(1, name, 1, "Acme"), listed, listed, post_title=title)


@pytest.mark.parametrize("ago", [0, 1, 7])
def test_every_face_says_in_one_way_since_when_a_person_waits(ago: int) -> None:
    today = date(2026, 11, 23)
    listed = today - timedelta(days=ago)
    jane = waits("Jane Doe", "Pilots", listed)
    with read_on(today):
        said = as_read(f"“Pilots”, waiting since {moments.day(listed)}")
        week = replace(of_week(RATE), targets=TargetWeek(warm=(jane,)))
        one = WaitingPerson(jane.person, jane.engaged_on, jane.post_title)
        faces = [
            digest(week),
            whole_week(week),
            whom(WhomToWrite((jane,), 1, has_targets=True)),
            nudge(NudgeToSend(1, Rule.WARM, Waiting((one,), 1, 3))),
            nudge(NudgeToSend(1, Rule.WARM, Waiting((one,) * 2, 2, 3))),
        ]
    for face in faces:
        assert said in as_read(str(face.blocks).replace("\\xa0", " "))
        assert said in as_read(face.text)


def test_a_nudge_names_a_post_once_for_all_who_wait_since_one_day() -> None:
    people = [
        WaitingPerson(each.person, each.engaged_on, each.post_title)
        for each in (
            waits("Ada", "Pilots", WEEK.last),
            waits("Ben", "Pilots", WEEK.last),
            waits("Di", "", WEEK.first),
        )
    ]
    message = nudge(NudgeToSend(1, Rule.WARM, Waiting(tuple(people), 5, 3)))
    assert (
        "Engaged with “Pilots”, waiting since Sun 22 Nov 2026:\n• Ada (Acme)\n• Ben (Acme)\n"
        "Waiting since Mon 16 Nov 2026:\n• Di (Acme)\nAnd 2 more. `/ssi who` lists all who wait."
    ) in in_blocks(message)
    assert (
        "Engaged with “Pilots”, waiting since Sun 22 Nov 2026: Ada (Acme); Ben (Acme). "
        "Waiting since Mon 16 Nov 2026: Di (Acme). And 2 more. `/ssi who` lists all who wait. Next:"
    ) in as_read(message.text)


def test_a_post_that_all_share_is_named_once_and_the_whole_week_groups_by_post() -> None:
    listed = date(2026, 11, 22)
    shared = [waits(name, "Pilots", listed) for name in ("Ada", "Ben", "Cy")]
    result = replace(
        of_week(RATE), targets=TargetWeek(warm=(*shared, waits("Di", "Pricing", listed)))
    )
    assert (
        "*Write to 4 people*, these 3 first (all: `/ssi who`)\n"
        "They engaged with “Pilots” and have waited for a DM since Sun 22 Nov 2026.\n"
        "*Ada*, Acme\n*Ben*, Acme\n*Cy*, Acme\n"
    ) in in_blocks(digest(result))
    assert (
        "*Write to*\nEngaged with “Pilots”, waiting since Sun 22 Nov 2026\n"
        "• Ada (Acme)\n• Ben (Acme)\n• Cy (Acme)\n"
        "Engaged with “Pricing”, waiting since Sun 22 Nov 2026\n• Di (Acme)"
    ) in in_blocks(whole_week(result))
    for text in told(result):
        assert text.count("“Pilots”") == 1


def test_a_win_is_said_once_and_bars_of_one_height_are_left_out() -> None:
    won = Win(1, WinKind.MEETING, "Acme", WEEK.last)
    mondays = [date(2026, 11, day) for day in (9, 16)]
    result = replace(
        of_week(RATE),
        now=Totals(4, RATE.views, RATE.engagers, RATE, TargetShare(8, 40)),
        wins=(won,),
        targets=TargetWeek(
            any_listed=True,
            activity=Activity(DmCounts(0, 0), 0, WinTally(1)),
            before=Activity(DmCounts(0, 0), 0, WinTally(2)),
        ),
        targets_by_week=tuple(WeekTargets(monday, 8) for monday in mondays),
    )
    for message in (digest(result), whole_week(result)):
        assert str(message.blocks).count("Wins") == message.text.count("Wins") == 1
    assert "Target engagers: 8 of 40, 20 %. Engagement rate" in as_read(digest(result).text)
    assert "by week" not in str(digest(result).blocks).replace("rate by week", "")


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        (DmCounts(2, 0), DmCounts(1, 2), "2 of 2 people (the week before: 1 of 3)."),
        (DmCounts(1, 0), DmCounts(6, 6), "1 of 1 person (the week before: 6 of 12, 50 %)."),
        (DmCounts(4, 6), DmCounts(), "4 of 10 people, 40 %."),
        (DmCounts(), DmCounts(1, 2), "none logged (the week before: 1 of 3 people)."),
    ],
)
def test_few_target_dms_have_no_share(now: DmCounts, before: DmCounts, said: str) -> None:
    week = TargetWeek(activity=Activity(now), before=Activity(before))
    result = replace(of_week(RATE), targets=week)
    assert f"Target DMs: {said}" in as_read(digest(result).text)
    asked = as_read(digest(replace(result, on_request=True)).text)
    assert f"Target DMs: {said.replace('the week', 'the 7 days')}" in asked


def test_a_digest_tells_both_figures_and_no_rise_of_a_share_alone() -> None:
    now = Totals(4, RATE.views, RATE.engagers, RATE, TargetShare(6, 37))
    before = now._replace(targets=TargetShare(6, 44))
    text = as_read(digest(replace(of_week(RATE), now=now, before=before)).text)
    assert (
        "Target engagers: 6 of 37, 16 % (the week before: 6 of 44, 14 %). Engagement rate: 1.00 % "
        "on 3,000 views (the week before: 1.00 %); the aim is 1.5 %. Posts: 4 (the week before: 4)."
    ) in text


@pytest.mark.parametrize(("warm", "is_shown"), [(0, True), (3, False)])
def test_the_bars_have_a_line_of_their_own_if_the_digest_has_room(
    warm: int, is_shown: bool
) -> None:
    jane = waits("Jane Doe", "Pilots", WEEK.last)
    result = replace(
        of_week(RATE, LinkOuts(2, 3, None, None)),
        now=Totals(4, RATE.views, RATE.engagers, RATE, TargetShare(6, 37)),
        wins=(Win(1, WinKind.MEETING, "Acme", WEEK.last),),
        steps=(Step(StepKind.KEEP_GOING, ()),),
        targets=TargetWeek(
            warm=(jane,) * warm, readers=(Readers(1, "Acme", Fraction(0), Fraction(1, 50), None),)
        ),
        targets_by_week=(WeekTargets(WEEK.first, 3), WeekTargets(date(2026, 11, 2), 12)),
    )
    with read_on(WEEK.last):
        shown = in_blocks(digest(result))
    line = "*Target engagers by week since 2 Nov:* █·▃ most 12 (week of 2 Nov)."
    assert (line in shown) is is_shown


@pytest.mark.parametrize(("on_request", "day"), [(False, "16 Nov"), (True, "15 Nov")])
def test_the_whole_week_says_how_old_the_week_before_is(on_request: bool, day: str) -> None:
    old = replace(of_week(RATE), before=Totals(2, 900, None, None), on_request=on_request)
    note = f"Posts of the week before as they stood on {day}, for a fair comparison."
    with read_on(WEEK.last):
        shown = whole_week(old)
        assert note in as_read(shown.text)
        assert note in in_small_print(shown)
        assert "as they stood" not in whole_week(of_week(RATE)).text


def test_the_next_step_names_who_has_not_answered_and_no_line_repeats_it() -> None:
    person = ContactReference(7, "Jane Doe", 1, "Acme")
    step = Step(StepKind.SECOND_MESSAGE, ())
    result = replace(of_week(RATE, FollowUp(person, 3, date(2026, 11, 6))), steps=(step,))
    for text in told(result):
        assert text.count("Jane Doe") == 1
        assert (
            "ext: Write to Jane Doe at Acme once more: I have no reply noted to your DM of Fri 6 "
            "Nov 2026. Make one new point and ask one easy question, in under 400 characters."
        ) in text
        assert "noticed" not in text
    assert "Next: Write" in digest(result).text
    assert "Do next: Write" in whole_week(result).text


def test_the_whole_week_says_first_what_to_do_and_begins_with_target_figures() -> None:
    result = replace(
        of_week(RATE),
        now=Totals(4, RATE.views, RATE.engagers, RATE, TargetShare(8, 40)),
        before=Totals(2, 900, Engagers(9, 9), None, TargetShare(3, 9)),
        on_request=True,
        window=Window(date(2026, 11, 17), date(2026, 11, 23), "7d"),
        steps=(Step(StepKind.SECOND_MESSAGE, ()),),
        targets=TargetWeek(
            warm=(waits("Di", "Pricing", WEEK.last),),
            activity=Activity(DmCounts(2, 3, 5, 1), 2),
            before=NO_ACTIVITY,
        ),
        weeks=(WeekRate(WEEK.first, RATE),),
    )
    shown = whole_week(result)
    fields = [as_read(each["text"]) for each in shown.blocks[1]["fields"]]
    assert [each.partition("\n")[0].strip("*") for each in fields] == [
        *("Target engagers", "Target DMs", "Replies", "Target comments"),
        *("Engagement rate", "Unique engagers", "Views", "Posts"),
    ]
    assert fields[0].endswith("8 of 40, 20 % (the 7 days before: 3 of 9, 33 %)")
    assert fields[5].endswith("30 (the 7 days before: 9)")
    text = in_blocks(shown)
    heads = ["*Write to*", "*Do next*", "*Worth knowing*", "*By calendar week (from Monday)*"]
    assert sorted(heads, key=text.index) == heads


def test_a_week_table_has_a_row_for_each_week_with_a_rate_or_listed_people() -> None:
    mondays = [date(2026, 11, day) for day in (2, 9, 16)]
    result = replace(
        of_week(RATE),
        weeks=tuple(WeekRate(monday, RATE) for monday in mondays[1:]),
        targets_by_week=(WeekTargets(mondays[0], 12), WeekTargets(mondays[2], 3)),
    )
    with read_on(date(2026, 11, 23)):
        table = as_read(week_table(result)).strip("`").split("\n")
        assert table == [
            "          Rate  Target engagers",
            " 2 Nov       –  12 ▆▆▆▆▆▆▆▆▆▆",
            " 9 Nov  1.00 %   –",
            "16 Nov  1.00 %   3 ▆▆",
        ]
        assert [as_read(" ".join(each)) for each in target_weeks(result)] == [
            "Target engagers by week since 2 Nov █·▃ most 12 (week of 2 Nov)."
        ]
        listless = replace(result, targets_by_week=())
        assert as_read(week_table(listless)).endswith("16 Nov  1.00 %  ▆▆▆▆▆▆▆▆▆▆```")
        assert (week_table(of_week(RATE)), target_weeks(listless)) == ("", [])


@pytest.mark.parametrize(
    ("titles", "said"),
    [
        (["Pilots"], "Your post “Pilots” of Mon 16 Nov has figures from its first two days only."),
        (
            ["Pilots", "Pricing"],
            "Your post “Pilots” of Mon 16 Nov, your post “Pricing” of Mon 16 Nov have figures from "
            "their first two days only.",
        ),
    ],
)
def test_a_step_says_whose_figures_are_young(titles: list[str], said: str) -> None:
    posted = datetime(2026, 11, 16, 9, tzinfo=UTC)
    posts = [
        Post(1, "", WEEK.first, posted, None, None, Figures(900, 20), None, title=title)
        for title in titles
    ]
    step = Step(StepKind.LOOK_AGAIN, tuple(posts))
    with read_on(WEEK.last):
        text = as_read(digest(replace(of_week(RATE), steps=(step,))).text)
    assert text.endswith(f"Next: {said}")


@pytest.mark.parametrize(
    ("people", "begins"),
    [
        (1, "Write to this person at a target account. Jane Doe"),
        (2, "Write to these 2 people at target accounts. Newest first. Jane Doe"),
    ],
)
def test_whom_to_write_to_says_its_order_only_of_several(people: int, begins: str) -> None:
    waiting = (waits("Jane Doe", "Pilots", WEEK.last),) * people
    shown = whom(WhomToWrite(waiting, people, has_targets=True))
    assert as_read(shown.text).startswith(begins)
