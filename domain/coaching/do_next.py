"""The one act that a member's Home asks for first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.coaching.advice import RIPE_AFTER
from domain.coaching.target_facts import WARM_DAYS, EngagedTarget
from domain.entries.posts import Post

#: `/ssi update` offers posts of this many days.
_UPDATED_FOR = timedelta(days=30)
#: Who engaged with an older post is warm no more.
_LISTED_FOR = timedelta(days=WARM_DAYS)


@dataclass(frozen=True)
class WriteTo:
    """Write to a warm person.

    Args:
        others: How many others are warm.
    """

    engaged: EngagedTarget
    others: int = 0


@dataclass(frozen=True)
class UpdateNumbers:
    """Update the figures of a post: they are missing, or of its first two days."""

    post: Post


@dataclass(frozen=True)
class ListEngagers:
    """List who engaged with a post."""

    post: Post


@dataclass(frozen=True)
class AddTargets:
    """Add the first target accounts."""


@dataclass(frozen=True)
class LogPost:
    """Log a post.

    Args:
        last: The member's newest post, or ``None``.
    """

    last: Post | None = None


DoNext = WriteTo | UpdateNumbers | ListEngagers | AddTargets | LogPost


def do_next(
    posts: Sequence[Post],
    warm: Sequence[EngagedTarget],
    now: datetime,
    *,
    adds_targets: bool = False,
) -> DoNext:
    """The most useful act: first whom to write to, then what that depends on.

    Args:
        posts: The member's newest posts, the newest first.
        warm: The warm people, the last listed first.
        now: In UTC.
        adds_targets: Whether there are no target accounts, and the member may add them.
    """
    if warm:
        return WriteTo(warm[0], len(warm) - 1)
    old = next((post for post in posts if _needs_numbers(post, now)), None)
    if old is not None:
        return UpdateNumbers(old)
    if posts and not posts[0].figures.listed and now - posts[0].posted_at < _LISTED_FOR:
        return ListEngagers(posts[0])
    if not posts and adds_targets:
        return AddTargets()
    return LogPost(posts[0] if posts else None)


def _needs_numbers(post: Post, now: datetime) -> bool:
    age = now - post.posted_at
    if age >= _UPDATED_FOR:
        return False
    if post.rate is None:
        return True
    is_young = post.figures_at is None or post.figures_at - post.posted_at < RIPE_AFTER
    return is_young and age >= RIPE_AFTER
