"""An act: everything one submission did, undone as a whole."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from domain.entries.own_entries import Entry
from domain.entries.posts import Post

#: An older act cannot be undone: what it removed is deleted for good.
UNDO_REACHES = timedelta(days=30)


class ActKind(StrEnum):
    """The kind of an act."""

    LOGGED = "logged"
    UPDATED = "updated"
    CORRECTED = "corrected"
    EDITED = "edited"
    DELETED = "deleted"
    SCORED = "scored"
    ENGAGERS = "engagers"
    DM = "dm"
    DM_EDITED = "dm_edited"
    DM_WEEK = "dm_week"
    COMMENT = "comment"
    WIN = "win"
    ACCOUNT = "account"
    CONTACT = "contact"
    IMPORT = "import"
    OWN_IMPORT = "own_import"  # one's own exported data
    FILE_IMPORT = "file_import"  # what LinkedIn gives
    REMOVED = "removed"  # an entry other than a post


#: Acts whose answer has advice for a post.
ADVISED = frozenset({ActKind.LOGGED, ActKind.UPDATED, ActKind.CORRECTED})


class ListChange(StrEnum):
    """What an act did to accounts or contacts."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MERGED = "merged"  # two contacts into one


@dataclass(frozen=True)
class Undone:
    """An undone act, and the state after undoing it.

    Args:
        kind: The kind of the act.
        posts: Its posts: as they were if undo removed them, else as they are now.
        score: The overall score that undo removed, for ``SCORED``.
        scored_on: The date of that score.
        relogged: Whether the deleted post remains deleted, because it was logged again later.
        entries: Its DMs, weekly totals, comments or wins, as they are now.
        listed: How many people it had listed as engagers.
        list_change: What it had done to accounts or contacts, for ``ACCOUNT``, ``CONTACT`` and
            ``IMPORT``.
        names: The names of the first of these accounts or contacts.
        count: How many accounts or contacts these are.
        kept: How many of them remain on the list, because other entries refer to them.
        kept_names: The names of the first of those that remain.
    """

    kind: ActKind
    posts: tuple[Post, ...] = ()
    score: Decimal | None = None
    scored_on: date | None = None
    relogged: bool = False
    entries: tuple[Entry, ...] = ()
    listed: int = 0
    list_change: ListChange | None = None
    names: tuple[str, ...] = ()
    count: int = 0
    kept: int = 0
    kept_names: tuple[str, ...] = ()


@dataclass(frozen=True)
class NotLatest:
    """The requested act is no longer the latest, so undo does nothing."""

    already_undone: bool
