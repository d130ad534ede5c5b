"""The path to a win: the touches of its account in the 90 days before."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from domain.entries.touches import Touch, TouchKind, in_lines

#: The path of a win covers this many days before it, and the win's own day.
PATH_DAYS = 90


@dataclass(frozen=True)
class PathShare:
    """One member's touches in a path.

    Args:
        name: The member's name; empty for the person who looks at the win.
    """

    name: str
    touches: int


@dataclass(frozen=True)
class PathStep:
    """One line of a path: a touch, or several of one kind with one contact on one day.

    Args:
        by: The name of the member whose touch it is; empty for the person who looks at the win.
        contact: The contact's name; empty for the company's own post, or an erased contact.
    """

    kind: TouchKind
    on: date
    by: str
    contact: str
    replied: bool = False
    times: int = 1


@dataclass(frozen=True)
class WinPath:
    """The touches before a win, as far as the person may see them.

    Args:
        engagements: How often contacts engaged with members' posts.
        replies: How many of the DMs were replied to.
        by: Touches by member: the person first, then the most touches first.
        others: How many members do not share their touches; counted for coaches only, and only
            from ``fewest`` on.
        other_touches: Touches of those members, of all kinds.
        uncounted: Whether there are touches of such members, too few people to be counted.
        first: The day of the first touch, or ``None``.
        steps: The touches that the person sees by name, the oldest first.
    """

    engagements: int = 0
    comments: int = 0
    dms: int = 0
    replies: int = 0
    by: tuple[PathShare, ...] = ()
    others: int = 0
    other_touches: int = 0
    uncounted: bool = False
    first: date | None = None
    steps: tuple[PathStep, ...] = ()

    @property
    def touches(self) -> int:
        """All touches."""
        return self.engagements + self.comments + self.dms + self.other_touches


def path_starts(won_on: date) -> date:
    """The first day of the path to a win."""
    return won_on - timedelta(days=PATH_DAYS)


def path_to(
    won_on: date,
    touches: Iterable[Touch],
    named: Mapping[int, str],
    *,
    with_others: bool,
    fewest: int,
) -> WinPath:
    """Returns the path to a win.

    Args:
        touches: The touches of its account, of any day.
        named: Names of the members that the person may see, by member id; the person's own name
            is empty.
        with_others: Whether to take in the touches of all other members, too.
        fewest: Of fewer other members than this, no number is told.
    """
    before = [touch for touch in touches if path_starts(won_on) <= touch.on <= won_on]
    seen = [touch for touch in before if touch.member_id in named]
    others = [touch for touch in before if touch.member_id not in named] if with_others else []
    people = len({touch.member_id for touch in others})
    kinds = Counter(touch.kind for touch in seen)
    return WinPath(
        engagements=kinds[TouchKind.ENGAGED],
        comments=kinds[TouchKind.COMMENT],
        dms=kinds[TouchKind.DM],
        replies=sum(touch.replied for touch in seen if touch.kind is TouchKind.DM),
        by=_shares(seen, named),
        others=people if people >= fewest else 0,
        other_touches=len(others) if people >= fewest else 0,
        uncounted=0 < people < fewest,
        first=min((touch.on for touch in (*seen, *others)), default=None),
        steps=tuple(
            _step(line, named) for line in in_lines(sorted(seen, key=lambda touch: touch.on))
        ),
    )


def _step(line: Sequence[Touch], named: Mapping[int, str]) -> PathStep:
    first, replied = line[0], any(touch.replied for touch in line)
    by = named[first.member_id]
    return PathStep(first.kind, first.on, by, first.contact, replied, len(line))


def _shares(touches: Iterable[Touch], named: Mapping[int, str]) -> tuple[PathShare, ...]:
    counted = Counter(touch.member_id for touch in touches)
    shares = [PathShare(named[member_id], count) for member_id, count in counted.items()]
    return tuple(sorted(shares, key=lambda share: (share.name != "", -share.touches, share.name)))
