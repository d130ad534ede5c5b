"""The Social Selling Index: four pillars of 0–25 that sum to an overall of 0–100.

It measures activity, and is private to the member unless they share it. Source: LinkedIn's own
SSI page.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from domain.accounts import FILLED, ListState
from domain.errors import UserError
from domain.fields import Field

#: The largest difference between the pillars' sum and the overall, which LinkedIn rounds.
TOLERANCE = Decimal("0.6")
MOST_OF_A_PILLAR = Decimal(25)
MOST_OVERALL = Decimal(100)


class Pillar(StrEnum):
    """The four pillars in LinkedIn's order."""

    BRAND = Field.BRAND
    PEOPLE = Field.PEOPLE
    INSIGHTS = Field.INSIGHTS
    RELATIONSHIPS = Field.RELATIONSHIPS

    @property
    def field(self) -> Field:
        """The pillar's field in the score form."""
        return Field(self.value)

    @property
    def words(self) -> str:
        """LinkedIn's own name for the pillar."""
        return _WORDS[self]


_WORDS = {
    Pillar.BRAND: "Establish your professional brand",
    Pillar.PEOPLE: "Find the right people",
    Pillar.INSIGHTS: "Engage with insights",
    Pillar.RELATIONSHIPS: "Build relationships",
}


@dataclass(frozen=True)
class SsiScore:
    """One reading of the SSI page.

    Args:
        overall: 0 … 100.
        pillars: The four in LinkedIn's order, 0 … 25 each, or ``None``.
        industry_rank: "Top N %" of the industry; lower is better.
        network_rank: "Top N %" of the network; lower is better.
        scored_on: The local date of the reading; ``None`` is today.
    """

    overall: Decimal
    pillars: tuple[Decimal, Decimal, Decimal, Decimal] | None = None
    industry_rank: int | None = None
    network_rank: int | None = None
    scored_on: date | None = None

    @property
    def weakest(self) -> Pillar | None:
        """The pillar with the fewest points, the first of equals; ``None`` without pillars."""
        if self.pillars is None:
            return None
        points = dict(zip(Pillar, self.pillars, strict=True))
        return min(points, key=points.__getitem__)


@dataclass(frozen=True)
class ScoreLogged:
    """The result of logging a score, with the score before it.

    Args:
        offers_join: Whether it is the first entry of a person who has not joined.
        shared: Whether the member shares the overall with the coaches.
        targets: The member's list of target accounts.
    """

    act_id: int
    score: SsiScore
    scored_on: date
    previous: SsiScore | None
    previous_on: date | None
    offers_join: bool = False
    shared: bool = False
    targets: ListState = FILLED


def make_score(
    *,
    pillars: list[Decimal | None],
    overall: Decimal | None,
    industry_rank: int | None = None,
    network_rank: int | None = None,
    scored_on: date | None = None,
) -> SsiScore:
    """Checks the numbers, and makes a score of the overall alone, the four pillars, or both.

    Args:
        pillars: Four values in LinkedIn's order, each ``None`` if not given.
        overall: As LinkedIn shows it; ``None`` for the pillars' sum.
        industry_rank: Percent, 1 … 100.
        network_rank: Percent, 1 … 100.
        scored_on: Local date; ``None`` is today.

    Raises:
        UserError: a number is out of range, some pillars are missing, or they do not sum to the
            overall.
    """
    for name, points in zip(Pillar, pillars, strict=True):
        if points is not None and points > MOST_OF_A_PILLAR:
            raise UserError(
                f"A pillar has at most 25 points, and “{name.words}” says {points}.",
                "Type it as on LinkedIn's page, for example 13.1.",
                field=name.field,
            )
    if overall is not None and overall > MOST_OVERALL:
        raise UserError(
            f"The SSI goes up to 100, and this says {overall}.",
            "Type the number in the middle of LinkedIn's page.",
            field=Field.OVERALL,
        )
    given = [points for points in pillars if points is not None]
    if not given:
        if overall is None:
            raise UserError("There is no score in this.", "Type the overall alone, such as 47.")
        return SsiScore(overall, None, industry_rank, network_rank, scored_on)
    if len(given) < 4:
        missing = next(n for n, points in zip(Pillar, pillars, strict=True) if points is None)
        raise UserError(
            f"“{missing.words}” is missing.",
            "Give all four pillars, or the overall alone.",
            field=missing.field,
        )
    first, second, third, fourth = given
    total = sum(given, Decimal(0))
    if overall is not None and abs(total - overall) > TOLERANCE:
        raise UserError(
            f"The four pillars sum to {total}, but the overall says {overall}.",
            "One of the five numbers is off; look at LinkedIn's page again.",
            field=Field.OVERALL,
        )
    exact = (first, second, third, fourth)
    return SsiScore(total, exact, industry_rank, network_rank, scored_on)
