"""A member's own entries other than posts, and pages of them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.entries.scores import SsiScore
from domain.entries.touches import Relation
from domain.entries.wins import Win


class EntryKind(StrEnum):
    """The kinds of entries other than posts."""

    DM = "dm"
    DM_WEEK = "dm_week"
    COMMENT = "comment"
    WIN = "win"
    SCORE = "score"


@dataclass(frozen=True)
class Dm:
    """A DM to one person.

    Args:
        contact: The contact's name; empty for strangers and erased contacts.
        contact_id: ``None`` in the same cases.
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
    """A week's totals of people written to.

    Args:
        monday: The first day of the ISO week.
        target: People at target accounts; ``None`` if none were stated or logged.
        other: All others; ``None`` in the same case.
    """

    id: int
    monday: date
    target: int | None = None
    other: int | None = None


@dataclass(frozen=True)
class Comment:
    """A comment on another person's or a company's post.

    Args:
        contact: The name of the contact who wrote the post; empty if unknown.
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
    """An SSI score, and the local date on which the member read it."""

    id: int
    score: SsiScore
    scored_on: date


Entry = Dm | DmWeek | Comment | Win | LoggedScore


@dataclass(frozen=True)
class EntryPage:
    """One page of a member's entries of one kind, newest first.

    Args:
        page: From 1.
        pages: How many pages there are.
        total: How many entries there are on all pages.
    """

    kind: EntryKind
    entries: tuple[Entry, ...]
    page: int
    pages: int
    total: int


@dataclass(frozen=True)
class EntryDeleted:
    """A deleted entry; undo restores it."""

    act_id: int
    entry: Entry
