"""The rules about posts: facts and their findings."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.coaching.facts import Facts
from domain.coaching.post_rules import AboveUsual, LinkOuts, LowRate, NoPost
from domain.coaching.rules import Finding, Rule, findings, sure_findings
from domain.coaching.stored_findings import from_values, to_values
from domain.engagement import Figures, Rate
from domain.entries.goals import Goal
from domain.entries.posts import Post
from domain.thresholds import DEFAULTS
from tests.domain.posts import post
from tests.domain.strategies import FIGURES

TODAY = date(2026, 11, 23)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def found(*posts: Post, usual: Rate | None = None, threshold: int = 15) -> dict[Rule, Finding]:
    thresholds = replace(DEFAULTS, engagement_rate=Fraction(threshold, 1000))
    return findings(Facts(TODAY, posts, usual), thresholds)


def low_rate(*posts: Post) -> LowRate:
    finding = found(*posts)[Rule.ENGAGEMENT_RATE]
    assert isinstance(finding, LowRate)
    return finding


def posts_of(count: int, views: int, engagers: int) -> list[Post]:
    """Posts alike, a week apart, the newest five days old."""
    return [
        post(Figures(views, engagers), ago(5 + 7 * week), number=week + 1) for week in range(count)
    ]


@pytest.mark.parametrize(
    ("posts", "sure"),
    [
        (posts_of(4, 1000, 10), True),
        (posts_of(2, 1000, 8), True),
        (posts_of(2, 2500, 27), False),
        (posts_of(1, 800, 0), False),  # surely below, but one post alone is never enough
    ],
)
def test_a_low_rate_is_sure_by_its_posts(posts: list[Post], sure: bool) -> None:
    finding = low_rate(*posts)
    assert finding.sure is sure
    assert (Rule.ENGAGEMENT_RATE in sure_findings(found(*posts))) is sure


def test_what_is_as_likely_as_not_is_no_sign_of_a_low_rate() -> None:
    posts = posts_of(2, 1000, 14)
    assert Rule.ENGAGEMENT_RATE not in found(*posts)
    thresholds = replace(DEFAULTS, sure=Fraction(1, 2))
    assert Rule.ENGAGEMENT_RATE in sure_findings(
        findings(Facts(TODAY, tuple(posts), None), thresholds)
    )


def test_how_sure_before_a_nudge_is_the_workspaces_choice() -> None:
    posts = posts_of(2, 1000, 8)
    for percent, sure in (("50", True), ("87", True), ("90", False)):
        thresholds = replace(DEFAULTS, sure=Fraction(percent) / 100)
        holding = sure_findings(findings(Facts(TODAY, tuple(posts), None), thresholds))
        assert (Rule.ENGAGEMENT_RATE in holding) is sure


def test_a_low_rate_names_no_best_post_among_equals() -> None:
    assert low_rate(*posts_of(3, 1000, 8)).best is None


@pytest.mark.parametrize(
    "silent",
    [
        post(Figures(99, 0), ago(5)),
        post(Figures(1000, 15), ago(5)),
        post(Figures(1000, None, 5, 20), ago(5)),  # the high end reaches it
        post(Figures(1000, 5), ago(60)),  # the 61st day
        post(Figures(1000, 5), ago(1), taken_after=timedelta(hours=47)),
        post(Figures(1000), ago(5)),
    ],
    ids=["few views", "reached", "unclear", "too old", "too young", "no engagers"],
)
def test_a_rate_is_not_low_without_enough_evidence(silent: Post) -> None:
    assert Rule.ENGAGEMENT_RATE not in found(silent)


def test_the_workspaces_own_threshold_applies() -> None:
    posts = post(Figures(1000, 12), ago(5))
    assert Rule.ENGAGEMENT_RATE in found(posts)
    assert Rule.ENGAGEMENT_RATE not in found(posts, threshold=10)


def test_a_low_rate_names_the_lacking_goal_and_the_best_post() -> None:
    finding = low_rate(
        post(Figures(1000, 5), ago(5), number=1, goal=Goal.CREDIBILITY),
        post(Figures(1000, 9), ago(9), number=2, goal=Goal.CREDIBILITY),
    )
    assert finding.lacking is Goal.CUSTOMER_RESULT
    assert finding.best is not None
    assert finding.best.posted_on == ago(9)


@pytest.mark.parametrize(("days", "armed"), [(6, False), (7, True), (41, True), (42, False)])
def test_no_post_for_seven_days_is_found_until_the_member_lapses(days: int, armed: bool) -> None:
    assert (Rule.CADENCE in found(post(Figures(), ago(days)))) is armed


def test_a_member_who_never_posted_gets_no_finding_about_it() -> None:
    assert found() == {}


def test_several_link_outs_are_found_with_the_views_of_both_kinds() -> None:
    finding = found(
        post(Figures(100), ago(1), link_out=True),
        post(Figures(200), ago(2), link_out=True),
        post(Figures(900), ago(3), link_out=False),
    )[Rule.LINK_OUTS]
    assert finding == LinkOuts(link_outs=2, posts=3, views_with=150, views_without=900)
    assert Rule.LINK_OUTS not in found(post(Figures(100), ago(1), link_out=True))


def test_praise_needs_a_rate_above_the_own_baseline() -> None:
    usual = Figures(1000, 20).rate
    better, same = post(Figures(1000, 21), ago(5)), post(Figures(1000, 20), ago(5))
    assert isinstance(found(better, usual=usual)[Rule.KUDOS], AboveUsual)
    assert Rule.KUDOS not in found(same, usual=usual)
    assert Rule.KUDOS not in found(better)


def test_findings_come_in_the_order_of_the_rules() -> None:
    posts = [post(Figures(1000, 5), ago(day), link_out=True) for day in (8, 9)]
    usual = Figures(1000, 1).rate
    order = [Rule.ENGAGEMENT_RATE, Rule.CADENCE, Rule.LINK_OUTS, Rule.KUDOS]
    assert list(found(*posts, usual=usual)) == order


@given(
    st.lists(
        st.builds(
            post,
            FIGURES,
            st.integers(0, 50).map(ago),
            number=st.integers(1, 9),
            goal=st.none() | st.sampled_from(Goal),
            link_out=st.none() | st.booleans(),
        ),
        max_size=6,
    ),
    st.none() | FIGURES.map(lambda figures: figures.rate),
)
def test_a_stored_finding_reads_back_unchanged(posts: list[Post], usual: Rate | None) -> None:
    for rule, finding in found(*posts, usual=usual).items():
        assert from_values(rule, to_values(finding)) == finding


@pytest.mark.parametrize(("rule", "values"), [("cadence", {}), ("vanity", {"days": 7})])
def test_an_unknown_rule_or_value_reads_back_as_none(rule: str, values: dict[str, int]) -> None:
    assert from_values(rule, values) is None


def test_no_post_names_the_day_of_the_last_one() -> None:
    assert found(post(Figures(), ago(8)))[Rule.CADENCE] == NoPost(ago(8), 8, Goal.CREDIBILITY)
