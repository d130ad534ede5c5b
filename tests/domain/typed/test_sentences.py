"""Plain sentences, what is understood of them, and the words left over."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from domain.engagement import Figures
from domain.entries.wins import WinEntry, WinKind
from domain.errors import NotUnderstoodError, UserError
from domain.names.company_names import match_key
from domain.timing.typed_days import TypedDay
from domain.typed.commands import (
    Command,
    Courtesy,
    Leave,
    LogComment,
    LogDm,
    LogPost,
    LogScore,
    LogWin,
    OpenSettings,
    ShowHelp,
    ShowHome,
    ShowLeaderboard,
    ShowPipeline,
    ShowStats,
    ShowTeamStats,
    ShowUnanswered,
    ShowWhom,
    Understood,
    Undo,
    UpdatePosts,
)
from domain.typed.grammar import parse
from domain.typed.post_line import LogLine
from domain.typed.sentences import understand
from tests.refusals import answer_or_refusal

LINK = "https://www.linkedin.com/posts/x_activity-7402746946853253120-AbCd"
JANE = parse("dm Jane Doe at Acme")
REPLIED = parse("dm Jane Doe at Acme replied")
MEETING = parse("win meeting Globex")

#: Sentences, each with the command that it means. Entries among them are written at once.
MEANS: list[tuple[str, Command]] = [
    ("How am I doing this month?", ShowStats("this month")),
    ("how am I doing?", ShowStats()),
    ("how did I do last week", ShowStats("last week")),
    ("How's it going?", ShowStats()),
    ("how was last month?", ShowStats("last month")),
    ("how was my quarter?", ShowStats("this quarter")),
    ("How are my posts doing in Q4?", ShowStats("Q4")),
    ("last month", ShowStats("last month")),
    ("Q4", ShowStats("Q4")),
    ("show me my numbers for last month", ShowStats("last month")),
    ("my stats please", parse("stats")),
    ("how is the team doing?", ShowTeamStats()),
    ("my pipeline for Q4", ShowPipeline("Q4")),
    ("how is the pipeline looking this quarter?", ShowPipeline("this quarter")),
    ("what's in my pipeline?", ShowPipeline()),
    ("Who should I write to?", ShowWhom()),
    ("whom should I message next?", ShowWhom()),
    ("who to write to", ShowWhom()),
    ("who's next?", ShowWhom()),
    ("what should I do next?", ShowWhom()),
    ("wrote to Jane Doe at Acme", JANE),
    ("I wrote to Jane Doe at Acme.", JANE),
    ("Hi, I've just messaged Jane Doe at Acme!", JANE),
    ("we reached out to Jane Doe from Acme", JANE),
    ("sent a DM to Jane Doe at Acme", JANE),
    ("I sent Jane Doe at Acme a message", JANE),
    ("Wrote Jane Doe at Acme a DM", JANE),
    ("I've written to Jane Doe at Acme", JANE),
    ("log a DM to Jane Doe at Acme", JANE),
    ("please log a meeting with Globex", MEETING),
    ("commented on Jane Doe's post " + LINK, parse(f"comment {LINK} Jane Doe")),
    ("and this quarter?", ShowStats("this quarter")),
    ("what about last month?", ShowStats("last month")),
    ("what's my engagement rate?", ShowStats()),
    ("what was my rate last month?", ShowStats("last month")),
    ("what is my SSI?", ShowHome()),
    ("who is leading?", ShowLeaderboard()),
    ("any replies?", ShowUnanswered()),
    ("pinged Jane Doe at Acme yesterday", parse("dm Jane Doe at Acme yesterday")),
    ("wrote to Jane Doe at Acme and she replied", REPLIED),
    ("Jane Doe at Acme replied", REPLIED),
    ("Jane Doe from Acme has answered!", REPLIED),
    ("got a reply from Jane Doe at Acme", REPLIED),
    ("The Anh Nguyen replied", parse("dm The Anh Nguyen replied")),
    ("meeting with Karl-Theodor zu Guttenberg at Globex", MEETING),
    ("meeting with Wei (William) Zhang at Globex", MEETING),
    ("meeting with Dr. med. Hans Müller at Globex", MEETING),
    ("meeting with Jane Doe at Robert Bosch", parse("win meeting Robert Bosch")),
    ("met Friends of the Earth", parse("win meeting Friends of the Earth")),
    ("met idealo internet GmbH", parse("win meeting idealo internet GmbH")),
    ("met Gears, Wheels and Co", parse("win meeting Gears, Wheels and Co")),
    ("she replied", ShowUnanswered()),
    ("Yes, he answered!", ShowUnanswered()),
    ("they got back to me", ShowUnanswered()),
    ("meeting with Globex", MEETING),
    ("I had a meeting with Globex", MEETING),
    ("We had a great first meeting at Globex.", MEETING),
    ("booked a meeting with Globex", MEETING),
    ("we met Globex", MEETING),
    ("I met with Globex yesterday", parse("win meeting Globex yesterday")),
    ("We closed Acme for 45k EUR", parse("win won Acme 45k EUR")),
    ("won the Acme deal", parse("win won Acme")),
    ("new opportunity at Acme", parse("win opportunity Acme")),
    (f"I commented on {LINK} by Jane Doe at Acme", parse(f"comment {LINK} Jane Doe at Acme")),
    (f"commented on {LINK} by Jane Doe at Acme", parse(f"comment {LINK} Jane Doe at Acme")),
    ("my SSI is 47", parse("score 47")),
    ("my ssi score is now at 47 yesterday", parse("score 47 yesterday")),
    ("I want to log a post", LogPost()),
    ("log my latest post", LogPost()),
    ("can I log a DM?", LogDm()),
    ("add a meeting", parse("meeting")),
    ("messaged her", LogDm()),
    ("met them yesterday", LogWin(WinEntry(WinKind.MEETING, said_on=TypedDay(ago=1)))),
    ("update my numbers", UpdatePosts()),
    ("please undo that", Undo()),
    ("delete my last entry", Undo()),
    ("stop sending me messages", Leave()),
    ("Hi there!", ShowHelp()),
    ("pause until Monday", OpenSettings()),
    ("Please mute everything for a week", OpenSettings()),
    ("pause", OpenSettings()),
    ("I'm on holiday next week", OpenSettings()),
    ("I will be on vacation from Monday", OpenSettings()),
    ("I'm off until 7 January", OpenSettings()),
    ("dm help", ShowHelp("dm")),
    ("win help", ShowHelp("win")),
    ("thank you!", Courtesy()),
    ("Thanks a lot", Courtesy()),
    ("what can you do?", ShowHelp()),
    # Lines of the grammar mean what they meant.
    ("dm 3 target 5 other last week", parse("dm 3 target 5 other last week")),
    ("dm Jane Doe at Marks and Spencer plc", parse("dm Jane Doe at Marks and Spencer plc")),
    ("dm Jane Doe, head of sales at Acme", parse("dm Jane Doe, head of sales at Acme")),
    ("met Nothing Technologies", parse("win meeting Nothing Technologies")),
    ("win meeting 'Who Gives A Crap'", parse("win meeting 'Who Gives A Crap'")),
    ("win 45000 eur acme per year", parse("win 45000 eur acme per year")),
    (f"{LINK} 2340 views 25 engagers", parse(f"{LINK} 2340 views 25 engagers")),
]


@pytest.mark.parametrize(("sentence", "command"), MEANS)
def test_a_sentence_means_a_command(sentence: str, command: Command) -> None:
    assert understand(sentence) == command


def test_a_reply_that_has_not_come_is_no_part_of_the_company() -> None:
    assert understand("dm Jane Doe at Acme has not replied") == JANE


@pytest.mark.parametrize(
    ("sentence", "command", "left_out", "may_log"),
    [
        ("wrote to Jane Doe at Acme about the pricing", JANE, "about the pricing", True),
        ("Wrote to Jane Doe at Acme. She was friendly!", JANE, "She was friendly", True),
        ("dm Jane Doe at Acme, great chat", JANE, "great chat", True),
        ("dm jane doe at acme because of x", parse("dm jane doe at acme"), "because of x", True),
        ("dm Jane Doe at Acme on Friday", JANE, "on Friday", False),
        ("dm Jane Doe at Acme?", JANE, "?", False),
        ("meeting with Globex went well", MEETING, "went well", True),
        ("had a meeting with Globex, they loved it", MEETING, "they loved it", True),
        ("meeting with Globex tomorrow", MEETING, "tomorrow", False),
        ("win meeting Globex last week", MEETING, "last week", False),
        ("meeting with Globex was cancelled", MEETING, "was cancelled", False),
        ("met Globex not", MEETING, "not", False),
        # A denial in front of the name, or as the name.
        ("meeting cancelled with Globex", MEETING, "cancelled", False),
        ("win meeting postponed Globex", MEETING, "postponed", False),
        ("opportunity lost at Globex", parse("opportunity at Globex"), "lost", False),
        ("won nothing at Globex", parse("win Globex"), "nothing", False),
        ("met nobody from Globex", MEETING, "nobody", False),
        ("wrote to nobody at Acme", LogDm(), "nobody", False),
        ("meeting with Globex cancelled and lost", MEETING, "cancelled and lost", False),
        ("had a call with Globex", MEETING, "", True),
        ("wrote to her about pricing", LogDm(), "to her about pricing", True),
        ("met Jane Doe from Globex", MEETING, "", True),
        (
            f"comment on Jane Doe's post about AI {LINK}",
            parse(f"comment {LINK} Jane Doe"),
            "about AI",
            True,
        ),
    ],
)
def test_words_left_over_are_named_and_nothing_is_certain(
    sentence: str, command: Command, left_out: str, may_log: bool
) -> None:
    meant = understand(sentence)
    assert isinstance(meant, Understood)
    assert (meant.command, meant.left_out, meant.may_log) == (command, left_out, may_log)


@pytest.mark.parametrize(
    ("sentence", "figures", "left_out", "may_log"),
    [
        ("My post {} got 2,340 views and 25 engagers", Figures(2340, 25), "", True),
        ("wow, {} has 2.3k views now, 25 engaged", Figures(2300, 25), "wow now", True),
        ("numbers for {}: 2340 views, 25 engagers", Figures(2340, 25), "numbers for", True),
        ("{} views are 2340, engagers are 25 nice", Figures(2340, 25), "nice", True),
        ("300 people saw {}, 12 people liked it", Figures(300, reactions=12), "", True),
        ("{} 2340 views in 3 days, 25 engagers", Figures(2340, 25), "in 3 days", True),
        ("{} 2340 views wow", Figures(2340), "wow", False),
        ("Great comments! {} 2340 views", Figures(2340), "Great comments", False),
        ("{} hopefully not 2340 views 25 engagers", Figures(2340, 25), "hopefully not", False),
        (
            "{} up from 2000 views to 2340 views, 25 engagers",
            Figures(engagers=25),
            "up from to 2000 views 2340 views",
            False,
        ),
        ("look at {}", Figures(), "look at", False),
        # An increase is no figure, and a question is none that is logged.
        ("log {} +200 views", Figures(), "+200 views", False),
        ("{} 2340 new views, 25 engagers", Figures(2340, 25), "new", False),
        ("is this good? {} 2340 views 25 engagers", Figures(2340, 25), "is this good", False),
        ("{} 2340 views 25 engagers?", Figures(2340, 25), "?", False),
    ],
)
def test_a_sentence_about_a_post_gives_its_figures(
    sentence: str, figures: Figures, left_out: str, may_log: bool
) -> None:
    meant = understand(sentence.format(LINK))
    assert meant == Understood(LogPost(LogLine(LINK, figures)), left_out, may_log=may_log)


def test_numbers_without_words_in_a_sentence_stay_open() -> None:
    meant = understand(f"{LINK} has 2340 and 25 enagers")
    assert meant == Understood(
        LogPost(LogLine(LINK, unlabelled=(2340, 25))), "enagers", may_log=False
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "I like pizza",
        "thanks to Jane Doe at Acme",
        "ok",  # it may answer a question, and saves nothing
        "I'm off to meet Globex",
        "mute Jane Doe",
        "did Jane reply?",
        "nobody replied",
        "none of them replied",
        "I think Jane Doe replied",
        "dm 3 target 5 other 2 replied",
        "dm 3 targets and about 5 others",
        "my SSI went up 2",
        "score +2",
        "dm undo",
        "dm list",
        "replied stats",
        "score 47?",
        "my SSI went down 2",
        "landed in Berlin",
        "signed off for today",
        "closed my laptop",
        "no meeting with Globex",
        "we didn't meet Globex",
        "should I write to Jane Doe at Acme?",
        "stop the presses",
        "undo the damage",
        "how are you?",
        "see https://example.com/2340",
        "stats for my dog",
    ],
)
def test_other_sentences_are_not_understood(sentence: str) -> None:
    with pytest.raises(NotUnderstoodError):
        understand(sentence)


WORDS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=9)
ENTRIES = st.sampled_from(
    [
        "dm Jane Doe at Acme",
        "I wrote to Jane Doe at Acme",
        "wrote to Jane Doe, CTO at Globex Labs",
        "meeting with Globex",
        "I had a great meeting with Globex Labs",
        "met Acme",
        "we closed Acme",
        f"I commented on {LINK} by Jane Doe at Acme",
        f"{LINK} 2340 views 25 engagers",
        "undo that",
        "stop",
    ]
)
#: What an entry may end with and is still understood in full.
LISTED = (
    "target targets peer peers influencer influencers competitor competitors friend friends other "
    "others buyer buyers prospect prospects colleague colleagues replied reply answered responded "
    "they has have no not and on deal won closed meeting meetings mtg appointment opportunity "
    "oppty opp today yesterday please thanks "
    # Words around a win that say nothing.
    "a an the with at of for from in to by new first got worth about"
)
KNOWN = set(LISTED.split())


def writes(meant: object) -> bool:
    match meant:
        case LogDm(line) | LogComment(line):
            return line is not None
        case LogWin(entry):
            return isinstance(entry, WinEntry) and bool(entry.company)
        case LogPost(line):
            return line is not None and not line.only_a_link
        case LogScore() | Undo() | Leave():
            return True
        case _:
            return False


@given(ENTRIES, st.lists(WORDS, min_size=1, max_size=4))
def test_no_sentence_writes_while_a_word_is_left_over(entry: str, rest: list[str]) -> None:
    assume(not KNOWN & set(rest))
    assume(all(match_key(f"Acme {word}") != "acme" for word in rest))
    meant = answer_or_refusal(understand, " ".join([entry, *rest]))
    assert not writes(meant)
    assert isinstance(meant, Understood | UserError)


@given(st.text() | st.lists(WORDS | ENTRIES | st.sampled_from('?!.,“"')).map(" ".join))
def test_no_sentence_crashes(line: str) -> None:
    match answer_or_refusal(understand, line):
        case UserError() as refusal:
            assert refusal.problem
        case Understood(command):
            assert isinstance(command, LogPost | LogDm | LogComment | LogWin)
        case _:
            pass


@pytest.mark.parametrize("repeated", ["a ", "and ", "hi, ", "a replied ", "i ", "from ", "met a "])
@pytest.mark.parametrize("start", ["", "dm ", "met ", "how am i ", LINK + " "])
def test_a_sentence_of_any_length_is_read(start: str, repeated: str) -> None:
    answer = answer_or_refusal(understand, start + repeated * (40_000 // len(repeated)))
    assert not isinstance(answer, UserError) or len(answer.sentence) < 400


def test_a_kind_of_meeting_is_a_meeting() -> None:
    for words in ("a call", "an intro call", "lunch", "a demo", "a quick chat"):
        meant = answer_or_refusal(understand, f"had {words} with Globex")
        if isinstance(meant, Understood):
            assert meant.command == LogWin(WinEntry(WinKind.MEETING, "Globex"))
