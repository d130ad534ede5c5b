"""How a win came about: the touches with its account in the 90 days before."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from domain.entries.touches import Touch, TouchKind

#: Days before a win in which a touch belongs to its path; the win's own day does, too.
PATH_DAYS = 90


@dataclass(frozen=True)
class PathShare:
    """The touches of one person in a path.

    Args:
        name: Empty for the asker.
    """

    name: str
    touches: int


@dataclass(frozen=True)
class WinPath:
    """The touches before a win, as far as the asker may know.

    Args:
        engagements: Of people at the account with posts.
        replies: Of the DMs, those that were answered.
        by: Who was in touch, the asker first, then by the number of touches.
        others: People who do not tell with whom they are in touch; counted for coaches alone.
        other_touches: Theirs, whatever they were.
        first: The day of the first touch, or ``None``.
        last: The day of the last one.
        days: From the first touch to the win.
    """

    engagements: int = 0
    comments: int = 0
    dms: int = 0
    replies: int = 0
    by: tuple[PathShare, ...] = ()
    others: int = 0
    other_touches: int = 0
    first: date | None = None
    last: date | None = None
    days: int | None = None

    @property
    def touches(self) -> int:
        """All of them."""
        return self.engagements + self.comments + self.dms + self.other_touches


def path_starts(won_on: date) -> date:
    """The first day whose touches belong to the path of a win."""
    return won_on - timedelta(days=PATH_DAYS)


def path_to(
    won_on: date, touches: Iterable[Touch], named: Mapping[int, str], *, with_others: bool
) -> WinPath:
    """The path to a win.

    Args:
        touches: With its account, of any day.
        named: The members whom the asker sees by name, by their number; the asker's own is empty.
        with_others: Everybody else's count, too, without saying what they were.
    """
    before = [touch for touch in touches if path_starts(won_on) <= touch.on <= won_on]
    seen = [touch for touch in before if touch.member_id in named]
    others = [touch for touch in before if touch.member_id not in named] if with_others else []
    days = [touch.on for touch in (*seen, *others)]
    kinds = Counter(touch.kind for touch in seen)
    first = min(days, default=None)
    return WinPath(
        engagements=kinds[TouchKind.ENGAGED],
        comments=kinds[TouchKind.COMMENT],
        dms=kinds[TouchKind.DM],
        replies=sum(touch.replied for touch in seen if touch.kind is TouchKind.DM),
        by=_shares(seen, named),
        others=len({touch.member_id for touch in others}),
        other_touches=len(others),
        first=first,
        last=max(days, default=None),
        days=(won_on - first).days if first is not None else None,
    )


def _shares(touches: Iterable[Touch], named: Mapping[int, str]) -> tuple[PathShare, ...]:
    counted = Counter(touch.member_id for touch in touches)
    shares = [PathShare(named[number], count) for number, count in counted.items()]
    return tuple(sorted(shares, key=lambda share: (share.name != "", -share.touches, share.name)))
