"""The target share: people at target accounts ÷ all engagers, or ÷ all people written to."""

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from domain.engagement import Figures
from domain.entries.touches import DmCounts


class TargetShare(NamedTuple):
    """People at target accounts among all people; ``targets`` is at most ``people``."""

    targets: int = 0
    people: int = 0

    @property
    def value(self) -> Fraction | None:
        """The exact share, 0 … 1; ``None`` for no people."""
        return Fraction(self.targets, self.people) if self.people else None

    def of_enough(self, fewest: int) -> Fraction | None:
        """The share; ``None`` if it is of fewer than ``fewest`` people."""
        return self.value if self.people >= fewest else None


def of_engagers(figures: Iterable[Figures]) -> TargetShare:
    """Target engagers ÷ engagers (their low end), of the posts with listed engagers."""
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
