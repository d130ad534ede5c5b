"""Corrections of whom an engager or a DM was matched to."""

from dataclasses import dataclass
from enum import StrEnum

from domain.entries.posts import Post


class Matched(StrEnum):
    """The kinds of entries that are matched to a contact."""

    ENGAGER = "engager"
    DM = "dm"


@dataclass(frozen=True)
class MatchedEntry:
    """An entry that is matched to a contact, by its kind and id."""

    kind: Matched
    id: int


@dataclass(frozen=True)
class ListedPerson:
    """An engager of a post who was matched to a contact."""

    entry: MatchedEntry
    name: str
    account: str


@dataclass(frozen=True)
class ListedPeople:
    """The engagers of a post at target accounts, the last listed first.

    Args:
        people: As many as a page shows.
        total: How many there are.
    """

    post: Post
    people: tuple[ListedPerson, ...]
    total: int


@dataclass(frozen=True)
class Corrected:
    """An entry is matched to no contact any more, or to one at another account.

    Args:
        name: The contact's name.
        account: The account that was wrong.
        now_at: The right account; empty if the entry counts as outside target accounts.
    """

    act_id: int
    kind: Matched
    name: str
    account: str
    now_at: str = ""
