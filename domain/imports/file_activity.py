"""Comments and reactions in files: what an import would do with them."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class CommentsFound:
    """What an import would do with the comments of a file; one a day counts for each post.

    Args:
        new: Comments that are not logged.
        known: Comments that are.
        at_targets: Those of the new ones on posts that are known to be a target account's.
        own: Comments on the member's own posts, which are left out.
        first_on: The day of the earliest, in the member's zone.
        last_on: The day of the latest.
    """

    new: int = 0
    known: int = 0
    at_targets: int = 0
    own: int = 0
    first_on: date | None = None
    last_on: date | None = None

    @property
    def changes(self) -> int:
        """How many comments change."""
        return self.new


@dataclass(frozen=True)
class CommentsSaved:
    """What an import did with comments."""

    new: int = 0


@dataclass(frozen=True)
class ReactionsFound:
    """The reactions of a file, which are not kept: they name no account, and nothing counts them.

    Args:
        first_on: The day of the earliest, in the member's zone.
        last_on: The day of the latest.
    """

    count: int
    first_on: date | None = None
    last_on: date | None = None

    @property
    def changes(self) -> int:
        """None."""
        return 0
