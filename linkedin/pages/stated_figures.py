"""The figures that a page states about a post, and doubts about them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from linkedin.pages.pairing import Pair
from linkedin.pages.pieces import Piece
from linkedin.records import Doubt, Figure, Place

#: None of them can be larger than the impressions.
_WITHIN_IMPRESSIONS = (Figure.MEMBERS_REACHED, Figure.REACTIONS)
#: Their sum can't be larger than either of the totals.
_TOTALS = (Figure.TOTAL_ENGAGEMENTS, Figure.SOCIAL_ENGAGEMENTS)
_ENGAGEMENTS = (Figure.REACTIONS, Figure.COMMENTS, Figure.REPOSTS)
#: Longer lists of candidates are cut.
_MOST_TEXTS = 4


@dataclass(frozen=True, slots=True)
class StatedFigures:
    """Figures that are certain, and doubts about the others."""

    figures: dict[Figure, int]
    doubts: tuple[Doubt, ...]


def stated_figures(pairs: Sequence[Pair]) -> StatedFigures:
    """The figures in a page's pairs of labels and numbers.

    A figure is certain if its number is shown whole, was read for certain and is beside its label,
    and no other number is beside that label. Figures that contradict each other are doubtful.
    """
    figures: dict[Figure, int] = {}
    doubts: dict[Figure, str] = {}
    for figure in Figure:
        among = [pair for pair in pairs if pair.label is figure]
        count = _agreed(among)
        if count is not None:
            figures[figure] = count
        elif among:
            doubts[figure] = texts_of(among)
    for figure in _contradictory(figures):
        doubts[figure] = f"{figures.pop(figure):,}"
    return StatedFigures(
        figures,
        tuple(Doubt(Place(), each.value, doubts[each]) for each in Figure if each in doubts),
    )


def texts_of(pairs: Iterable[Pair]) -> str:
    """What was read beside a label, each number once: ``1,234 … 890``."""
    texts = dict.fromkeys(
        piece.number.text for pair in pairs for piece in pair.numbers if piece.number
    )
    return " … ".join(list(texts)[:_MOST_TEXTS])


def _agreed(pairs: Sequence[Pair]) -> int | None:
    """The count on which all numbers beside a label agree."""
    exact = {
        count
        for pair in pairs
        if pair.certain
        and pair.numbers[0].certain
        and (count := _count(pair.numbers[0])) is not None
    }
    if len(exact) != 1:
        return None
    (count,) = exact
    return count if all(_may_be(pair.numbers, count) for pair in pairs) else None


def _count(piece: Piece) -> int | None:
    return piece.number.count if piece.number else None


def _may_be(numbers: Iterable[Piece], count: int) -> bool:
    return any(piece.number is not None and piece.number.may_be(count) for piece in numbers)


def _contradictory(figures: dict[Figure, int]) -> set[Figure]:
    found: set[Figure] = set()
    impressions = figures.get(Figure.IMPRESSIONS)
    for part in _WITHIN_IMPRESSIONS:
        if impressions is not None and figures.get(part, 0) > impressions:
            found |= {part, Figure.IMPRESSIONS}
    parts = {part for part in _ENGAGEMENTS if part in figures}
    for total in _TOTALS:
        if total in figures and sum(figures[part] for part in parts) > figures[total]:
            found |= {total, *parts}
    return found
