"""Which totals one reader may see: none reveals the figures of one or two people.

Everything that sums figures of several members for a reader asks `ShownTotals` first.
"""

from collections.abc import Collection, Mapping
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
    """

    known: Mapping[str, Collection[int]] = field(default_factory=dict)
    fewest: int = FEWEST_FOR_TOTALS
    shown: dict[str, list[tuple[str, frozenset[int]]]] = field(default_factory=dict)

    def conflicting(self, kind: str, members: Collection[int]) -> str | None:
        """The name of a shown total that would reveal one or two people next to one of these."""
        for name, others in self.shown.get(kind, ()):
            if self._reveals(kind, others ^ frozenset(members)):
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
        self.shown.setdefault(kind, []).append((name, people))
        return True

    def _reveals(self, kind: str, people: frozenset[int]) -> bool:
        """Whether figures of these people together, or less the known ones, are of one or two."""
        unknown = people.difference(self.known.get(kind, ()))
        return any(1 <= len(each) < self.fewest for each in (people, unknown))
