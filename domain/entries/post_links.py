"""Which LinkedIn post is meant: a link to it, once it has been read."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain.timing.periods import local_date


class UrnKind(StrEnum):
    """Which of a post's identities a link names."""

    ACTIVITY = "activity"
    SHARE = "share"  # a ugcPost counts as one: a post has either, with a number of its own
    GROUP = "groupPost"
    ARTICLE = "article"


@dataclass(frozen=True)
class PostLink:
    """A post as its link names it.

    Args:
        urn: ``activity:123``, ``share:123``, ``groupPost:9-123`` or ``article:slug``; the key.
        url: A link that opens the post, without tracking.
        posted_at: The id's clock, in UTC; ``None`` where there is none.
    """

    kind: UrnKind
    urn: str
    url: str
    posted_at: datetime | None

    def posted_on(self, zone: ZoneInfo) -> date | None:
        """The local date of the id's clock; ``None`` where there is none."""
        return local_date(self.posted_at, zone) if self.posted_at else None
