"""A file's figures take their place among those of other moments."""

from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.engagement import Figures
from domain.imports.file_figures import FigureAt, placed, together, views_fell

DAY = datetime(2026, 11, 1, 23, 59, 59, tzinfo=UTC)


def at(day: int, total: int | None = None, **figures: int) -> FigureAt:
    return FigureAt(DAY + timedelta(days=day), Figures(**figures), total)


def after(history: list[FigureAt], said: FigureAt) -> list[FigureAt]:
    """The history once the figures are placed."""
    known: list[FigureAt | None] = [*history]
    added = []
    for change in placed(history, said):
        if change.replaces is not None:
            known[change.replaces] = None
        added.append(change.at)
    kept = [each for each in known if each is not None]
    return sorted([*kept, *added], key=lambda each: each.taken_at)


TABLE = [
    # (what is known, what the file says, what is known then)
    ([], at(3, views=10), [at(3, views=10)]),
    ([at(1, views=9, engagers=2)], at(3, views=12), [
        at(1, views=9, engagers=2), at(3, views=12, engagers=2),
    ]),
    # Newer typed figures stay.
    ([at(5, views=90, engagers=7)], at(3, views=12), [
        at(3, views=12), at(5, views=90, engagers=7),
    ]),
    # A gap of a newer moment is filled.
    ([at(5, engagers=7)], at(3, views=12), [at(3, views=12), at(5, views=12, engagers=7)]),
    # Reactions of before do not touch a newer count.
    ([at(5, engagers=7)], at(3, reactions=6), [at(3, reactions=6), at(5, engagers=7)]),
    # A figure that was carried over, or left in a form as it was, is no newer one.
    ([at(1, views=9), at(5, views=9, engagers=7)], at(3, views=12), [
        at(1, views=9), at(3, views=12), at(5, views=12, engagers=7),
    ]),
    # A correction in between ends what is filled.
    ([at(5, views=5), at(7, views=7)], at(3, views=3), [
        at(3, views=3), at(5, views=5), at(7, views=7),
    ]),
    # Also if what was said last is what was known at first.
    ([at(1, views=9), at(5, views=20), at(7, views=9)], at(3, views=12), [
        at(1, views=9), at(3, views=12), at(5, views=20), at(7, views=9),
    ]),
    # Reactions replace a count also if they are of the same moment.
    ([at(3, engagers=7)], at(3, reactions=6), [at(3, reactions=6)]),
    # Two tables or files of one moment.
    ([at(3, views=12)], at(3, 4), [at(3, 4, views=12)]),
    ([at(3, 4, views=12)], at(3, views=12), [at(3, 4, views=12)]),
    ([at(3, 4, views=12)], at(3, 4, views=12, reactions=3), [at(3, 4, views=12, reactions=3)]),
]  # fmt: skip


@pytest.mark.parametrize(("history", "said", "then"), TABLE)
def test_figures_take_their_place(
    history: list[FigureAt], said: FigureAt, then: list[FigureAt]
) -> None:
    assert after(history, said) == then
    assert after(then, said) == then


def test_the_end_of_today_is_the_same_moment_later_on_that_day() -> None:
    morning = FigureAt(DAY.replace(hour=9), Figures(views=12), 4)
    assert placed([morning], at(0, 4, views=12)) == ()
    assert after([morning], at(0, 5, views=13)) == [morning, at(0, 5, views=13)]
    noon = FigureAt(DAY.replace(hour=12), Figures(views=13), 4)
    assert after([morning, noon], at(0, 4, views=12)) == [morning, noon, at(0, 4, views=12)]


def test_the_higher_figures_of_one_moment_count() -> None:
    one = FigureAt(DAY, Figures(views=12, reactions=3), None, 700)
    other = FigureAt(DAY, Figures(views=13), 4, 560)
    assert together(one, other) == FigureAt(DAY, Figures(views=13, reactions=3), 4, 700)


def test_a_file_without_a_moment_says_nothing_twice() -> None:
    undated = FigureAt(DAY + timedelta(days=9), Figures(views=12), dated=False)
    newer = at(6, views=40)
    assert placed([at(2, views=12, engagers=3), newer], undated) == ()
    assert len(placed([at(2, views=11), newer], undated)) == 1


def test_fewer_views_than_before_are_noticed() -> None:
    known = [at(1, views=100), at(5, views=50)]
    assert views_fell(known, at(3, views=99))
    assert not views_fell(known, at(3, views=100))
    assert not views_fell(known, at(3, reactions=2))
    assert not views_fell([], at(3, views=1))
    assert not views_fell([at(1, views=0)], at(3, views=0))


said_at = st.builds(
    lambda day, views, reactions, total: at(
        day,
        total * day if total else None,
        **({"views": 10 * day} if views else {}),
        **({"reactions": day} if reactions else {}),
    ),
    st.integers(1, 4), st.booleans(), st.booleans(), st.integers(0, 1),
)  # fmt: skip


@given(st.lists(said_at, max_size=5), st.randoms())
def test_the_order_of_files_does_not_matter(files: list[FigureAt], order: Random) -> None:
    files = [each for each in files if not each.empty]
    one: list[FigureAt] = []
    for each in files:
        one = after(one, each)
    order.shuffle(files)
    other: list[FigureAt] = []
    for each in files:
        other = after(other, each)
    assert one == other
