"""Finds the DMs of a file that are already logged, by person and day."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

#: Who wrote on Monday may have logged it on Tuesday, for Tuesday.
_LATER = (timedelta(0), timedelta(days=1))


@dataclass(frozen=True, slots=True)
class DmOfFile:
    """A DM as a file states it.

    Args:
        day: The member's local date.
        names: Under which the person may be logged, the surest first; ``""`` matches nothing. A
            place in it means the same in every DM.
    """

    day: date
    names: tuple[str, ...]


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
    """Finds the logged DM that each DM of a file is; no logged DM is two of the file's.

    The surer names go first, then the same day before the day after.

    Returns:
        Ids of logged DMs, by the place of the file's DM in ``dms``.
    """
    free: dict[tuple[str, date], list[LoggedDm]] = defaultdict(list)
    for each in logged:
        for name in each.names:
            free[name, each.day].append(each)
    found: dict[int, int] = {}
    taken: set[int] = set()
    for place in range(max((len(dm.names) for dm in dms), default=0)):
        for later in _LATER:
            for index, dm in enumerate(dms):
                if index in found or not dm.names[place]:
                    continue
                for each in free.get((dm.names[place], dm.day + later), ()):
                    if each.id not in taken and (each.by_hand or not later):
                        found[index] = each.id
                        taken.add(each.id)
                        break
    return found
