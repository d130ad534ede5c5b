"""Figures, dates and rates in words."""

import re
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.engagement import THRESHOLD, Engagers, Figures, Rate
from domain.typed.post_line import read_log_line
from playground.testing.reading import as_read
from tests.domain.strategies import FIGURES
from views import words


@pytest.mark.parametrize(
    ("shown", "read"),
    [
        (words.rate(Rate(Engagers(25, 25), 2340)), "1.07 %"),
        (words.rate(Rate(Engagers(20, 28), 2340)), "0.85–1.20 %"),
        (
            words.rate(Rate(Engagers(100_000, 100_001), 10**9)),
            "0.01 %",
        ),  # a range too narrow to see
        (words.interval(Rate(Engagers(25, 25), 2340), THRESHOLD), "0.22–5.01 %"),
        (words.chances(0.6929), "6 chances in 10"),
        (words.chances(0.9198), "9 chances in 10"),
        (words.chances(0.15), "1 chance in 10"),
        (words.chances(0.9848), "19 chances in 20"),
        (words.chances(0.999), "99 chances in 100"),
        (words.percent(Fraction(15, 1000)), "1.50 %"),
        (words.percent(Fraction(125, 100_000)), "0.13 %"),  # half up
        (words.percent(30), "3,000.00 %"),
        (words.counted(1, "view"), "1 view"),
        (words.counted(2340, "view"), "2,340 views"),
        (words.engagers(Engagers(1, 1)), "1 unique engager"),
        (words.engagers(Engagers(20, 28)), "20–28 unique engagers"),
        (words.figures(Figures()), "no figures yet"),
        (words.figures(Figures(2340, None, 20, 6, 2)), "2,340 views, 20–28 unique engagers"),
        (words.points(Decimal("46.7")), "46.7"),
        (words.points(Decimal("46.95")), "47"),
        (words.points(Decimal("0.05")), "0.1"),
        (words.points(Decimal(100)), "100"),
        (words.escape("<!channel> & <@U1>"), "&lt;!channel&gt; &amp; &lt;@U1&gt;"),
        (words.escape("*Acme* _a_ ~b~ `c`"), "∗Acme∗ ˍaˍ ∼b∼ ˋcˋ"),
        (words.escape("E*TRADE, a_b"), "E*TRADE, a_b"),  # Slack formats at a word's edge only
        (words.escape("> Acme > Co"), "﹥ Acme &gt; Co"),  # a quote at a line's start only
        (
            words.sentence("“*a*” is `b_` ~c~. Press *Edit it* <now>."),
            "“∗a∗” is `b_` ∼c∼. Press *Edit it* &lt;now&gt;.",
        ),
        (words.link("https://x", "a>b"), "<https://x|a&gt;b>"),
    ],
)
def test_figures_are_formatted_as_documented(shown: str, read: str) -> None:
    assert as_read(shown) == read


@given(FIGURES)
def test_typed_figures_are_parsed_back_unchanged(figures: Figures) -> None:
    assert read_log_line(words.typed_figures(figures)).figures == figures


@given(st.fractions(0, 1))
def test_a_share_is_rounded_to_half_a_hundredth_at_most(share: Fraction) -> None:
    assert abs(Fraction(words.in_percent(share)) - share * 100) <= Fraction(1, 200)


@given(FIGURES)
def test_no_line_breaks_inside_a_range(figures: Figures) -> None:
    shown = words.figures(figures) + (words.rate(figures.rate) if figures.rate else "")
    assert not re.search(r"–(?!\N{WORD JOINER})", shown)
