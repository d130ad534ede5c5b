"""Coaching texts that change with a figure."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.certainty import interval
from domain.coaching.nudges import Why
from domain.coaching.post_rules import LinkOuts
from domain.coaching.rules import Rule
from domain.engagement import Engagers, Figures, Rate, pooled
from domain.entries.posts import Advice
from domain.thresholds import DEFAULTS, Thresholds
from playground.testing.reading import as_read
from views.coaching.findings import details, headline
from views.coaching.why import why
from views.wording.advice_words import advised
from views.wording.rate_words import against_aim, answer


@pytest.mark.parametrize(
    ("finding", "said"),
    [
        (LinkOuts(1, 1, 90, None), "Your one post of the last 30 days sends readers to"),
        (LinkOuts(1, 3, 90, 200), "1 of your 3 posts of the last 30 days sends readers to"),
        (LinkOuts(2, 3, 90, 200), "2 of your 3 posts of the last 30 days send readers to"),
    ],
)
def test_link_outs_are_counted_in_the_right_grammatical_number(
    finding: LinkOuts, said: str
) -> None:
    assert headline(finding).startswith(said)


def test_one_link_out_is_compared_in_the_singular() -> None:
    assert (
        as_read(details(LinkOuts(1, 3, 90, 200))[0]) == "It has 90 views, your others 200 a post."
    )


def test_advice_names_the_workspaces_own_threshold_of_views() -> None:
    assert "below 250 views" in advised(Advice.MORE_VIEWS, Thresholds(fewest_views=250))


def test_why_names_the_threshold_of_link_outs() -> None:
    four = Thresholds(link_outs=4)
    result = Why(1, Rule.LINK_OUTS, LinkOuts(4, 5, 90, 200), date(2026, 11, 23), thresholds=four)
    assert "The rule: 4 posts or more of the last 30 days" in as_read(why(result).text)


@pytest.mark.parametrize(
    ("views", "low", "high", "said"),
    [
        (2340, 25, 25, "1.07 %, a bit under the 1.5 % aim; one post is too few to tell"),
        (2340, 20, 28, "0.85–1.20 %, a bit under the 1.5 % aim; one post is too few to tell"),
        (1000, 10, 20, "1.00–2.00 %, around the 1.5 % aim; one post is too few to tell"),
        (10**6, 9000, 9890, "0.90–0.99 %, under the 1.5 % aim; one post is too few to tell"),
        (1000, 15, 15, "1.50 %, just at the 1.5 % aim; too close to tell"),
        (100_000, 1_499, 1_499, "1.49 %, just under the 1.5 % aim; too close to tell"),
        (50, 2, 2, "4.00 %, well above the 1.5 % aim; too few views to be sure"),
        (40, 0, 0, "0.00 %, well under the 1.5 % aim; too few views to be sure"),
    ],
)
def test_a_verdict_says_where_the_rate_is_and_whether_that_can_be_told(
    views: int, low: int, high: int, said: str
) -> None:
    shown = as_read(against_aim(Rate(Engagers(low, high), views)))
    assert shown.replace(" engagement rate", "", 1) == said


@pytest.mark.parametrize(("engagers", "said"), [(1, "well under"), (300, "well above")])
def test_a_sure_verdict_has_no_hedge(engagers: int, said: str) -> None:
    shown = as_read(against_aim(Rate(Engagers(engagers, engagers), 10_000)))
    assert shown.endswith(f"{said} the 1.5 % aim")


def test_of_several_posts_the_views_are_too_few() -> None:
    rate = pooled([Figures(views=2340, engagers=25), Figures(views=1000, engagers=11)])
    assert rate is not None
    shown = as_read(against_aim(rate))
    assert shown == "1.08 % engagement rate, a bit under the 1.5 % aim; too few views to be sure"


def test_a_range_around_the_aim_is_too_wide_however_many_views_there_are() -> None:
    wide = Figures(views=100_000, reactions=1_000, comments=1_000)
    rate = pooled([wide, wide])
    assert rate is not None
    assert as_read(against_aim(rate)).endswith(
        "around the 1.5 % aim; the range is too wide to tell"
    )


@given(st.integers(200, 10**7), st.integers(0, 10**5), st.integers(1, 30))
def test_an_interval_that_excludes_the_aim_is_never_unsure(
    views: int, engagers: int, posts: int
) -> None:
    alike = Figures(views=views, engagers=min(engagers, views))
    rate = pooled([alike] * posts)
    assert rate is not None
    low, high = interval(rate, DEFAULTS.engagement_rate)
    if not low <= DEFAULTS.engagement_rate <= high:
        assert ";" not in against_aim(rate)


@pytest.mark.parametrize(
    ("engagers", "said"),
    [
        (
            42,
            "*1.33 % is a bit under the 1.5 % aim, but that may be chance.* By this post alone, "
            "your true rate may be anywhere in 0.32–5.34 % (19 chances in 20).",
        ),
        (
            1,
            "*0.03 %. 9 chances in 10 that your true rate is below 1.5 %.* By this post alone",
        ),
        (
            33,
            "*1.05 %. An early sign: 7 chances in 10 that your true rate is below 1.5 %.*",
        ),
    ],
)
def test_why_answers_before_it_explains(engagers: int, said: str) -> None:
    assert as_read(answer(Rate(Engagers(engagers, engagers), 3150))).startswith(said)
