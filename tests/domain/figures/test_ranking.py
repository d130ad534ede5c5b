"""Boards: the ranking of their members."""

from collections import Counter
from fractions import Fraction
from itertools import pairwise, permutations
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.certainty import chance_higher
from domain.engagement import Engagers, Figures, Rate, pooled
from domain.entries.posts import Post
from domain.errors import UserError
from domain.figures.board import Ranked
from domain.figures.measures import (
    SHRUNK,
    LongerFigures,
    Measure,
    Standing,
    estimates,
    measure_named,
    standing_of,
)
from domain.figures.ranking import best, board_rows, leaders, own_place, ranked
from domain.figures.stats import own_baseline, total
from domain.figures.target_share import TargetShare
from domain.figures.totals import PostSums
from tests.domain.posts import post

ESTIMATED = st.sampled_from(sorted(SHRUNK))
COUNTED = st.sampled_from([measure for measure in Measure if measure not in SHRUNK])
MEASURES = st.sampled_from(Measure)


def standing(member_id: int, **figures: Any) -> Standing:
    return Standing(member_id, f"M{member_id}", posts=1)._replace(**figures)


def rate(*posts: tuple[int, int]) -> Rate | None:
    """The rate of posts, each with engagers and views."""
    return pooled(Figures(views, engagers) for engagers, views in posts)


def from_posts(posts: list[Post], earlier: list[Post]) -> Standing:
    sums = total(posts)
    assert sums.engagers is not None
    longer = LongerFigures(sums.rate, own_baseline(earlier), sums.targets)
    return standing_of(1, "Ada", PostSums(rated_low=sums.engagers.low), longer)


RATES = st.builds(
    lambda low, views: Rate(Engagers(low, low), views), st.integers(0, 9), st.integers(9, 900)
)


@st.composite
def many(draw: st.DrawFn) -> list[Standing]:
    """Members with few different figures, so that many tie."""
    return [
        Standing(
            number,
            draw(st.sampled_from(["Ada", "ada", "Bo", "Cy"])),
            posts=draw(st.integers(0, 3)),
            engagers=draw(st.integers(0, 3)),
            rate=draw(st.none() | RATES),
            usual=draw(st.none() | RATES),
            share=draw(st.builds(TargetShare, st.integers(0, 2), st.integers(2, 5))),
        )
        for number in range(draw(st.integers(0, 8)))
    ]


@given(many(), MEASURES, st.randoms())
def test_a_ranking_does_not_depend_on_the_order_given(
    members: list[Standing], measure: Measure, random: Random
) -> None:
    shuffled = list(members)
    random.shuffle(shuffled)
    assert ranked(shuffled, measure) == ranked(members, measure)
    assert best(shuffled) == best(members)


@given(many(), COUNTED)
def test_a_rank_of_a_count_is_one_more_than_the_number_of_better_members(
    members: list[Standing], measure: Measure
) -> None:
    values = [one.value(measure) for one in members]
    for row in ranked(members, measure):
        value = row.standing.value(measure)
        if value is None:
            assert row.rank is None
        else:
            assert row.rank == 1 + sum(other is not None and other > value for other in values)


@given(many(), ESTIMATED)
def test_any_two_who_share_a_place_could_change_places(
    members: list[Standing], measure: Measure
) -> None:
    found = estimates(members, measure)
    rows = [row for row in ranked(members, measure) if row.rank is not None]
    for one in rows:
        for other in rows:
            if one.rank == other.rank:
                chance = chance_higher(
                    found[one.standing.member_id], found[other.standing.member_id]
                )
                assert chance < 0.8


@given(many(), ESTIMATED)
def test_a_place_begins_where_a_member_above_it_is_surely_higher(
    members: list[Standing], measure: Measure
) -> None:
    found = estimates(members, measure)
    rows = [row for row in ranked(members, measure) if row.rank is not None]
    for place, (above, row) in enumerate(pairwise(rows), start=2):
        if above.rank == row.rank:
            continue
        assert row.rank == place
        group = [one for one in rows if one.rank == above.rank]
        this = found[row.standing.member_id]
        chances = [chance_higher(found[one.standing.member_id], this) for one in group]
        assert max(chances) >= 0.8


@given(many(), MEASURES)
def test_a_place_is_marked_as_shared_if_two_have_it(
    members: list[Standing], measure: Measure
) -> None:
    rows = ranked(members, measure)
    have = Counter(row.rank for row in rows)
    assert all(row.shared == (row.rank is not None and have[row.rank] > 1) for row in rows)


@given(many(), MEASURES)
def test_every_member_is_in_the_ranking_once(members: list[Standing], measure: Measure) -> None:
    numbers = Counter(row.standing.member_id for row in ranked(members, measure))
    assert numbers == Counter(one.member_id for one in members)


@given(many(), MEASURES)
def test_a_board_ranks_at_least_two_and_shows_those_who_posted_or_are_ranked(
    members: list[Standing], measure: Measure
) -> None:
    rows = board_rows(members, measure)
    values = [value for one in members if (value := one.value(measure)) is not None]
    shown = [one for one in members if one.posts or one.value(measure) is not None]
    assert len(rows) == (len(shown) if len(values) >= 2 and any(values) else 0)


@given(many().filter(bool), MEASURES)
def test_the_own_place_equals_the_place_in_the_ranking(
    members: list[Standing], measure: Measure
) -> None:
    own, *others = members
    place = own_place(own, others, measure, on_board=False)
    assert Ranked(place.rank, own, place.shared) in ranked(members, measure)


def test_equals_share_a_rank_and_the_next_one_is_skipped() -> None:
    members = [standing(n, engagers=e) for n, e in enumerate([5, 7, 7, 2])]
    rows = ranked(members, Measure.ENGAGERS)
    assert [(row.rank, row.standing.member_id) for row in rows] == [(1, 1), (1, 2), (3, 0), (4, 3)]


def test_members_without_a_value_come_last_without_a_rank() -> None:
    rows = ranked([standing(1), standing(2, rate=rate((10, 1000)))], Measure.RATE)
    assert [(row.rank, row.standing.member_id) for row in rows] == [(1, 2), (None, 1)]


@pytest.mark.parametrize(
    ("rates", "places"),
    [
        # One post of few views is no better than many posts that are nearly as good.
        ([rate((4, 100)), rate(*[(24, 800)] * 6)], {0: 1, 1: 1}),
        ([rate((4, 100)), rate(*[(24, 800)] * 6), rate(*[(6, 800)] * 6)], {0: 1, 1: 1, 2: 3}),
        # Six posts each: three times the rate is surely higher, a tenth more is not.
        ([rate(*[(24, 800)] * 6), rate(*[(8, 800)] * 6)], {0: 1, 1: 2}),
        ([rate(*[(11, 800)] * 6), rate(*[(10, 800)] * 6)], {0: 1, 1: 1}),
        # A viral post has many views, and is still one post.
        ([rate((900, 30_000)), rate(*[(16, 800)] * 6)], {0: 1, 1: 1}),
        # Nobody is ranked out for having little: no engagers on few views is no proof.
        ([rate((0, 40)), rate(*[(12, 800)] * 6)], {0: 1, 1: 1}),
    ],
)
def test_rates_too_close_to_tell_apart_share_a_place(
    rates: list[Rate | None], places: dict[int, int]
) -> None:
    members = [standing(number, rate=each) for number, each in enumerate(rates)]
    for order in permutations(members):
        rows = ranked(order, Measure.RATE)
        assert {row.standing.member_id: row.rank for row in rows} == places


@pytest.mark.parametrize(
    ("shares", "places"),
    [
        ([(1, 1), (8, 20)], {0: 1, 1: 1}),
        ([(16, 20), (4, 20)], {0: 1, 1: 2}),
        ([(9, 20), (8, 20)], {0: 1, 1: 1}),
    ],
)
def test_shares_too_close_to_tell_apart_share_a_place(
    shares: list[tuple[int, int]], places: dict[int, int]
) -> None:
    members = [standing(number, share=TargetShare(*each)) for number, each in enumerate(shares)]
    rows = ranked(members, Measure.TARGET_SHARE)
    assert {row.standing.member_id: row.rank for row in rows} == places


def test_improvements_too_close_to_tell_apart_share_a_place() -> None:
    usual = rate(*[(8, 800)] * 10)
    members = [
        standing(0, rate=rate((3, 100)), usual=usual),
        standing(1, rate=rate(*[(24, 800)] * 6), usual=usual),
        standing(2, rate=rate(*[(9, 800)] * 6), usual=usual),
        standing(3, rate=rate(*[(4, 800)] * 6), usual=usual),
    ]
    rows = ranked(members, Measure.IMPROVED)
    assert [(row.rank, row.standing.member_id) for row in rows] == [
        (1, 0),
        (1, 1),
        (3, 2),
        (None, 3),
    ]


def test_a_rate_of_few_views_is_drawn_towards_the_teams() -> None:
    members = [
        standing(0, rate=rate((4, 100))),
        standing(1, rate=rate(*[(24, 800)] * 6)),
        standing(2, rate=rate(*[(8, 800)] * 6)),
    ]
    rows = ranked(members, Measure.RATE)
    assert [(row.rank, row.standing.member_id) for row in rows] == [(1, 0), (1, 1), (3, 2)]


def test_those_too_close_to_tell_apart_stand_in_the_order_of_the_values_shown() -> None:
    members = [
        standing(0, rate=rate((12, 700))),
        standing(1, rate=rate(*[(13, 800)] * 6)),
        standing(2, rate=rate((20, 800))),
        standing(3, rate=rate((20, 800))),
    ]
    for order in permutations(members):
        rows = ranked(order, Measure.RATE)
        found = [(row.rank, row.standing.member_id) for row in rows]
        assert found == [(1, 2), (1, 3), (1, 0), (1, 1)]


@pytest.mark.parametrize("together", [True, False])
def test_there_is_no_place_to_tell_where_all_are_equal(together: bool) -> None:
    others = [standing(1)._replace(posts=1), *([] if together else [standing(2)._replace(posts=3)])]
    own = own_place(standing(0), others, Measure.POSTS, on_board=True)
    assert (own.shared, own.level) == (True, together)


def test_the_best_are_all_who_may_be_the_first() -> None:
    members = [
        standing(0, rate=rate(*[(12, 800)] * 6)),
        standing(1, rate=rate(*[(13, 800)] * 6)),
        standing(2, rate=rate(*[(4, 800)] * 6)),
    ]
    firsts = best(members)
    assert [row.standing.member_id for row in firsts[Measure.RATE]] == [1, 0]
    assert Measure.IMPROVED not in firsts


@pytest.mark.parametrize(
    "members",
    [
        [standing(0, rate=rate((12, 800))), standing(1)],
        [standing(0, rate=rate((0, 800))), standing(1, rate=rate((0, 100)))],
    ],
)
def test_no_rate_is_the_best_of_one_or_of_zeros(members: list[Standing]) -> None:
    assert best(members) == {}
    assert board_rows(members, Measure.RATE) == ()


@given(many(), st.integers(1, 4))
def test_the_leaders_are_the_beginning_of_the_ranking(members: list[Standing], most: int) -> None:
    found = leaders(members, most)
    for measure in Measure:
        rows = ranked(members, measure) if measure not in SHRUNK else ()
        first = [
            (row.rank, row.standing) for row in rows if row.rank is not None and row.rank <= most
        ]
        assert [(row.rank, row.standing) for row in found.get(measure, ())] == first


def test_the_leaders_of_a_count_have_the_first_three_ranks() -> None:
    found = leaders([standing(each, engagers=9 - each) for each in range(5)])
    assert [row.standing.member_id for row in found[Measure.ENGAGERS]] == [0, 1, 2]
    assert Measure.TARGET_DMS not in found


def test_a_rate_is_ranked_from_the_first_post_on() -> None:
    shown = from_posts([post(Figures(60, 3))], [])
    assert shown.value(Measure.RATE) == Fraction(3, 60)


def test_a_board_counts_engagers_at_their_low_end() -> None:
    posts = [post(Figures(500, None, 5, 5)), post(Figures(500, None, 5))]
    shown = from_posts(posts, [])
    assert shown.engagers == 10
    assert shown.value(Measure.RATE) == Fraction(10, 1000)


def test_improved_is_the_rate_above_the_own_baseline_and_never_below() -> None:
    earlier = [post(Figures(500, 5))] * 3
    better = from_posts([post(Figures(500, 10))] * 2, earlier)
    assert better.value(Measure.IMPROVED) == Fraction(1, 100)
    worse = from_posts([post(Figures(500, 4))] * 2, earlier)
    assert worse.value(Measure.IMPROVED) is None
    assert from_posts([post(Figures(500, 10))] * 2, []).value(Measure.IMPROVED) is None


def test_a_measure_is_recognised_by_its_words() -> None:
    assert measure_named(" Engagers ") is Measure.ENGAGERS
    with pytest.raises(UserError, match="can't rank by"):
        measure_named("ssi")
