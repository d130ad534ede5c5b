"""Touches: how members and people at target accounts met. DMs of a window, and their share."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction


class Relation(StrEnum):
    """Who somebody is to the member who writes to them."""

    TARGET = "target"
    PEER = "peer"
    INFLUENCER = "influencer"
    COMPETITOR = "competitor"
    FRIEND = "friend"
    OTHER = "other"


class TouchKind(StrEnum):
    """How somebody at a target account was met."""

    ENGAGED = "engaged"  # they engaged with a member's post
    DM = "dm"  # a member wrote to them
    COMMENT = "comment"  # a member commented on their post


@dataclass(frozen=True)
class Touch:
    """One touch of a target account.

    Args:
        on: The member's local date.
        contact_id: ``None`` for a comment on the company's own post, or an erased person.
        contact: Their name; empty where unknown.
        replied: They answered the DM.
    """

    kind: TouchKind
    on: date
    member_id: int
    account_id: int
    contact_id: int | None = None
    contact: str = ""
    replied: bool = False


@dataclass(frozen=True)
class DmCounts:
    """Distinct people whom a member wrote to in a window.

    Args:
        target: Those at target accounts.
        other: All others; unknown ones count as such.
        named: Those who were logged one by one, of all.
        replied: Those of the named who answered.
    """

    target: int = 0
    other: int = 0
    named: int = 0
    replied: int = 0

    @property
    def people(self) -> int:
        """All whom the member wrote to."""
        return self.target + self.other

    @property
    def target_share(self) -> Fraction | None:
        """People at target accounts ÷ all people written to, 0 … 1; ``None`` for nobody."""
        return Fraction(self.target, self.people) if self.people else None

    @property
    def reply_rate(self) -> Fraction | None:
        """Who answered ÷ who was logged one by one, 0 … 1; ``None`` for nobody."""
        return Fraction(self.replied, self.named) if self.named else None
