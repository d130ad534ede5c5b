"""Boards: the ranking of their members."""

from collections import Counter
from dataclasses import replace
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.engagement import Engagers, Figures, Rate
from domain.entries.posts import Post
from domain.errors import UserError
from domain.figures.ranking import (
    Measure,
    Ranked,
    Standing,
    board_rows,
    leaders,
    measure_named,
    own_place,
    ranked,
    standing_of,
)
from domain.figures.stats import own_baseline, total
from domain.thresholds import DEFAULTS, Thresholds
from tests.domain.posts import post


def standing(member_id: int, posts: int = 1, engagers: int = 0, low: int | None = None) -> Standing:
    rate = Rate(Engagers(low, low), 1000) if low is not None else None
    return Standing(member_id, f"M{member_id}", posts, 1000, engagers, rate, None)


def from_posts(
    posts: list[Post], earlier: list[Post], thresholds: Thresholds = DEFAULTS
) -> Standing:
    return standing_of(1, "Ada", total(posts), own_baseline(earlier), thresholds)


@st.composite
def many(draw: st.DrawFn) -> list[Standing]:
    """Members with few different figures, so that many tie."""
    return [
        Standing(
            number,
            draw(st.sampled_from(["Ada", "ada", "Bo", "Cy"])),
            draw(st.integers(0, 3)),
            100,
            draw(st.integers(0, 3)),
            draw(st.none() | st.integers(0, 3).map(lambda low: Rate(Engagers(low, 9), 300))),
            draw(st.none() | st.sampled_from([Fraction(1, 100), Fraction(2, 100)])),
        )
        for number in range(draw(st.integers(0, 8)))
    ]


MEASURES = st.sampled_from(Measure)


@given(many(), MEASURES, st.randoms())
def test_a_ranking_does_not_depend_on_the_order_given(
    members: list[Standing], measure: Measure, random: Random
) -> None:
    shuffled = list(members)
    random.shuffle(shuffled)
    assert ranked(shuffled, measure) == ranked(members, measure)


@given(many(), MEASURES)
def test_a_rank_is_one_more_than_the_number_of_better_members(
    members: list[Standing], measure: Measure
) -> None:
    values = [one.value(measure) for one in members]
    for row in ranked(members, measure):
        value = row.standing.value(measure)
        if value is None:
            assert row.rank is None
        else:
            assert row.rank == 1 + sum(other is not None and other > value for other in values)


@given(many(), MEASURES)
def test_every_member_is_in_the_ranking_once(members: list[Standing], measure: Measure) -> None:
    numbers = Counter(row.standing.member_id for row in ranked(members, measure))
    assert numbers == Counter(one.member_id for one in members)


@given(many(), MEASURES)
def test_a_board_ranks_at_least_two_and_shows_those_who_posted_or_are_ranked(
    members: list[Standing], measure: Measure
) -> None:
    rows = board_rows(members, measure)
    rankable = [one for one in members if one.value(measure) is not None]
    shown = [one for one in members if one.posts or one in rankable]
    assert len(rows) == (len(shown) if len(rankable) >= 2 else 0)


@given(many().filter(bool), MEASURES)
def test_the_own_place_equals_the_place_in_the_ranking(
    members: list[Standing], measure: Measure
) -> None:
    own, *others = members
    place = own_place(own, others, measure, on_board=False)
    assert Ranked(place.rank, own) in ranked(members, measure)


def test_equals_share_a_rank_and_the_next_one_is_skipped() -> None:
    rows = ranked([standing(n, engagers=e) for n, e in enumerate([5, 7, 7, 2])], Measure.ENGAGERS)
    assert [(row.rank, row.standing.member_id) for row in rows] == [(1, 1), (1, 2), (3, 0), (4, 3)]


def test_members_without_a_value_come_last_without_a_rank() -> None:
    rows = ranked([standing(1), standing(2, low=10)], Measure.RATE)
    assert [(row.rank, row.standing.member_id) for row in rows] == [(1, 2), (None, 1)]


@given(many(), MEASURES, st.integers(1, 4))
def test_the_leaders_are_the_beginning_of_the_ranking(
    members: list[Standing], measure: Measure, most: int
) -> None:
    rows = ranked(members, measure)
    first = tuple(row for row in rows if row.rank is not None and row.rank <= most)
    assert leaders(members, most).get(measure, ()) == first


def test_the_leaders_of_a_measure_have_the_first_three_ranks() -> None:
    members = [standing(each, engagers=9 - each) for each in range(5)]
    best = leaders(members)
    assert [row.standing.member_id for row in best[Measure.ENGAGERS]] == [0, 1, 2]
    assert Measure.RATE not in best


@pytest.mark.parametrize(
    ("figures", "has_rate"),
    [
        ([Figures(150, 3), Figures(150, 3)], True),
        ([Figures(300, 6)], False),
        ([Figures(149, 3), Figures(150, 3)], False),
        ([Figures(900, 6), Figures(900)], False),
    ],
)
def test_a_rate_is_ranked_with_two_rated_posts_and_300_views(
    figures: list[Figures], has_rate: bool
) -> None:
    shown = from_posts([post(each) for each in figures], [])
    assert (shown.rate is not None) is has_rate


def test_a_board_counts_engagers_at_their_low_end() -> None:
    posts = [post(Figures(500, None, 5, 5)), post(Figures(500, None, 5))]
    shown = from_posts(posts, [])
    assert shown.engagers == 10
    assert shown.value(Measure.RATE) == Fraction(10, 1000)


def test_improved_is_the_rate_above_the_own_baseline_and_never_below() -> None:
    earlier = [post(Figures(500, 5))] * 3
    better = from_posts([post(Figures(500, 10))] * 2, earlier)
    assert better.improved == Fraction(1, 100)
    worse = from_posts([post(Figures(500, 4))] * 2, earlier)
    assert worse.improved is None
    assert from_posts([post(Figures(500, 10))] * 2, []).improved is None


def test_thresholds_decide_who_is_ranked() -> None:
    lenient = replace(DEFAULTS, board_posts=1, board_views=50)
    assert from_posts([post(Figures(60, 3))], [], lenient).rate is not None


def test_a_measure_is_recognised_by_its_words() -> None:
    assert measure_named(" Engagers ") is Measure.ENGAGERS
    with pytest.raises(UserError, match="can't rank by"):
        measure_named("ssi")
