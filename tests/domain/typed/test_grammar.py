"""The words after `/ssi` or in a direct message, and the commands they mean."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.engagement import Figures
from domain.entries.goals import Goal
from domain.errors import UserError
from domain.figures.measures import Measure
from domain.targets.account_list import Show
from domain.timing.typed_days import DayOfYear, TypedDay
from domain.typed.command_table import COMMANDS, CommandSpec
from domain.typed.commands import (
    Command,
    ExportData,
    ForgetMe,
    ListEngagers,
    ListPosts,
    LogPost,
    LogScore,
    ShowAccesses,
    ShowAccounts,
    ShowDigest,
    ShowHelp,
    ShowHome,
    ShowLeaderboard,
    ShowPipeline,
    ShowStats,
    ShowTeamStats,
    Undo,
    UpdatePosts,
)
from domain.typed.grammar import parse
from domain.typed.numbers import MOST
from domain.typed.post_line import FIGURE_WORDS, LogLine
from domain.typed.score_line import read_score_line
from tests.domain.strategies import COUNTS
from tests.refusals import answer_or_refusal

LINK = "https://www.linkedin.com/posts/x_activity-7402746946853253120-AbCd"
URN = "urn:li:activity:7402746946853253120"


def logged(
    views: int | None = None,
    engagers: int | None = None,
    parts: tuple[int | None, int | None, int | None] = (None, None, None),
    *,
    link: str | None = LINK,
    goal: Goal | None = None,
    posted_on: TypedDay | None = None,
    link_out: bool | None = None,
    unlabelled: tuple[int, ...] = (),
    said_on: TypedDay | None = None,
) -> LogPost:
    figures = Figures(views, engagers, *parts)
    return LogPost(LogLine(link, figures, goal, posted_on, link_out, unlabelled, said_on))


SAYS: list[tuple[str, Command]] = [
    ("digest", ShowDigest()),
    ("week", ShowDigest()),
    ("", ShowHome()),
    ("/ssi", ShowHome()),
    ("ssi", ShowHome()),
    ("Home", ShowHome()),
    ("help", ShowHelp()),
    ("?", ShowHelp()),
    ("export", ExportData()),
    ("access", ShowAccesses()),
    ("export team", ExportData(team=True)),
    ("forget-me", ForgetMe()),
    ("Forget me.", ForgetMe()),
    ("erase", ForgetMe()),
    ("Hello!", ShowHelp()),
    ("help stats", ShowHelp("stats")),
    ("help figures", ShowHelp("stats")),
    ("update", UpdatePosts()),
    ("posts", ListPosts()),
    ("delete", ListPosts()),
    ("silent", ShowAccounts(show=Show.SILENT)),
    ("met Acme", parse("win meeting Acme")),
    ("Opportunity 20k EUR Acme", parse("win opportunity 20k EUR Acme")),
    ("wrote Jane Doe at Acme", parse("dm Jane Doe at Acme")),
    ("undo", Undo()),
    ("/ssi undo", Undo()),
    ("stats", ShowStats("30d")),
    ("stats me", ShowStats("30d")),
    ("stats my 7d", ShowStats("7d")),
    ("stats 2026-W47", ShowStats("2026-W47")),
    ("stats last month", ShowStats("last month")),
    ("stats for the last 14 days", ShowStats("14d")),
    ("stats my Q4 2025", ShowStats("Q4 2025")),
    ("stats team Nordics in 2026-Q3", ShowTeamStats("2026-Q3", "Nordics")),
    ("pipeline for Q4", ShowPipeline("Q4")),
    ("wins this quarter", ShowPipeline("this quarter")),
    ("leaderboard wins last quarter", ShowLeaderboard(Measure.WINS, "last quarter")),
    ("last month", ShowStats("last month")),
    ("Q4?", ShowStats("Q4")),
    ("score 47 yesterday", LogScore(read_score_line("47")[0], TypedDay(ago=1))),
    ("score", LogScore()),
    ("score 47", LogScore(*read_score_line("47"))),
    ("log", LogPost()),
    (f"log {LINK}", logged()),
    (LINK, logged()),
    (f"<{LINK}>", logged()),
    (URN, logged(link=URN)),
    (f"log {LINK} 2340 views 25 engagers", logged(2340, 25)),
    (f"LOG 25 Engagers {LINK} VIEWS 2340", logged(2340, 25)),
    (f"{LINK} views: 2,340, engagers: 25.", logged(2340, 25)),
    (f"{LINK} 2.34k views and 25 unique people", logged(2340, 25)),
    (f"{LINK} 2 340 impressions, 25 engaged", logged(2340, 25)),
    (f"{LINK} 2340views 25engagers", logged(2340, 25)),
    (f"{LINK} 2340 views 20 likes 6 comments 2 shares", logged(2340, parts=(20, 6, 2))),
    (f"{LINK} 20 reactions + 6 comments", logged(parts=(20, 6, None))),
    (f"{LINK} 0 views", logged(0)),
    (f"{LINK} 90 views on 2026-11-20", logged(90, posted_on=TypedDay(date(2026, 11, 20)))),
    (f"{LINK} 90 views yesterday", logged(90, said_on=TypedDay(ago=1))),
    (f"{LINK} 20 Nov 90 views", logged(90, posted_on=TypedDay(of_year=DayOfYear(11, 20)))),
    (f"{LINK} 20 Nov 2026 views", logged(2026, posted_on=TypedDay(of_year=DayOfYear(11, 20)))),
    (f"{LINK} 20 Nov 2026 90 views", logged(90, posted_on=TypedDay(date(2026, 11, 20)))),
    (f"{LINK} 90 views credibility", logged(90, goal=Goal.CREDIBILITY)),
    (f"{LINK} goal: customer result", logged(goal=Goal.CUSTOMER_RESULT)),
    (f"{LINK} 90 views link-out", logged(90, link_out=True)),
    (f"{LINK} 1200 25", logged(unlabelled=(1200, 25))),
    (f"{LINK} 1200 views 25", logged(1200, unlabelled=(25,))),
    ("log 1200 views", logged(1200, link=None)),
]


@pytest.mark.parametrize(("line", "command"), SAYS)
def test_a_line_is_a_command(line: str, command: Command) -> None:
    assert parse(line) == command


@pytest.mark.parametrize(
    ("line", "problem", "fix"),
    [
        ("stat5", "I don't know the command “stat5”.", "Did you mean `/ssi stats`?"),
        ("udno", "I don't know the command “udno”.", "Did you mean `/ssi undo`?"),
        ("scroe 47", "I don't know the command “scroe”.", "Did you mean `/ssi score`?"),
        ("help lgo", "I don't know the command “lgo”.", "Did you mean `/ssi log`?"),
        ("acounts", "I don't know the command “acounts”.", "Did you mean `/ssi accounts`?"),
        ("replyed", "I don't know the command “replyed”.", "Did you mean `/ssi replied`?"),
        ("xyzzy", "I don't know the command “xyzzy”.", "`/ssi help` lists what I know."),
        # Words of their own, though some letters are those of a command.
        ("forgot to log it", "I don't know the command “forgot”.", "`/ssi help` lists"),
        ("lost the deal", "I don't know the command “lost”.", "`/ssi help` lists what I know."),
        ("I think so", "I don't know the command “I”.", "`/ssi help` lists what I know."),
        ("2 people", "I don't know the command “2”.", "`/ssi help` lists what I know."),
        ("👍", "I don't know the command “👍”.", "`/ssi help` lists what I know."),
        ("paused", "I don't know the command “paused”.", "`/ssi help` lists what I know."),
        ("report", "I don't know the command “report”.", "`/ssi help` lists what I know."),
        ("remind", "I don't know the command “remind”.", "`/ssi help` lists what I know."),
        ("undo it", "`undo` takes nothing after it.", "Type just `/ssi undo`."),
        ("stats 7d 30d", "I can show one time window at a time.", "For example `/ssi stats 90d`."),
        (f"log {LINK} {URN}", "This line has two links.", "Log one post at a time."),
        (f"{LINK} views", "There is no number with “views”.", "like `12 views`"),
        (f"{LINK} 9 views 8 views", "The views are said twice.", "Say them once."),
        (f"{LINK} 1,20 views", "“1,20” isn't a whole number.", "1200, 1,200 or 1.2k"),
        (f"{LINK} 12 wombats", "I don't understand “wombats” here.", "`1200 views 25 engagers`"),
        (f"{LINK} -5 views", "I don't understand “-5” here.", "`1200 views 25 engagers`"),
        (f"{LINK} 2026-02-30", "“2026-02-30” isn't a date.", "Type it like 23 Nov or 2026-11-23."),
    ],
)
def test_a_slip_is_refused_with_its_fix(line: str, problem: str, fix: str) -> None:
    with pytest.raises(UserError) as refused:
        parse(line)
    assert refused.value.problem == problem
    assert fix in refused.value.fix


#: Sample values for the placeholders of a usage.
MEANT = {
    "[link]": f"[{LINK}]",
    "[figures]": "[1200 views 25 engagers]",
    "[command]": "[log | figures]",
    "numbers of the week": "3 target 5 other",
    "overall or four pillars": "13.1 9.7 5 18.9",
    "top industry % top network %": "top 12% top 20%",
}


def lines_of(usage: str) -> Iterator[str]:
    """Every line that a usage like `stats [7d | 30d]` allows."""
    for placeholder, meant in MEANT.items():
        usage = usage.replace(placeholder, meant)
    optional = re.search(r"\[([^\[\]]*)\]", usage)
    if optional is None:
        yield usage
        return
    before, after = usage[: optional.start()], usage[optional.end() :]
    for choice in ("", *optional[1].split(" | ")):
        yield from lines_of(f"{before}{choice}{after}")


@pytest.mark.parametrize("spec", COMMANDS, ids=lambda spec: spec.name)
def test_every_usage_and_example_in_the_help_works(spec: CommandSpec) -> None:
    kinds = {type(parse(line)) for line in (*spec.examples, *lines_of(spec.usage), spec.name)}
    kinds |= {type(parse(alias)) for alias in spec.aliases}
    # `stats` alone has two meanings: the member's own figures, and a team's.
    assert len(kinds) == (2 if spec.name in {"stats", "accounts", "replied"} else 1)


def test_no_word_names_two_commands() -> None:
    words = [word for spec in COMMANDS for word in (spec.name, *spec.aliases)]
    assert len(words) == len(set(words))


@given(st.data(), st.dictionaries(st.sampled_from(sorted(FIGURE_WORDS)), COUNTS, max_size=5))
def test_the_order_of_figures_does_not_matter(data: st.DataObject, typed: dict[str, int]) -> None:
    figures = {FIGURE_WORDS[word]: (word, number) for word, number in typed.items()}
    pairs = [f"{number} {word}" for word, number in figures.values()]
    shuffled = data.draw(st.permutations([*pairs, LINK, "credibility"]))
    expected = Figures(**{name: number for name, (_, number) in figures.items()})
    line = LogLine(LINK, expected, Goal.CREDIBILITY)
    assert parse(f"log {' '.join(shuffled)}") == LogPost(line)


WORDS = st.sampled_from(
    [LINK, URN, "log", "score", "stats", "help", "views", "top", "12%", "2026-11-23", "1,200", "·"]
)


@given(
    st.text()
    | st.lists(WORDS | st.integers(0, 10**30).map(str) | st.text(max_size=8)).map(" ".join)
)
def test_no_line_crashes(line: str) -> None:
    match answer_or_refusal(parse, line):
        case UserError() as refusal:
            assert refusal.problem
        case LogPost(LogLine() as read):
            assert all(0 <= number <= MOST for number in read.unlabelled)
        case _:
            pass


@pytest.mark.parametrize(
    "repeated", ["1", "1,", "1 ", "1 views ", "top ", "9%", "a", ".", "a.", "=", "2026-1-"]
)
@pytest.mark.parametrize("start", ["", "log ", "score ", "stats ", "help "])
def test_a_line_of_any_length_is_read(start: str, repeated: str) -> None:
    line = start + repeated * (40_000 // len(repeated))
    answer = answer_or_refusal(parse, line)
    assert not isinstance(answer, UserError) or len(answer.sentence) < 400


SALES_NAVIGATOR = (
    "Select Jane Doe\nJane Doe\n2nd degree connection\n· 2nd\nCTO\nAcme\nBerlin, Germany"
)


@pytest.mark.parametrize(
    "pasted",
    [SALES_NAVIGATOR, "Jane Doe\n• 2nd\nCTO at Acme", "Jane Doe, CTO, Acme\nMax Roe, Globex"],
)
def test_people_pasted_without_a_command_are_asked_about(pasted: str) -> None:
    assert parse(pasted) == ListEngagers(names=pasted)


@pytest.mark.parametrize("line", ["Jane Doe, CTO, Acme", "Hello bot\nhow are you?", "Acme\nGlobex"])
def test_other_unknown_words_are_no_people(line: str) -> None:
    with pytest.raises(UserError, match="don't know the command"):
        parse(line)
