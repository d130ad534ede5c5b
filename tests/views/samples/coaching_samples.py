"""Samples for scheduled messages: digests, boards, nudges and reminders."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from domain.accounts import Role
from domain.coaching.advice import MOST_STEPS, Step, StepKind
from domain.coaching.digest import Digest, Push, TargetWeek, UsualWeek
from domain.coaching.follow_up import FollowUp
from domain.coaching.nudges import NudgeDone, NudgeSnoozed, NudgeToSend, RuleMuted, Why
from domain.coaching.post_rules import AboveUsual, LinkOuts, LowRate, NoPost, PostReference
from domain.coaching.reminder import (
    NoReminder,
    NotSnoozed,
    PastScore,
    Reminder,
    ReminderDone,
    ReminderSnoozed,
    RemindersStopped,
)
from domain.coaching.rules import Finding, Rule
from domain.coaching.target_facts import ContactReference, EngagedTarget, SharedContact
from domain.coaching.target_rules import (
    MOST_NAMED,
    Collision,
    DmDrift,
    FewComments,
    OneThread,
    SilentAccount,
    SilentAccounts,
    SingleThreaded,
    Vanity,
    Waiting,
    WaitingPerson,
)
from domain.coaching.whom import MOST_PEOPLE, WhomToWrite
from domain.entries.goals import Goal
from domain.entries.wins import Money
from domain.figures.board import Board
from domain.figures.by_week import WeekTargets
from domain.figures.measures import Measure, Standing
from domain.figures.ranking import best, leaders, ranked
from domain.figures.stats import WeekRate
from domain.figures.target_share import TargetShare
from domain.thresholds import Thresholds
from domain.timing.periods import Window
from tests.domain.strategies import ACTIVITIES, COUNTS, DAYS, RATES, SHARED_OF_PEOPLE
from tests.views.samples.extreme_values import (
    ANY_TEXT,
    IDS,
    LINKS,
    MOMENTS,
    POSTS,
    READERS,
    TOTALS,
    figures_of_a_window,
    posts,
)
from tests.views.samples.win_samples import WINS_SEEN, pipelines
from views.blocks import Block, Message
from views.coaching import (
    digest,
    follow_up,
    nudges,
    push,
    reminder,
    week_chart,
    whole_week,
    whom,
    why,
)
from views.figures import board, pipeline, stats
from views.people import joining
from views.wording import whom_words

SHARES = st.fractions(0, 1)
TARGET_SHARES = st.tuples(COUNTS, COUNTS).map(lambda pair: TargetShare(min(pair), max(pair)))
_EURO, _DOLLAR = Money(Decimal("45000.5"), "EUR"), Money(Decimal(10**12), "USD")
AMOUNTS = st.sampled_from([(), (_EURO,), (_EURO, _DOLLAR), (_EURO, *[_DOLLAR] * 8)])
THRESHOLDS = st.builds(
    Thresholds,
    engagement_rate=st.integers(1, 200).map(lambda tenths: Fraction(tenths, 1000)),
    fewest_views=st.integers(20, 100_000),
)
TITLES = ANY_TEXT.map(lambda text: text[:200])
NAMED = st.none() | st.builds(PostReference, LINKS, DAYS, RATES, TITLES)
GOALS = st.sampled_from(Goal)
SMALL = st.integers(1, 400)
NAMES = ANY_TEXT.map(lambda text: text[:200])
PEOPLE = st.builds(ContactReference, IDS, NAMES, IDS, NAMES.filter(bool))
SOME_SHARE = SHARED_OF_PEOPLE.filter(lambda share: share.people)
ENGAGED = st.builds(EngagedTarget, PEOPLE, DAYS, DAYS, post_title=TITLES)
WAITING = st.builds(WaitingPerson, PEOPLE, DAYS, TITLES)
SILENT_ONE = st.builds(SilentAccount, IDS, NAMES.filter(bool), st.none() | DAYS)


def some(each: SearchStrategy[Any], *, least: int = 1) -> SearchStrategy[tuple[Any, ...]]:
    """Returns tuples of one element, or of as many as a finding names."""
    return st.builds(
        lambda one, count: (one,) * count, each, st.sampled_from([least, 1, MOST_NAMED])
    )


SILENT = st.builds(
    SilentAccounts, some(SILENT_ONE), st.integers(1, 40), st.integers(7, 90), st.booleans()
)
WEEKS_AT_TARGETS = st.builds(
    TargetWeek,
    st.booleans(),
    ACTIVITIES,
    ACTIVITIES,
    some(ENGAGED, least=0).map(lambda few: few * 2),
    st.none() | SILENT,
    readers=some(READERS, least=0),
)
FOLLOW_UPS = st.builds(FollowUp, PEOPLE, IDS, DAYS)
FINDINGS: dict[Rule, SearchStrategy[Finding]] = {
    Rule.ENGAGEMENT_RATE: st.builds(
        LowRate,
        RATES,
        SMALL,
        st.booleans(),
        st.sampled_from(["1.5", "0.1", "20"]),
        GOALS,
        NAMED,
        st.none() | RATES,
    ),
    Rule.CADENCE: st.builds(NoPost, DAYS, SMALL, GOALS, title=TITLES),
    Rule.LINK_OUTS: st.builds(LinkOuts, SMALL, SMALL, st.none() | COUNTS, st.none() | COUNTS),
    Rule.KUDOS: st.builds(AboveUsual, RATES, SMALL, RATES, NAMED),
    Rule.DM_DRIFT: st.builds(
        DmDrift,
        SOME_SHARE,
        st.none() | SOME_SHARE,
        st.sampled_from(["50", "33.3"]),
        st.booleans(),
        some(PEOPLE, least=0),
    ),
    Rule.WARM: st.builds(Waiting, some(WAITING), st.integers(1, 40), st.integers(1, 13)),
    Rule.FOLLOW_UP: FOLLOW_UPS,
    Rule.SILENT_ACCOUNT: SILENT,
    Rule.SINGLE_THREADED: st.builds(
        SingleThreaded,
        some(st.builds(OneThread, PEOPLE, SMALL, st.lists(st.sampled_from(Role)).map(tuple))),
        st.integers(1, 40),
    ),
    Rule.FEW_COMMENTS: st.builds(
        FewComments, st.integers(0, 9), st.integers(1, 50), some(PEOPLE, least=0)
    ),
    Rule.COLLISION: st.builds(
        Collision, some(st.builds(SharedContact, PEOPLE, NAMES, DAYS, DAYS)), st.integers(1, 60)
    ),
    Rule.VANITY: st.builds(
        Vanity,
        DAYS,
        st.decimals(0, 100, places=3),
        DAYS,
        st.decimals(0, 100, places=3),
        st.none() | st.tuples(SOME_SHARE, SOME_SHARE),
        st.none() | st.tuples(SOME_SHARE, SOME_SHARE),
    ),
}
RULES = st.sampled_from(Rule)
STEPS = st.builds(Step, st.sampled_from(StepKind), posts(30).filter(bool).map(tuple))
USUAL_WEEKS = st.builds(
    UsualWeek,
    RATES,
    st.fractions(0, 1_000),
    st.fractions(0, 10**9),
    st.fractions(0, 10**9),
)


def a_week(last: date) -> Window:
    return Window(last - timedelta(days=6), last, "7d")


@st.composite
def digests(draw: st.DrawFn) -> Digest:
    window = a_week(draw(DAYS))
    ago = draw(st.lists(st.integers(0, 11), unique=True))
    newest = window.first - timedelta(days=window.first.weekday())
    mondays = sorted(newest - timedelta(weeks=weeks) for weeks in ago)
    found = draw(st.lists(RULES, unique=True))
    return Digest(
        name=draw(ANY_TEXT),
        window=window,
        now=draw(TOTALS),
        before=draw(TOTALS),
        usual=draw(st.none() | USUAL_WEEKS),
        weeks=tuple(WeekRate(monday, draw(RATES)) for monday in mondays),
        best=draw(st.none() | POSTS),
        streak=draw(st.integers(0, 104)),
        findings=tuple(draw(FINDINGS[rule]) for rule in found),
        steps=tuple(draw(st.lists(STEPS, max_size=MOST_STEPS))),
        thresholds=draw(THRESHOLDS),
        as_of=draw(MOMENTS),
        wins=tuple(draw(st.lists(WINS_SEEN, max_size=4))),
        targets_by_week=tuple(WeekTargets(monday, draw(COUNTS)) for monday in mondays),
        targets=draw(WEEKS_AT_TARGETS),
        on_request=draw(st.booleans()),
    )


@st.composite
def standings(draw: st.DrawFn, number: int) -> Standing:
    return Standing(
        member_id=number,
        name=draw(ANY_TEXT),
        posts=draw(st.integers(1, 400)),
        engagers=draw(COUNTS),
        targets=draw(COUNTS),
        dms=draw(COUNTS),
        wins=draw(ACTIVITIES).wins,
        won=draw(AMOUNTS),
        rate=draw(st.none() | RATES),
        usual=draw(st.none() | RATES),
        share=draw(TARGET_SHARES),
    )


@st.composite
def boards(draw: st.DrawFn) -> Board:
    some = [draw(standings(number)) for number in range(draw(st.integers(2, 4)))]
    many = [
        one._replace(member_id=number)
        for number in range(draw(st.sampled_from([0, 0, 100])))
        for one in some[:1]
    ]
    measure = draw(st.sampled_from(Measure))
    window = a_week(draw(DAYS))
    return Board(
        team_id=draw(IDS),
        team=draw(ANY_TEXT.filter(str.strip)),
        window=window,
        measure=measure,
        rows=ranked([*some, *many], measure),
        leaders=leaders([*some, *many]),
        best=best([*some, *many]),
        longer=draw(st.sampled_from([window, window.comparable])),
        now=draw(TOTALS),
        before=draw(TOTALS),
    )


@st.composite
def nudges_to_send(draw: st.DrawFn) -> NudgeToSend:
    rule = draw(RULES)
    return NudgeToSend(draw(IDS), rule, draw(FINDINGS[rule]))


@st.composite
def reasons(draw: st.DrawFn) -> Why:
    rule = draw(RULES)
    return Why(
        draw(IDS),
        rule,
        draw(FINDINGS[rule]),
        draw(DAYS),
        draw(st.booleans()),
        draw(st.booleans()),
        draw(THRESHOLDS),
    )


SCORES_SEEN = st.lists(st.builds(PastScore, DAYS, st.decimals(0, 100, places=3)), max_size=6).map(
    tuple
)
MONTHS = st.just("2026-11")
_REMINDER = (MONTHS, st.booleans(), st.booleans(), SCORES_SEEN, st.booleans())


def _is_no_pause(why_not: NoReminder) -> bool:
    return why_not is not NoReminder.PAUSED


WHOM = st.builds(
    WhomToWrite,
    st.lists(st.builds(EngagedTarget, PEOPLE, DAYS, DAYS), max_size=MOST_PEOPLE).map(tuple),
    st.integers(MOST_PEOPLE, 20_000),
    st.booleans(),
)

MESSAGES: dict[Callable[..., Any], SearchStrategy[Message]] = {
    digest.digest: st.builds(
        digest.digest, digests() | st.builds(Push, ANY_TEXT, st.booleans(), st.booleans())
    ),
    whole_week.whole_week: st.builds(
        whole_week.whole_week,
        digests() | st.builds(Push, ANY_TEXT, st.booleans(), st.booleans()),
    ),
    push.push: st.builds(
        push.push,
        st.builds(
            Push,
            ANY_TEXT,
            st.booleans(),
            st.booleans(),
            warm=some(ENGAGED, least=0),
            on_request=st.booleans(),
        ),
    ),
    board.board: st.builds(board.board, boards()),
    nudges.nudge: st.builds(nudges.nudge, nudges_to_send()),
    nudges.snoozed: st.builds(nudges.snoozed, st.builds(NudgeSnoozed, RULES, DAYS)),
    nudges.muted: st.builds(nudges.muted, st.builds(RuleMuted, RULES)),
    nudges.done: st.builds(nudges.done, st.builds(NudgeDone, RULES, MOMENTS)),
    whom.whom: st.builds(whom.whom, WHOM),
    pipeline.pipeline_message: st.builds(
        pipeline.pipeline_message, pipelines(), WHOM, in_modal=st.booleans()
    ),
    stats.stats: st.builds(stats.stats, figures_of_a_window(), WHOM, in_modal=st.booleans()),
    why.why: st.builds(why.why, st.builds(Why, joined=st.booleans()) | reasons()),
    reminder.reminder: st.builds(reminder.reminder, st.builds(Reminder, *_REMINDER)),
    reminder.reminder_section: st.builds(
        reminder.reminder_section, st.builds(Reminder, *_REMINDER)
    ),
    reminder.looked: st.builds(reminder.looked, st.builds(ReminderDone, MONTHS)),
    reminder.snoozed: st.builds(
        reminder.snoozed,
        st.builds(ReminderSnoozed, DAYS, st.just("Europe/Stockholm"))
        | st.builds(NotSnoozed, st.sampled_from(NoReminder).filter(_is_no_pause))
        | st.builds(NotSnoozed, st.just(NoReminder.PAUSED), DAYS),
    ),
    reminder.stopped: st.builds(reminder.stopped, st.builds(RemindersStopped)),
}
PARTS: dict[Callable[..., Any], SearchStrategy[list[Block]]] = {
    whom_words.whom_button: st.builds(
        lambda: [{"type": "actions", "elements": [whom_words.whom_button()]}]
    ),
    whom_words.in_short_with_button: st.builds(whom_words.in_short_with_button, WHOM),
    whom_words.people_by_post: st.builds(
        whom_words.people_by_post, st.lists(ENGAGED, min_size=1, max_size=5), lead=st.booleans()
    ),
    whom_words.person_row: st.builds(
        whom_words.person_row, ENGAGED, st.just("") | LINKS, green=st.booleans()
    ).map(lambda row: [row]),
    week_chart.rate_chart: st.builds(week_chart.rate_chart, digests()).filter(bool),
    board.board_blocks: st.builds(board.board_blocks, boards()),
    follow_up.buttons: FOLLOW_UPS.map(
        lambda finding: [{"type": "actions", "elements": follow_up.buttons(finding)}]
    ),
    joining.stop_all_button: st.builds(
        lambda: [{"type": "actions", "elements": [joining.stop_all_button()]}]
    ),
    nudges.next_step_buttons: st.one_of(*FINDINGS.values()).map(
        lambda finding: [{"type": "actions", "elements": nudges.next_step_buttons(finding)}]
    ),
}
