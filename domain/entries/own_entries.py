"""A member's own entries as they see them: DMs, a week's DM totals, comments, and their lists."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.entries.scores import SsiScore
from domain.entries.touches import Relation
from domain.entries.wins import Win


class EntryKind(StrEnum):
    """What can be listed, beside posts."""

    DM = "dm"
    DM_WEEK = "dm_week"
    COMMENT = "comment"
    WIN = "win"
    SCORE = "score"


@dataclass(frozen=True)
class Dm:
    """A message to one person.

    Args:
        contact: Their name; empty for people outside target accounts, and for erased ones.
        contact_id: ``None`` for the same.
        account: The target account's name, or ``None``.
        written_on: The member's local date.
    """

    id: int
    relation: Relation
    written_on: date
    replied: bool = False
    contact: str = ""
    contact_id: int | None = None
    account: str | None = None
    account_id: int | None = None


@dataclass(frozen=True)
class DmWeek:
    """A week's totals of people written to, as stated.

    Args:
        monday: With which the ISO week begins.
        target: At target accounts; ``None`` where nothing was stated or logged.
        other: All others; the same.
    """

    id: int
    monday: date
    target: int | None = None
    other: int | None = None


@dataclass(frozen=True)
class Comment:
    """A comment on somebody's post.

    Args:
        contact: Their name at a target account; empty where unknown.
        account: The target account's name, or ``None``.
        commented_on: The member's local date.
    """

    id: int
    link: str
    commented_on: date
    contact: str = ""
    contact_id: int | None = None
    account: str | None = None
    account_id: int | None = None


@dataclass(frozen=True)
class LoggedScore:
    """A look at the SSI page."""

    id: int
    score: SsiScore
    scored_on: date


Entry = Dm | DmWeek | Comment | Win | LoggedScore


@dataclass(frozen=True)
class EntryPage:
    """One page of a member's entries of a kind, newest first.

    Args:
        page: From 1.
    """

    kind: EntryKind
    entries: tuple[Entry, ...]
    page: int
    pages: int
    total: int


@dataclass(frozen=True)
class EntryDeleted:
    """An entry that was taken away; undo brings it back."""

    act_id: int
    entry: Entry
