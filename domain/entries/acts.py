"""An act: everything that one submission did, so that it can be taken back as one."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from domain.entries.own_entries import Entry
from domain.entries.posts import Post


class ActKind(StrEnum):
    """What a submission did."""

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
    REMOVED = "removed"  # an entry that is no post


class ListChange(StrEnum):
    """What an act did to accounts or people on the list."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MERGED = "merged"  # two people turned out to be one


@dataclass(frozen=True)
class Undone:
    """An act that was taken back, and how things stand now.

    Args:
        kind: What the act had done.
        posts: The posts it was about: as they were before a removal, else as they are now.
        score: The overall that was removed, for ``SCORED``.
        scored_on: Its date.
        relogged: The deleted post stays away: it has been logged again since.
        entries: The DMs, totals, comments or wins it was about, as they are now.
        listed: People who had been listed as engagers.
        deed: What had been done to accounts or their people, for ``ACCOUNT``, ``CONTACT`` and
            ``IMPORT``.
        names: Of these accounts or people, the first ones.
        count: How many these are.
        kept: How many of them stay on the list all the same, for other entries refer to them.
        kept_names: Of these, the first ones.
    """

    kind: ActKind
    posts: tuple[Post, ...] = ()
    score: Decimal | None = None
    scored_on: date | None = None
    relogged: bool = False
    entries: tuple[Entry, ...] = ()
    listed: int = 0
    deed: ListChange | None = None
    names: tuple[str, ...] = ()
    count: int = 0
    kept: int = 0
    kept_names: tuple[str, ...] = ()


@dataclass(frozen=True)
class NotLatest:
    """Undo was asked for an act that is not the latest any more."""

    already_undone: bool
