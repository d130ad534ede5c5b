"""Samples for wins and the pipeline."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from domain.accounts import Account
from domain.entries.person_reference import PersonQuestion, PersonQuestionKind, PersonReference
from domain.entries.touches import TouchKind
from domain.entries.win_news import WinNews
from domain.entries.win_path import PathShare, PathStep, WinPath
from domain.entries.wins import (
    LooseWords,
    Money,
    Qualifier,
    SimilarWin,
    TypedMoney,
    Win,
    WinEntry,
    WinKind,
    WinLogged,
    WinQuestion,
    WinQuestionKind,
)
from domain.figures.pipeline import Groundwork, MemberWins, MonthFigures, Pipeline, Tally, TeamWins
from domain.people.teams import TeamChannel
from domain.targets.choices import TypedCompany
from domain.timing.periods import Window, month_of
from domain.typed.amounts.currencies import CODES, OFFERED
from tests.domain.strategies import DAYS
from tests.views.samples.extreme_values import ANY_TEXT, IDS, KEYS, LISTS
from views.blocks import Block, Message, Modal
from views.entries import win_form, win_news, wins
from views.figures import team_wins
from views.ids import Action

NAMES = ANY_TEXT.map(lambda text: text[:200].strip()).filter(bool)
COUNTS = st.integers(0, 10**6)
KINDS = st.sampled_from(WinKind)
AMOUNTS = st.decimals(0, 10**12, places=2)
QUALIFIERS = st.none() | st.sampled_from(Qualifier)
MONEY = st.builds(Money, AMOUNTS, st.sampled_from(sorted(CODES)), QUALIFIERS)
SUMS = st.lists(MONEY, max_size=3).map(tuple) | st.just(
    tuple(Money(Decimal("999999999999.99"), code, Qualifier.QUARTER) for code in OFFERED)
)
WINS_SEEN = st.builds(Win, IDS, KINDS, NAMES, DAYS, st.none() | IDS, st.none() | MONEY)
PATHS = st.builds(WinPath) | st.builds(
    WinPath,
    engagements=COUNTS,
    comments=COUNTS,
    dms=COUNTS,
    replies=COUNTS,
    steps=st.lists(
        st.builds(
            PathStep,
            st.sampled_from(TouchKind),
            DAYS,
            st.just("") | NAMES,
            NAMES,
            st.booleans(),
            st.integers(1, 10**6),
        ),
        max_size=2,
    ).map(lambda steps: tuple(steps) * 10),
    by=st.lists(st.builds(PathShare, st.just("") | NAMES, COUNTS), max_size=2).map(
        lambda shares: tuple(shares) * 10
    ),
    others=COUNTS,
    other_touches=COUNTS,
    uncounted=st.booleans(),
    first=DAYS,
)
CHANNELS = st.lists(
    st.builds(TeamChannel, IDS, NAMES, st.just("C0SALES")),
    min_size=1,
    max_size=3,
    unique_by=lambda each: each.team_id,
).map(tuple)
NEWS = st.builds(WinNews, WINS_SEEN, NAMES, CHANNELS)
LOGGED = st.builds(
    WinLogged,
    act_id=IDS,
    win=WINS_SEEN,
    path=st.none() | PATHS,
    taken_as=st.sampled_from(["", "$", "dollars"]),
    offers_join=st.booleans(),
    targets=LISTS,
    channels=st.just(()) | CHANNELS,
)
TYPED = st.builds(TypedMoney, AMOUNTS, st.sampled_from(["", "kr", "EUR", "lakh"]), QUALIFIERS)
ENTRIES = st.builds(
    WinEntry,
    kind=st.none() | KINDS,
    company=NAMES,
    money=st.none() | TYPED,
    up_to=st.none() | TYPED,
    loose=st.none() | st.builds(LooseWords, NAMES, NAMES),
)
SIMILAR = st.just(SimilarWin(None, None)) | st.builds(SimilarWin, WINS_SEEN, st.just("") | NAMES)
CANDIDATES = st.lists(st.builds(Account, IDS, NAMES), min_size=1, max_size=3).map(tuple)


@st.composite
def asked(draw: st.DrawFn) -> WinQuestion:
    """Each kind of question, with its entry and candidates."""
    entry = draw(ENTRIES)
    near = PersonQuestion(
        PersonQuestionKind.NEAR, PersonReference(company=entry.company), draw(CANDIDATES)
    )
    return WinQuestion(
        draw(st.sampled_from(WinQuestionKind)), entry, ("SEK", "NOK"), near, draw(SIMILAR)
    )


ANSWERS = st.lists(st.tuples(NAMES, KEYS), min_size=1, max_size=5).map(
    lambda answers: [
        (label, f"{Action.ANSWER_WIN}:{place}", value)
        for place, (label, value) in enumerate(answers)
    ]
)
STARTS = st.builds(
    win_form.WinPrefill,
    kind=st.none() | KINDS,
    company=st.none() | st.builds(TypedCompany, NAMES) | st.builds(Account, IDS, NAMES),
    amount=st.sampled_from(["", "45,000.50", "500 ISK", "45,000 a year"]),
    currency=st.none() | st.sampled_from(OFFERED),
    won_on=st.none() | DAYS,
)
TALLIES = st.builds(Tally, COUNTS, COUNTS, COUNTS, SUMS, SUMS, COUNTS)


@st.composite
def groundworks(draw: st.DrawFn) -> Groundwork:
    meetings, touches, wins_there, elsewhere = (draw(COUNTS) for _ in range(4))
    touched = draw(st.integers(0, wins_there))
    return Groundwork(meetings, touches, wins_there, touched, elsewhere)


@st.composite
def pipelines(draw: st.DrawFn) -> Pipeline:
    """Pipelines of a member alone, or of a coach with many teams."""
    first, last = sorted([draw(DAYS), draw(DAYS)])
    member = draw(
        st.builds(MemberWins, st.just("") | NAMES, TALLIES, st.lists(NAMES, max_size=2).map(tuple))
    )
    members = (member,) * draw(st.sampled_from([1, 100]))
    team = draw(st.builds(TeamWins, st.just("") | NAMES, TALLIES, st.just(members)))
    month = draw(
        st.builds(
            MonthFigures,
            DAYS.map(month_of),
            st.none() | st.decimals(0, 100, places=1),
            COUNTS,
            COUNTS,
            COUNTS,
            TALLIES,
            st.booleans(),
        )
    )
    return Pipeline(
        window=Window(first, last, "90d"),
        own=draw(TALLIES),
        groundwork=draw(groundworks()),
        months=(month,) * 6,
        teams=(team,) * draw(st.sampled_from([0, 1, 30])),
        everybody=draw(st.none() | groundworks()),
        coach=draw(st.booleans()),
    )


MESSAGES: dict[Callable[..., Message], SearchStrategy[Message]] = {
    wins.win_logged: LOGGED.map(wins.win_logged),
    wins.win_question: st.builds(wins.win_question, asked(), ANSWERS),
    win_news.win_told: st.builds(win_news.win_told, NEWS, amount_too=st.booleans()),
    win_news.told: st.builds(
        lambda channels, again: win_news.told(channels[0], again=again), CHANNELS, st.booleans()
    ),
    wins.same_win: st.builds(wins.same_win),
}
MODALS: dict[Callable[..., Modal], SearchStrategy[Modal]] = {
    win_news.tell_form: st.builds(win_news.tell_form, KEYS, NEWS),
    win_form.whole_form: st.builds(win_form.whole_form, KEYS, STARTS),
    win_form.win_form: st.builds(win_form.win_form, KEYS, STARTS),
}
PARTS: dict[Callable[..., list[Block]], SearchStrategy[Any]] = {
    team_wins.team_blocks: st.builds(team_wins.team_blocks, pipelines()),
    win_form.same_boxes: st.builds(win_form.same_boxes, ENTRIES, SIMILAR),
}
