"""What the Home tab asks for first."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from domain.coaching.do_next import (
    AddTargets,
    DoNext,
    ListEngagers,
    LogPost,
    UpdateNumbers,
    WriteTo,
    do_next,
)
from domain.coaching.target_facts import ContactReference, EngagedTarget
from domain.engagement import Figures
from domain.entries.posts import Post

NOW = datetime(2026, 11, 27, 9, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LISTED = Figures(900, 20, listed=5, listed_targets=1)
JANE = EngagedTarget(ContactReference(1, "Jane Doe", 2, "Acme"), NOW.date(), NOW.date())
MAX = replace(JANE, person=ContactReference(3, "Max Muster", 2, "Acme"))


def post(age: timedelta, figures: Figures = LISTED, counted: timedelta | None = None) -> Post:
    """A post of some age, whose figures are of now, or were taken at an age."""
    at = NOW - age
    taken = NOW if counted is None else at + counted
    return Post(1, "", at.date(), at, None, None, figures, taken)


RIPE = post(4 * DAY)
NO_LIST = post(4 * DAY, Figures(900, 20))
YOUNG_FIGURES = post(4 * DAY, counted=HOUR)
YOUNG, OLD = post(DAY, counted=HOUR), post(15 * DAY, Figures(900, 20))
FORGOTTEN = post(31 * DAY, Figures())
NO_VIEWS = post(2 * HOUR, Figures(engagers=20))


@pytest.mark.parametrize(
    ("posts", "warm", "expected"),
    [
        ([], [], LogPost(None)),
        ([RIPE], [JANE], WriteTo(JANE)),
        ([YOUNG_FIGURES], [JANE, MAX], WriteTo(JANE, 1)),
        ([], [JANE], WriteTo(JANE)),
        ([YOUNG_FIGURES], [], UpdateNumbers(YOUNG_FIGURES)),
        ([RIPE, NO_VIEWS], [], UpdateNumbers(NO_VIEWS)),
        ([NO_LIST], [], ListEngagers(NO_LIST)),
        # Its figures are young, but so is the post.
        ([YOUNG], [], LogPost(YOUNG)),
        ([RIPE], [], LogPost(RIPE)),
        # Who engaged with it would no longer be warm.
        ([OLD], [], LogPost(OLD)),
        # The form of `/ssi update` no longer has it.
        ([FORGOTTEN], [], LogPost(FORGOTTEN)),
    ],
)
def test_the_first_thing_to_do(
    posts: list[Post], warm: list[EngagedTarget], expected: DoNext
) -> None:
    assert do_next(posts, warm, NOW) == expected


def test_a_coach_without_target_accounts_adds_them_before_the_first_post() -> None:
    assert do_next([], [], NOW, adds_targets=True) == AddTargets()
    assert do_next([RIPE], [], NOW, adds_targets=True) == LogPost(RIPE)
