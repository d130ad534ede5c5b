"""An import of a LinkedIn file: its preview, and its result."""

from dataclasses import dataclass
from enum import StrEnum

from domain.imports.file_activity import CommentsFound, CommentsSaved, ReactionsFound
from domain.imports.file_audiences import AudiencesFound, AudiencesSaved
from domain.imports.file_messages import DmsFound, DmsSaved
from domain.imports.file_posts import PostsFound, PostsSaved

Found = PostsFound | AudiencesFound | DmsFound | CommentsFound | ReactionsFound
"""What an import would do with one kind of record."""
Saved = PostsSaved | AudiencesSaved | DmsSaved | CommentsSaved
"""What an import did with one kind of record."""

_ABOUT_POSTS = (PostsFound, AudiencesFound)


class Choice(StrEnum):
    """What of a file is imported."""

    ALL = "all"
    POSTS = "posts"


@dataclass(frozen=True)
class DroppedFile:
    """The file to import.

    Args:
        id: Slack's id; the button carries it.
        name: As it was dropped.
    """

    id: str
    name: str


@dataclass(frozen=True)
class RefusedNote:
    """A row that is not imported.

    Args:
        file: The file, or its sheet, or ``""``.
        line: From 1; 0 if there is none.
        reason: The problem and the fix, as sentences.
    """

    file: str
    line: int
    reason: str


@dataclass(frozen=True)
class FilePreview:
    """What an import would do. Nothing is saved yet.

    Args:
        found: One for each kind of record that the file has.
        refused: The first rows that are not imported.
        refused_count: How many rows these are.
        owner: Whose archive it is, by its own words; ``""`` if it does not say.
        is_of_another: Whether that is not the person's own name.
        is_private: Whether it has messages or comments, so that it should not stay in Slack.
    """

    file: DroppedFile
    found: tuple[Found, ...] = ()
    refused: tuple[RefusedNote, ...] = ()
    refused_count: int = 0
    owner: str = ""
    is_of_another: bool = False
    is_private: bool = False

    @property
    def changes(self) -> int:
        """How many entries change."""
        return sum(each.changes for each in self.found)

    @property
    def offers_only_posts(self) -> bool:
        """Whether there are posts to import, and other things than what is about posts."""
        changing = [isinstance(each, _ABOUT_POSTS) for each in self.found if each.changes]
        return any(changing) and not all(changing)


@dataclass(frozen=True)
class FileImported:
    """What an import did.

    Args:
        act_id: Undo takes it back; ``None`` if nothing changed.
        saved: One for each kind of record.
    """

    act_id: int | None
    name: str
    saved: tuple[Saved, ...] = ()
