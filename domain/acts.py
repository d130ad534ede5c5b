"""An act: everything that one submission did, so that it can be taken back as one."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from domain.posts import PostSeen


class ActKind(StrEnum):
    """What a submission did."""

    LOGGED = "logged"
    UPDATED = "updated"
    CORRECTED = "corrected"
    EDITED = "edited"
    DELETED = "deleted"
    SCORED = "scored"


@dataclass(frozen=True)
class Undone:
    """An act that was taken back, and how things stand now.

    Args:
        kind: What the act had done.
        posts: The posts it was about: as they were before a removal, else as they are now.
        score: The overall that was removed, for ``SCORED``.
        scored_on: Its date.
        relogged: The deleted post stays away: it has been logged again since.
    """

    kind: ActKind
    posts: tuple[PostSeen, ...] = ()
    score: Decimal | None = None
    scored_on: date | None = None
    relogged: bool = False


@dataclass(frozen=True)
class NotLatest:
    """Undo was asked for an act that is not the latest any more."""

    already_undone: bool
