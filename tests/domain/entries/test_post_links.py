"""Two ids of one post: an activity and a share, made at the same moment."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.entries.post_links import PostLink, UrnKind, are_twins

AT = datetime(2026, 11, 20, 9, tzinfo=UTC)
ACTIVITY, SHARE, GROUP, ARTICLE = UrnKind.ACTIVITY, UrnKind.SHARE, UrnKind.GROUP, UrnKind.ARTICLE


def link(kind: UrnKind, seconds: float | None) -> PostLink:
    at = None if seconds is None else AT + timedelta(seconds=seconds)
    return PostLink(kind, f"{kind}:{seconds}", "https://www.linkedin.com/", at)


@pytest.mark.parametrize(
    ("one", "seconds", "other", "twins"),
    [
        (ACTIVITY, -5, SHARE, True),
        (ACTIVITY, 5, SHARE, True),
        (SHARE, 2, ACTIVITY, True),
        (ACTIVITY, -5.001, SHARE, False),
        (ACTIVITY, 5.001, SHARE, False),
        (ACTIVITY, None, SHARE, False),
        # Two ids of one kind are two posts. A group's post and an article have one id.
        (ACTIVITY, 0, ACTIVITY, False),
        (SHARE, 0, SHARE, False),
        (GROUP, 0, ACTIVITY, False),
        (ACTIVITY, 0, GROUP, False),
        (ARTICLE, None, SHARE, False),
        (GROUP, 0, GROUP, False),
    ],
)
def test_an_activity_and_a_share_of_one_moment_may_be_one_post(
    one: UrnKind, seconds: float | None, other: UrnKind, twins: bool
) -> None:
    assert are_twins(link(one, seconds), link(other, 0)) is twins
