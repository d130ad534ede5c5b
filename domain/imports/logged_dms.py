"""Finds the DMs of a file that are already logged, by person and day."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

#: Who wrote on Monday may have logged it on Tuesday, for Tuesday.
_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DmOfFile:
    """A DM as a file states it.

    Args:
        day: The member's local date, by their zone of today.
        elsewhere: Its dates in other zones, where an earlier import may have logged it.
        names: Under which the person may be logged, the surest first; ``""`` matches nothing. A
            place in it means the same in every DM.
    """

    day: date
    names: tuple[str, ...]
    elsewhere: frozenset[date] = frozenset()


@dataclass(frozen=True, slots=True)
class LoggedDm:
    """A DM that is logged.

    Args:
        names: Under which a file may have its person.
        by_hand: Whether a person logged it, perhaps for the day after. An import has the very day.
    """

    id: int
    day: date
    names: tuple[str, ...]
    by_hand: bool


def logged_already(dms: Sequence[DmOfFile], logged: Iterable[LoggedDm]) -> dict[int, int]:
    """Finds the logged DM that each DM of the file is; no logged DM is two of the file's.

    The surer names go first, then the same day before the day after. What remains may have been
    imported when the member was in another zone.

    Returns:
        Ids of logged DMs, by the place of the file's DM in ``dms``.
    """
    free: dict[tuple[str, date], list[LoggedDm]] = defaultdict(list)
    for each in logged:
        for name in each.names:
            free[name, each.day].append(each)
    if not free:
        return {}
    found: dict[int, int] = {}
    taken: set[int] = set()

    def take(index: int, name: str, day: date, *, by_hand: bool | None = None) -> None:
        """Takes the first free DM of that name and day; ``by_hand`` leaves out the others."""
        if index in found or not name:
            return
        for each in free.get((name, day), ()):
            if each.id not in taken and by_hand in (None, each.by_hand):
                found[index] = each.id
                taken.add(each.id)
                return

    places = range(max((len(dm.names) for dm in dms), default=0))
    for place in places:
        for index, dm in enumerate(dms):
            take(index, dm.names[place], dm.day)
        for index, dm in enumerate(dms):
            take(index, dm.names[place], dm.day + _A_DAY, by_hand=True)
    for place in places:
        for index, dm in enumerate(dms):
            for day in sorted(dm.elsewhere):
                take(index, dm.names[place], day, by_hand=False)
    return found
