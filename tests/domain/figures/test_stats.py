"""Totals, baselines and best posts of a member."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from domain.engagement import Engagers, Figures
from domain.entries.posts import Post
from domain.figures.stats import best_post, own_baseline, total
from tests.domain.strategies import DAYS, FIGURES


def post(figures: Figures, day: date = date(2026, 11, 23), post_id: int = 1) -> Post:
    posted_at = datetime.combine(day, time(12), UTC)
    return Post(post_id, "link", day, posted_at, None, None, figures, posted_at)


POSTS: SearchStrategy[list[Post]] = st.lists(st.builds(post, FIGURES, DAYS), max_size=8)


def test_totals_sum_the_known_figures_of_posts() -> None:
    posts = [post(Figures(1000, 20)), post(Figures(500)), post(Figures(None, None, 3, 2))]
    summed = total(posts)
    assert (summed.posts, summed.views, summed.engagers) == (3, 1500, Engagers(23, 25))
    assert summed.rate == Figures(1000, 20).rate  # only this one has both views and engagers


@pytest.mark.parametrize(
    ("figures", "enough"),
    [
        ([Figures(200, 1)] * 3, True),
        ([Figures(250, 1)] * 2, False),
        ([Figures(166, 1)] * 3, False),
        ([Figures(900, 1), Figures(900, 1), Figures(900)], False),
    ],
)
def test_a_baseline_needs_three_rated_posts_and_500_views(
    figures: list[Figures], enough: bool
) -> None:
    assert (own_baseline([post(each) for each in figures]) is not None) is enough


def test_the_best_post_has_enough_views_and_the_highest_low_end() -> None:
    tiny = post(Figures(50, 50), post_id=1)
    wide = post(Figures(1000, None, 10, 90), post_id=2)
    sure = post(Figures(1000, 20), post_id=3)
    assert best_post([tiny, wide, sure], fewest_views=100) is sure
    assert best_post([tiny], fewest_views=100) is None
