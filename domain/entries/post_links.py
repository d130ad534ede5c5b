"""A parsed link to a LinkedIn post."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain.timing.periods import local_date

#: A post's activity id and its share id are created at most two seconds apart.
TWINS_WITHIN = timedelta(seconds=5)


class UrnKind(StrEnum):
    """The kind of id in a link; one post can have several."""

    ACTIVITY = "activity"
    SHARE = "share"  # or ugcPost: a post has one of the two, with its own id
    GROUP = "groupPost"
    ARTICLE = "article"

    @property
    def twin(self) -> "UrnKind | None":
        """The kind of the other id that a post of this kind has; ``None`` if it has one id."""
        return {UrnKind.ACTIVITY: UrnKind.SHARE, UrnKind.SHARE: UrnKind.ACTIVITY}.get(self)


@dataclass(frozen=True)
class PostLink:
    """A link to a post.

    Args:
        urn: ``activity:123``, ``share:123``, ``groupPost:9-123`` or ``article:slug``; identifies
            the post.
        url: A link that opens the post, without tracking.
        words: The post's first words as the link has them, or empty; no part of its identity.
        posted_at: The time in the id, in UTC; ``None`` if the id has none.
    """

    kind: UrnKind
    urn: str
    url: str
    posted_at: datetime | None
    words: str = field(default="", compare=False)

    def posted_on(self, zone: ZoneInfo) -> date | None:
        """The local date in the id; ``None`` if the id has no time."""
        return local_date(self.posted_at, zone) if self.posted_at else None


def are_twins(one: PostLink, other: PostLink) -> bool:
    """Whether two links may name one post by its two ids, made at the same moment."""
    if one.kind.twin is not other.kind or one.posted_at is None or other.posted_at is None:
        return False
    return abs(one.posted_at - other.posted_at) <= TWINS_WITHIN
