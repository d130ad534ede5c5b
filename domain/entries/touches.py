"""Touches of target accounts, and the DM counts of a window."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple


class Relation(StrEnum):
    """A person's relation to the member who writes to them."""

    TARGET = "target"
    PEER = "peer"
    INFLUENCER = "influencer"
    COMPETITOR = "competitor"
    FRIEND = "friend"
    OTHER = "other"


class TouchKind(StrEnum):
    """The kind of a touch."""

    ENGAGED = "engaged"  # they engaged with a member's post
    DM = "dm"  # a member wrote to them
    COMMENT = "comment"  # a member commented on their post


@dataclass(frozen=True)
class Touch:
    """One touch of a target account.

    Args:
        on: The member's local date.
        contact_id: ``None`` for a comment on the company's own post, or an erased contact.
        contact: The contact's name; empty if unknown.
        replied: Whether they replied to the DM.
        entry_id: The id of the engager, DM or comment.
    """

    kind: TouchKind
    on: date
    member_id: int
    account_id: int
    contact_id: int | None = None
    contact: str = ""
    replied: bool = False
    entry_id: int = 0


def in_lines(touches: Iterable[Touch]) -> list[list[Touch]]:
    """Groups touches for one line each: of one kind, member, contact and day.

    The groups are in the order of their first touches. Erased contacts may be several people, so
    their engagements and DMs are not grouped.
    """
    lines: dict[Hashable, list[Touch]] = {}
    for touch in touches:
        unknown = touch.contact_id is None and touch.kind is not TouchKind.COMMENT
        apart = touch.entry_id if unknown else None
        who = (touch.member_id, touch.account_id, touch.contact_id)
        lines.setdefault((touch.kind, touch.on, who, apart), []).append(touch)
    return list(lines.values())


class DmCounts(NamedTuple):
    """Distinct people whom a member wrote to in a window.

    Args:
        target: People at target accounts.
        other: All others, including people who match no account.
        named: How many of all were logged one by one.
        replied: How many of the named replied.
    """

    target: int = 0
    other: int = 0
    named: int = 0
    replied: int = 0

    @property
    def people(self) -> int:
        """All people written to."""
        return self.target + self.other

    @property
    def target_share(self) -> Fraction | None:
        """People at target accounts ÷ all people written to, 0 … 1; ``None`` for no people."""
        return Fraction(self.target, self.people) if self.people else None

    @property
    def reply_rate(self) -> Fraction | None:
        """People who replied ÷ people logged one by one, 0 … 1; ``None`` for no people."""
        return Fraction(self.replied, self.named) if self.named else None
