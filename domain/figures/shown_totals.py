"""Which totals one reader may see: none reveals the figures of one or two people.

Everything that sums figures of several members for a reader asks `ShownTotals` first.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

#: A total needs at least this many people: a total of two reveals each one's figures to the other.
FEWEST_FOR_TOTALS = 3


@dataclass
class ShownTotals:
    """The totals of one window that a reader may see, decided one after another.

    Two totals that differ by one or two people reveal their figures by subtraction. So does a total
    less the figures that the reader sees one by one, such as the rows of a board.

    Args:
        known: By kind of figures, the ids of the members whose figures the reader may see one by
            one anyway.
        fewest: How many people a total needs.
        shown: By kind of figures, the totals allowed so far: a name, and the ids of the members
            with such figures.
        first: By kind of figures and member id, the place among these totals of the first with that
            member. Few members are in several teams, so ``later`` has few.
        later: The places of the others with that member.
    """

    known: Mapping[str, Collection[int]] = field(default_factory=dict)
    fewest: int = FEWEST_FOR_TOTALS
    shown: dict[str, list[tuple[str, frozenset[int]]]] = field(default_factory=dict)
    first: dict[str, dict[int, int]] = field(default_factory=dict)
    later: dict[tuple[str, int], list[int]] = field(default_factory=dict)

    def conflicting(self, kind: str, members: Collection[int]) -> str | None:
        """The name of a shown total that would reveal one or two people next to one of these."""
        people = frozenset(members)
        shown = self.shown.get(kind, [])
        for place in self._places(kind, people):
            name, others = shown[place]
            if self._reveals(kind, others ^ people):
                return name
        return None

    def allow(self, kind: str, name: str, members: Collection[int]) -> bool:
        """Whether a total of these members may be shown. If so, records it as shown.

        Args:
            members: The ids of the members who have figures of this kind.
        """
        people = frozenset(members)
        if not people or self._reveals(kind, people) or self.conflicting(kind, people):
            return False
        shown = self.shown.setdefault(kind, [])
        first = self.first.setdefault(kind, {})
        again = first.keys() & people
        for member in again:
            self.later.setdefault((kind, member), []).append(len(shown))
        first.update(dict.fromkeys(people - again, len(shown)))
        shown.append((name, people))
        return True

    def _places(self, kind: str, people: frozenset[int]) -> Iterable[int]:
        """The places of the shown totals that could reveal a member beside one of these people.

        A shown total is of three people or more, of whom none or as many are unknown. So it needs
        to share a member with these people, unless they reveal a member alone.
        """
        if self._reveals(kind, people):
            return range(len(self.shown.get(kind, [])))
        first = self.first.get(kind, {})
        places: set[int] = set()
        for member in first.keys() & people:
            places.update((first[member], *self.later.get((kind, member), ())))
        return sorted(places)

    def _reveals(self, kind: str, people: frozenset[int]) -> bool:
        """Whether figures of these people together, or less the known ones, are of one or two."""
        unknown = people.difference(self.known.get(kind, ()))
        return any(1 <= len(each) < self.fewest for each in (people, unknown))
