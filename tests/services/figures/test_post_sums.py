"""Rates that the database adds up: the same as those of the posts one by one."""

from datetime import timedelta

import pytest
from sqlmodel import Session

from domain.engagement import Figures, pooled
from domain.figures.target_share import of_engagers
from storage.entries.post_sums import PostSpan, sums_of_spans
from tests.services.team import ADA, BO, MONDAY, joins, posted

DAY = timedelta(days=1)
EVERY_KIND = [
    Figures(),
    Figures(900),
    Figures(None, 7),
    Figures(800, 0),
    Figures(800, 12),
    Figures(70_000, 900),
    Figures(500, None, 9),
    Figures(500, None, 9, 4, 1),
    Figures(500, None, None, 4, 1),
    Figures(600, 5, listed=8, listed_targets=3),
    Figures(600, 9, listed=8),
    Figures(600, None, 3, 9, 0, listed=8, listed_targets=8),
    Figures(600, None, 20, 9, 2, listed=8, listed_targets=0),
    Figures(700, listed=4, listed_targets=1),
    Figures(None, listed=4, listed_targets=1),
]


@pytest.mark.parametrize("some", [EVERY_KIND, EVERY_KIND[5:6], EVERY_KIND[:2]])
def test_the_database_adds_up_what_the_posts_have(session: Session, some: list[Figures]) -> None:
    ada, bo = joins(session, ADA), joins(session, BO)
    for hours, figures in enumerate(some):
        posted(session, ADA, MONDAY - timedelta(hours=hours), figures)
    posted(session, BO, MONDAY - 40 * DAY, Figures(800, 12))
    later, between = MONDAY + 9 * DAY, MONDAY - 30 * DAY
    spans = [
        PostSpan(between, MONDAY + DAY, later),
        PostSpan(MONDAY - 60 * DAY, between, later),
    ]
    now, before = sums_of_spans(session, [ada, bo], spans, later)
    assert (list(now), list(before)) == ([ada], [bo])
    expected, found = pooled(some), now[ada].rate
    assert (expected is None) == (found is None)
    if expected is not None and found is not None:
        assert (found.engagers, found.views) == (expected.engagers, expected.views)
        assert found.spread.posts == expected.spread.posts
        assert found.spread.views_squared == expected.spread.views_squared
        assert found.spread.low == pytest.approx(expected.spread.low)
        assert found.spread.high == pytest.approx(expected.spread.high)
    assert now[ada].share == of_engagers(some)
