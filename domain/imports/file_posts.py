"""Posts in files: as a file states them, and as an import would save them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from domain.entries.post_links import PostLink
from domain.entries.posts import Post
from domain.imports.file_figures import FigureAt


@dataclass(frozen=True)
class FilePost:
    """A post as a file states it, from all of its records there.

    Args:
        link: By its activity id, if the file has it.
        other_urn: Its other id, if the file has both.
        published_on: In UTC, if the file states a date.
        said: Its figures; ``None`` if the file has none.
        title: Its first words, or ``""``.
        link_out: ``None`` if the file does not say.
        line: Where it stands in the file, for refusals; 0 if nowhere.
        file: The file or sheet of that line.
    """

    link: PostLink
    other_urn: str = ""
    published_on: date | None = None
    said: FigureAt | None = None
    title: str = ""
    link_out: bool | None = None
    line: int = 0
    file: str = ""


@dataclass(frozen=True)
class PostsFound:
    """What an import would do with the posts of a file.

    Args:
        new: Posts that were not logged.
        updated: Logged posts that get figures, or words that were missing.
        unchanged: Logged posts about which the file says nothing new.
        counted: How many posts get figures of the file's moment.
        counted_at: That moment; ``None`` if the file has no figures, or several moments.
        fell: Posts with fewer views in the file than were known before.
        first_on: The day of the earliest post, in the member's zone.
        last_on: The day of the latest post.
    """

    new: int = 0
    updated: int = 0
    unchanged: int = 0
    counted: int = 0
    counted_at: datetime | None = None
    fell: int = 0
    first_on: date | None = None
    last_on: date | None = None

    @property
    def changes(self) -> int:
        """How many posts change."""
        return self.new + self.updated


@dataclass(frozen=True)
class RateGap:
    """A post whose rate lacks the unique engagers.

    Args:
        total_engagements: Reactions, comments, reposts and clicks together, if known.
    """

    post: Post
    total_engagements: int | None = None


@dataclass(frozen=True)
class PostsSaved:
    """What an import did with posts.

    Args:
        without_rate: The newest of them, at most three, whose rate lacks a figure.
    """

    new: int = 0
    updated: int = 0
    without_rate: tuple[RateGap, ...] = ()


def span(days: Iterable[date]) -> tuple[date | None, date | None]:
    """The first and the last of these days."""
    known = list(days)
    return (min(known), max(known)) if known else (None, None)
