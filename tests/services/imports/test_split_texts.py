"""Texts that Slack sends in several messages, and messages that only follow each other."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.imports.linkedin_page import read_page
from services.imports.split_texts import read_together
from tests.linkedin.pages.test_page_text import ANALYTICS_PAGE, LINK, SSI_PAGE

OTHER_LINK = LINK.replace("7402746946853253120", "7402746946853253999")
LIST = "Ann Poe\n• 2nd\nCTO at Acme\nBob Roe\n• 3rd+\nCEO at Globex"
REST = "Cy Doe\n• 2nd\nSales at Initech\nDi Moe\n• 3rd+\nSales at Hooli"
TYPED = f"engagers {LINK}\nAnn Poe, CTO, Acme\nBob Roe, CEO, Globex"
FIGURES = "Impressions\n1,234\nReactions\n45"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (LIST, REST),
        # One person's lines in both, and their name, too.
        (LIST, "• 3rd+\nCEO at Initech\nCy Doe\n• 2nd\nSales at Initech"),
        (f"{LIST}\nCy Doe", "View Cy Doe’s profile\n• 2nd\nSales at Initech\nDi Moe\n• 2nd\nCEO"),
        (f"engagers {LINK}\n{LIST}", REST),
        (TYPED, "Cy Doe, CTO, Initech\nDi Moe, CEO, Hooli"),
        (FIGURES, "Comments\n12\nReposts\n3"),
        (f"{LINK}\n{FIGURES}", REST),
        # A label and its number, which alone would be beside another label.
        ("Reactions\n45\nImpressions", "1,234\nMembers reached\n890"),
        (FIGURES, "Reactions\n45\nComments\n12"),
        ("Social Selling Index\nIndustry SSI rank\nTop\n1%", SSI_PAGE[SSI_PAGE.index("71 out") :]),
    ],
)
def test_parts_of_one_text_are_read_together(first: str, second: str) -> None:
    assert read_together(first, second, at_once=False) == f"{first}\n{second}"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # Another list: with a heading, below a command, or with the same people.
        (LIST, f"Reactions\nAll 2\n{REST}"),
        (LIST, f"engagers {OTHER_LINK}\n{REST}"),
        (LIST, f"{REST}\nAnn Poe\n• 2nd"),
        (LIST, LIST),
        # Another page.
        (FIGURES, "Impressions\n900\nComments\n2"),
        (f"{LINK}\n{FIGURES}", f"Comments\n12\n{OTHER_LINK}"),
        (SSI_PAGE, SSI_PAGE),
        (FIGURES, SSI_PAGE),
        (LIST, SSI_PAGE),
        # A number that may go on: 45 reactions.
        ("1,234 impressions\n4", "5 reactions\n12 comments"),
        # A command or a sentence.
        (LIST, "stats 7d"),
        (LIST, "dm Jane Doe at Acme"),
        (LIST, LINK),
        (FIGURES, "I met Jane Doe at Acme"),
        # What says nothing, or all by itself.
        (LIST, "what now?"),
        ("Home\nMy Network", FIGURES),
        ("what is this", "what now?"),
    ],
)
def test_what_is_whole_by_itself_is_not_joined(first: str, second: str) -> None:
    assert read_together(first, second, at_once=False) is None


def test_a_rest_that_says_nothing_belongs_to_what_slack_sent_just_before() -> None:
    assert read_together("1,234 impressions\n45 reactions", "About\nHelp Center", at_once=True)
    assert read_together(LIST, "undo", at_once=True) is None
    assert read_together("what is this", "what now?", at_once=True) is None


@settings(max_examples=12)
@given(st.integers(1, len(ANALYTICS_PAGE.splitlines()) - 1), st.booleans())
def test_a_page_cut_at_any_line_never_says_something_else(cut: int, at_once: bool) -> None:
    lines = ANALYTICS_PAGE.splitlines()
    first, second = "\n".join(lines[:cut]), "\n".join(lines[cut:])
    whole = read_together(first, second, at_once=at_once)
    assert whole in (None, "\n".join(lines))
    if whole is None:
        # One of the parts says all that counts.
        page = read_page("\n".join(lines))
        assert page is not None
        parts = [read_page(first), read_page(second)]
        assert any(part and part.figures == page.figures for part in parts)
