"""A parsed link to a LinkedIn post."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain.timing.periods import local_date


class UrnKind(StrEnum):
    """The kind of id in a link; one post can have several."""

    ACTIVITY = "activity"
    SHARE = "share"  # or ugcPost: a post has one of the two, with its own id
    GROUP = "groupPost"
    ARTICLE = "article"


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
