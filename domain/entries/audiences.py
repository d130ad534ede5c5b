"""How many of a post's readers work at a target account, as LinkedIn's export of the post says."""

import math
from dataclasses import dataclass
from datetime import date
from fractions import Fraction


@dataclass(frozen=True)
class Readers:
    """Readers of a post at one account.

    LinkedIn rounds the share, so only its bounds are known. The number of people follows from the
    members reached, never from impressions: one person may see a post several times.

    Args:
        low: The least share of the post's readers, 0 … 1.
        high: The greatest share.
        members_reached: How many people saw the post; ``None`` if the file does not say.
    """

    account_id: int
    account: str
    low: Fraction
    high: Fraction
    members_reached: int | None = None

    @property
    def people(self) -> tuple[int, int, int] | None:
        """About how many people, and the bounds: ``(about, low, high)``; at least one person."""
        if not self.members_reached:
            return None
        low = max(math.ceil(self.low * self.members_reached), 1)
        high = max(math.floor(self.high * self.members_reached), low)
        about = math.floor((self.low + self.high) / 2 * self.members_reached + Fraction(1, 2))
        return min(max(about, low), high), low, high


@dataclass(frozen=True)
class PostReaders:
    """Readers of one of a member's posts.

    Args:
        who: The member's name; empty for the person's own post.
        posted_on: In the person's zone.
    """

    readers: Readers
    posted_on: date
    who: str = ""
