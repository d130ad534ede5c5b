"""A member's activity other than posting: DMs, comments on target accounts' posts, and wins."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from domain.entries.touches import DmCounts
from domain.entries.wins import WinKind


@dataclass(frozen=True)
class WinTally:
    """The number of wins of each kind."""

    meetings: int = 0
    opportunities: int = 0
    deals: int = 0

    @property
    def total(self) -> int:
        """All wins."""
        return self.meetings + self.opportunities + self.deals

    def __add__(self, other: "WinTally") -> "WinTally":
        return WinTally(
            self.meetings + other.meetings,
            self.opportunities + other.opportunities,
            self.deals + other.deals,
        )


class Activity(NamedTuple):
    """A member's or a team's activity over a window. A tuple, because a board makes many.

    Args:
        comments: Comments on posts of people at target accounts, or of the accounts themselves.
    """

    dms: DmCounts = DmCounts()
    comments: int = 0
    wins: WinTally = WinTally()

    @property
    def nothing(self) -> bool:
        """Whether there is no activity."""
        return not (self.dms.people or self.comments or self.wins.total)


NO_ACTIVITY = Activity()


def tally(kinds: Iterable[WinKind]) -> WinTally:
    """Counts wins by kind."""
    won = list(kinds)
    return WinTally(
        won.count(WinKind.MEETING), won.count(WinKind.OPPORTUNITY), won.count(WinKind.CLOSED_WON)
    )


def together(dms: Iterable[DmCounts]) -> DmCounts:
    """Sums several members' DMs; a person to whom two members wrote counts twice."""
    counts = list(dms)
    return DmCounts(
        target=sum(each.target for each in counts),
        other=sum(each.other for each in counts),
        named=sum(each.named for each in counts),
        replied=sum(each.replied for each in counts),
    )
