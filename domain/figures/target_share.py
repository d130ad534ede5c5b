"""Which share of the people met is at target accounts: of engagers, and of those written to."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from domain.engagement import Figures
from domain.entries.touches import DmCounts


@dataclass(frozen=True)
class TargetShare:
    """People at target accounts among people; ``targets`` is never more than ``people``."""

    targets: int = 0
    people: int = 0

    @property
    def value(self) -> Fraction | None:
        """The share, 0 … 1, exact; ``None`` of nobody."""
        return Fraction(self.targets, self.people) if self.people else None

    def of_enough(self, fewest: int) -> Fraction | None:
        """The share, where it is of so many people at least."""
        return self.value if self.people >= fewest else None


def of_engagers(figures: Iterable[Figures]) -> TargetShare:
    """Target engagers ÷ engagers, at their low end, of posts for which people were listed."""
    targets = people = 0
    for each in figures:
        engagers = each.unique_engagers
        if each.listed and engagers is not None:
            targets += each.listed_targets or 0
            people += engagers.low
    return TargetShare(targets, people)


def of_dms(counts: DmCounts) -> TargetShare:
    """Distinct people at target accounts written to ÷ all distinct people written to."""
    return TargetShare(counts.target, counts.people)
