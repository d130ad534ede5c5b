"""Words of an entry that belong to none of its fields: named, and never poured into one."""

from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import UserError
from domain.typed.asides import ENDS_OF_DM
from domain.typed.commands import Command, LogComment, LogDm, LogWin, Understood
from domain.typed.grammar import parse
from domain.typed.sentences import understand
from tests.refusals import answer_or_refusal

JANE = parse("dm Jane Doe at Acme")
ONLY_JANE = parse("dm Jane Doe")
MEETING = parse("win meeting Acme")
WON = parse("win Acme")
PROFILE = "https://www.linkedin.com/in/jane-doe-123"
LINK = "https://www.linkedin.com/posts/x_activity-7402746946853253120-AbCd"


@pytest.mark.parametrize(
    ("line", "command", "left_out", "may_log"),
    [
        # In front of a name.
        ("win meeting booked Acme", MEETING, "booked", True),
        ("win booked meeting with Acme", MEETING, "booked", True),
        ("win discovery meeting Acme", MEETING, "discovery", True),
        ("win meeting booked acme", parse("win meeting acme"), "booked", True),
        ("win call with Acme", WON, "call", True),
        ("deal done with Acme", WON, "done", True),
        ("won back Acme", WON, "back", True),
        ("meeting tomorrow Acme", MEETING, "tomorrow", False),
        ("dm draft Jane Doe at Acme", JANE, "draft", False),
        ("dm not sent to Jane Doe at Acme", JANE, "not sent", False),
        # Behind a person's name.
        ("dm Jane Doe twice", ONLY_JANE, "twice", True),
        ("dm Jane Doe works at Acme", JANE, "works", True),
        ("dm Jane Doe formerly at Acme", JANE, "formerly", True),
        (f"commented twice on {LINK} by Acme", parse(f"comment {LINK} Acme"), "twice", True),
        ("dm Jane Doe instead of Bob at Acme", JANE, "instead of Bob", False),
        ("dm Bob no wait Jane Doe at Acme", parse("dm Bob at Acme"), "no wait Jane Doe", False),
        # A link or an address beside a person.
        (f"dm Jane Doe at Acme {PROFILE}", JANE, PROFILE, True),
        (f"dm Jane Doe {PROFILE}", ONLY_JANE, PROFILE, True),
        ("dm Jane Doe <jane.doe@acme.com>", ONLY_JANE, "<jane.doe@acme.com>", True),
        ("dm jane.doe@acme.com", LogDm(), "jane.doe@acme.com", True),
        # Behind a company.
        ("win meeting Acme at 3pm", MEETING, "at 3pm", True),
        ("win meeting Acme 30 min", MEETING, "30 min", True),
        ("dm Jane Doe at Acme 2nd time", JANE, "2nd time", True),
        ("dm Jane Doe at Acme x2", JANE, "x2", True),
        ("win opp Acme Q1", parse("win opp Acme"), "Q1", True),
        ("dm Jane Doe at Acme letzten Freitag", JANE, "letzten Freitag", False),
        ("met Acme gestern", MEETING, "gestern", False),
        ("dm Jane Doe at Acme not sent", JANE, "not sent", False),
        ("dm Jane Doe at Acme, no answer", JANE, "no answer", False),
        ("dm Jane Doe at Acme no sorry Globex", JANE, "no sorry Globex", False),
        ("win meeting Acme 15:00", MEETING, "15:00", True),
        ("dm Jane Doe at Acme – Pricing", JANE, "– Pricing", True),
        ("dm Jane Doe at Acme, London", JANE, "London", True),
        ("dm Jane Doe at Acme 11/20", JANE, "11/20", False),
        ("met Acme, Globex and Initech", MEETING, "Globex and Initech", True),
        ("dm Jane Doe at Acme (Berlin)", JANE, "(Berlin)", True),
        ("Messaged Jane Doe At Acme About Pricing", JANE, "About Pricing", True),
        ("met Acme 23 Nov at 3pm", parse("met Acme 23 Nov"), "at 3pm", True),
        ("won a small deal with Acme", parse("win closed-won Acme"), "small", True),
        # Words around an amount that make it a hope.
        ("deal Acme 45k EUR if they sign", parse("deal Acme 45k EUR"), "if they sign", False),
        ("deal Acme 45k EUR expected Q1", parse("deal Acme 45k EUR"), "expected Q1", False),
        ("deal Acme maybe 45k EUR", parse("deal Acme 45k EUR"), "maybe", False),
        ("deal Acme would be 45k EUR", parse("deal Acme 45k EUR"), "would be", False),
        # A meeting with a person, or with no one in particular: the company is asked for.
        ("met Jane Doe", parse("met"), "Jane Doe", True),
        ("met Jane CTO", parse("met"), "Jane CTO", True),
        ("met my boss", parse("met"), "my boss", True),
        ("met Jane Doe at the conference", parse("met"), "the conference", True),
        # A denial, wherever it stands and however it is written.
        ("win not Acme", WON, "not", False),
        ("won against Globex at Acme", WON, "against", False),
        ("win no meeting Acme", MEETING, "no", False),
        ("win meeting no-show Acme", MEETING, "no-show", False),
        ("meeting with Acme didn't happen", MEETING, "didn't happen", False),
        ("meeting with Acme fell through", MEETING, "fell through", False),
        ("Meeting Cancelled With Acme", MEETING, "Cancelled", False),
        ("meeting Acme CANCELLED", MEETING, "CANCELLED", False),
        ("win Acme hopefully", WON, "hopefully", False),
        ("dm Jane Doe at Acme not a target", JANE, "not", False),
        (f"comment {LINK} not mine", parse(f"comment {LINK} mine"), "not", False),
        # A reply that has not come is none, and a reply of “not interested” is one.
        ("Jane Doe hasn't replied", ONLY_JANE, "hasn't", False),
        ("Jane Doe at Acme will have replied", parse("replied Jane Doe at Acme"), "will", False),
        (
            "replied Jane Doe at Acme not interested",
            parse("dm Jane Doe at Acme replied"),
            "not interested",
            False,
        ),
    ],
)
def test_a_stray_word_is_named_and_nothing_is_written(
    line: str, command: Command, left_out: str, may_log: bool
) -> None:
    meant = understand(line)
    assert isinstance(meant, Understood)
    assert (meant.command, meant.left_out, meant.may_log) == (command, left_out, may_log)


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("dm Jane Doe at Acme hasn't replied", JANE),
        ("dm Jane Doe at Acme on LinkedIn", JANE),
        ("dm Jane Doe at Acme, Inc.", parse("dm Jane Doe at Acme, Inc.")),
        ("dm Jane Doe at Acme, CTO", parse("dm Jane Doe, CTO at Acme")),
        ("dm Jane Doe at Acme - Head of Sales", parse("dm Jane Doe, Head of Sales at Acme")),
        ("dm Jane Doe at Acme, did not reply", JANE),
        ("dm Jane Doe at Acme as target", parse("dm Jane Doe at Acme target")),
        ("meeting w/ Acme", MEETING),
        ("meeting w Acme", MEETING),
        ("Win Meeting With Acme", MEETING),
        ("closed won Acme", parse("win closed won Acme")),
        ("meeting Jane Doe, Acme", MEETING),
        ("met Jane Doe - Acme", MEETING),
        ("met Jane Doe (CTO, Acme)", MEETING),
        ("met Jane Doe (CTO at Acme)", MEETING),
        ("met Jane of Acme", MEETING),
        ("met Acme's CEO", MEETING),
        ("won our first deal at Acme", parse("win closed-won Acme")),
        ("won Acme 45k EUR 🎉", parse("win Acme 45k EUR")),
        ("dm Jane Doe at Acme CTO", parse("dm Jane Doe, CTO at Acme")),
        ("meeting Jane Doe (Acme)", MEETING),
        ("meeting w/ Jane Doe @ Acme", MEETING),
        ("meeting with the CTO of Acme", MEETING),
        # Small words that are part of a name, or in front of an account.
        ("dm Jane Doe of Acme", parse("dm Jane Doe of Acme")),
        ("dm Jane Doe en Acme", parse("dm Jane Doe en Acme")),
        ("dm Ursula von der Leyen at Acme", parse("dm Ursula von der Leyen at Acme")),
        ("dm jane doe at acme", parse("dm jane doe at acme")),
        ("dm Jane doe at acme", parse("dm Jane doe at acme")),
        ("win meeting adidas Group", parse("win meeting adidas Group")),
        ("win meeting Jane Street Capital", parse("win meeting Jane Street Capital")),
        ("win meeting Bank of America", parse("win meeting Bank of America")),
    ],
)
def test_a_line_without_stray_words_is_read_at_once(line: str, command: Command) -> None:
    assert understand(line) == command


@pytest.mark.parametrize("line", ["win two meetings with Acme", "met some people and two deals"])
def test_several_wins_are_refused_and_not_read_as_one(line: str) -> None:
    with pytest.raises(UserError, match="at a time"):
        understand(line)


@pytest.mark.parametrize(
    ("line", "left_out"), [("wrote to nobody at Acme", "nobody"), ("dm no one at Acme", "no one")]
)
def test_nobody_is_not_written_to_at_a_known_company(line: str, left_out: str) -> None:
    # With the whole line as well, it would be logged at once where an account is called Acme.
    assert understand(line) == Understood(LogDm(), left_out, may_log=False, whole=None)


#: Words of the grammar, which say what they are by their place.
GRAMMAR_LISTED = (
    "dm replied at with to from of in on and as a an the meeting met win won by is about"
)
#: In “she replied” and “hasn't replied” the first word is said by the reply.
GRAMMAR = {*GRAMMAR_LISTED.split(), *ENDS_OF_DM, "she", "hasn't"}
WORDS_LISTED = (
    "Jane Doe Bob Roe Acme Globex Labs at with of from in and or booked tomorrow CTO twice pricing "
    "not hasn't again peer replied 3pm draft about she nice jane acme works London head sales"
)
WORDS = st.sampled_from(WORDS_LISTED.split())


def said(value: Any) -> str:
    """All text in the fields of a result."""
    if is_dataclass(value):
        return " ".join(said(getattr(value, each.name)) for each in fields(value))
    return str(value)


@given(st.sampled_from(["dm", "replied", "met", "win meeting"]), st.lists(WORDS, max_size=7))
def test_no_word_of_an_entry_vanishes(command: str, words: list[str]) -> None:
    if command in {"met", "win meeting"} and {"at", "from", "of", "CTO"} & set(words):
        return  # of a person at a company only the company is used
    line = " ".join([command, *words])
    meant = answer_or_refusal(understand, line)
    if isinstance(meant, UserError) or not isinstance(
        meant, LogDm | LogWin | LogComment | Understood
    ):
        return
    read = (meant.command, meant.left_out) if isinstance(meant, Understood) else (meant,)
    named = said(read)
    lost = [word for word in words if word not in named and word.lower() not in GRAMMAR]
    assert not lost or meant in (LogDm(), LogDm(None)), (line, meant)


@pytest.mark.parametrize(
    ("line", "whole"),
    [
        ("win meeting Acme labs", parse("win meeting Acme labs")),
        ("dm Jane Doe at Acme (warm)", parse("dm Jane Doe at Acme (warm)")),
        ("win meeting Acme at 3pm", None),
        (f"comment {LINK} great post", None),
    ],
)
def test_the_whole_line_is_offered_only_where_it_gives_the_company_more_words(
    line: str, whole: Command | None
) -> None:
    meant = understand(line)
    assert isinstance(meant, Understood)
    assert meant.whole == whole
