"""Pairs labels with the numbers beside them, by their places on the page.

LinkedIn puts a number above its label, below it, or at either end of its row, and mixes these on a
page. Labels and numbers that touch each other form a chain, which is paired in one way: the only
one that gives each label a number, or the one with much smaller gaps. Any other chain is unclear.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from enum import Enum, auto

from linkedin.figure_labels import is_known_otherwise
from linkedin.pages.number_labels import NumberLabel, ScorePart
from linkedin.pages.pieces import Box, Piece
from linkedin.pages.shown_numbers import ShownNumber
from linkedin.records import Figure


@dataclass(frozen=True, slots=True)
class Pair:
    """A label and what may be its number.

    Args:
        at: Where the label is.
        numbers: The candidates; exactly one if the pairing is certain.
    """

    label: NumberLabel
    at: Box
    numbers: tuple[Piece, ...]
    certain: bool = True

    @property
    def certain_number(self) -> ShownNumber | None:
        """The label's number, if neither the pairing nor its digits are in doubt."""
        return self.numbers[0].number if self.certain and self.numbers[0].certain else None


class _Side(Enum):
    """Where the number is, as seen from its label."""

    ABOVE = auto()
    BELOW = auto()
    LEFT = auto()
    RIGHT = auto()


@dataclass(frozen=True, slots=True)
class _Touch:
    """A bare label and a bare number with nothing between them; both by their index."""

    label: int
    number: int
    side: _Side
    gap: float


#: The touches of a chain on one side, by their label.
_Way = Mapping[int, _Touch]

#: Labels that are also the heading of further figures.
HEADINGS = frozenset({Figure.TOTAL_ENGAGEMENTS, Figure.SOCIAL_ENGAGEMENTS})
#: A number is at most so far above or below its label, in heights of the smaller one.
_FARTHEST = 2.5
#: Pieces are looked for so far above and below a label, in heights of the label.
_REACH = 8
#: One way of pairing is much nearer if its gaps are at most this share of the other's.
_MUCH_NEARER = 0.6
#: Texts of so many letters between a label and its number are icons, or the *Top* of a rank.
_ICON = 3
_RANKS = frozenset({ScorePart.INDUSTRY_RANK, ScorePart.NETWORK_RANK})


def pairs_on(pieces: Sequence[Piece]) -> list[Pair]:
    """The labels on a page with their numbers, from top to bottom; labels alone are left out."""
    ordered = sorted(pieces, key=lambda piece: (piece.box.top, piece.box.left))
    pairs = [
        Pair(piece.label, piece.box, (piece,))
        for piece in ordered
        if piece.label is not None and piece.number is not None
    ]
    page = _Page(ordered)
    for chain in _chains(page.touches()):
        pairs += page.paired(chain)
    return sorted(pairs, key=lambda pair: (pair.at.top, pair.at.left))


class _Page:
    def __init__(self, ordered: Sequence[Piece]) -> None:
        self._pieces = [piece for piece in ordered if not _is_icon(piece)]
        self._tops = [piece.box.top for piece in self._pieces]

    def touches(self) -> list[_Touch]:
        """Which bare labels and numbers touch each other."""
        found = []
        for at, label in enumerate(self._pieces):
            if not label.is_bare_label:
                continue
            for side in _Side:
                number, gap = self._next(at, side)
                if number is not None and _may_pair(label, self._pieces[number]):
                    found.append(_Touch(at, number, side, gap))
        return found

    def paired(self, chain: Sequence[_Touch]) -> list[Pair]:
        """The pairs of a chain."""
        way = self._best_way(chain)
        if way is not None:
            return [self._pair(label, {touch.number}) for label, touch in way.items()]
        candidates: dict[int, set[int]] = {}
        for touch in chain:
            candidates.setdefault(touch.label, set()).add(touch.number)
        return [self._pair(label, them, certain=False) for label, them in candidates.items()]

    def _best_way(self, chain: Sequence[_Touch]) -> _Way | None:
        wanted = {self._pieces[touch.label].label for touch in chain}
        ways = [_way(chain, side) for side in _Side]
        whole = self._whole(ways, wanted)
        if not whole:  # the chain may end with the heading of what follows
            last = max(touch.label for touch in chain)
            if self._pieces[last].label in HEADINGS:
                without = [way for way in ways if last not in way]
                whole = self._whole(without, wanted - HEADINGS)
        if not whole:
            return None
        way, *others = sorted(whole, key=_gaps)
        others = [other for other in others if self._numbers(other) != self._numbers(way)]
        if any(_gaps(way) >= _MUCH_NEARER * _gaps(other) for other in others):
            return None
        if self._is_among_numbers(way) or (not others and self._may_be_cut(way)):
            return None
        return way

    def _whole(self, ways: Iterable[_Way], wanted: Set[NumberLabel | None]) -> list[_Way]:
        """The ways that give each label a number of its own."""
        return [
            way
            for way in ways
            if way and self._numbers(way).keys() == wanted and len(_taken(way)) == len(way)
        ]

    def _numbers(self, way: _Way) -> dict[NumberLabel | None, set[int]]:
        """The numbers of each label; a label may be on the page several times."""
        numbers: dict[NumberLabel | None, set[int]] = {}
        for label, touch in way.items():
            numbers.setdefault(self._pieces[label].label, set()).add(touch.number)
        return numbers

    def _is_among_numbers(self, way: _Way) -> bool:
        """Whether more numbers follow one above or below a label: a chart's, or a table's."""
        beyond = [
            self._next(touch.number, touch.side)[0]
            for touch in way.values()
            if touch.side in {_Side.ABOVE, _Side.BELOW}
        ]
        pieces = [self._pieces[at] for at in beyond if at is not None]
        return any(piece.is_bare_number and not _is_percentage(piece) for piece in pieces)

    def _may_be_cut(self, way: _Way) -> bool:
        """Whether the copy may have cut a number off, so that all pairs are off by one.

        So it is if the chain begins or ends the page with a label, and the number at its other end
        is next to a text that may be a label in unknown words.
        """
        side = next(iter(way.values())).side
        if side in {_Side.LEFT, _Side.RIGHT}:
            return False
        above = side is _Side.ABOVE
        at_edge, far = (max(way), min(way)) if above else (min(way), max(way))
        if self._next(at_edge, _Side.BELOW if above else _Side.ABOVE)[0] is not None:
            return False
        beyond, gap = self._next(way[far].number, side)
        if beyond is None or way[far].gap < _MUCH_NEARER * gap:
            return False
        text = self._pieces[beyond]
        return text.label is None and text.number is None and not is_known_otherwise(text.text)

    def _next(self, at: int, side: _Side) -> tuple[int | None, float]:
        """The nearest piece on a side, and how far it is; ``None`` if it is too far away."""
        box = self._pieces[at].box
        first = bisect_left(self._tops, box.top - _REACH * box.height)
        last = bisect_right(self._tops, box.bottom + _REACH * box.height)
        near = (
            (gap, other)
            for other in range(first, last)
            if other != at and (gap := _gap(box, self._pieces[other].box, side)) is not None
        )
        gap, nearest = min(near, default=(0.0, None))
        if nearest is None or _is_too_far(box, self._pieces[nearest].box, side, gap):
            return None, 0.0
        return nearest, gap

    def _pair(self, label: int, numbers: Set[int], *, certain: bool = True) -> Pair:
        piece = self._pieces[label]
        assert piece.label is not None  # noqa: S101 - only labels are in chains
        among = tuple(self._pieces[number] for number in sorted(numbers))
        return Pair(piece.label, piece.box, among, certain)


def _is_icon(piece: Piece) -> bool:
    return piece.label is None and piece.number is None and len(piece.text) <= _ICON


def _may_pair(label: Piece, number: Piece) -> bool:
    """A percentage is a rank; a rank without its sign is paired, and is no rank then."""
    return number.is_bare_number and (label.label in _RANKS or not _is_percentage(number))


def _is_percentage(piece: Piece) -> bool:
    return piece.number is not None and piece.number.percent


def _gap(box: Box, other: Box, side: _Side) -> float | None:
    """How far another box is on a side of a box; ``None`` if it is not there."""
    if side in {_Side.LEFT, _Side.RIGHT}:
        if not box.is_beside(other):
            return None
        is_right = other.left >= (box.left + box.right) / 2
        if is_right != (side is _Side.RIGHT):
            return None
        return max(0.0, other.left - box.right if is_right else box.left - other.right)
    if box.is_beside(other) or not box.is_in_column_of(other):
        return None
    is_below = other.top > box.top
    if is_below != (side is _Side.BELOW):
        return None
    return max(0.0, other.top - box.bottom if is_below else box.top - other.bottom)


def _is_too_far(box: Box, other: Box, side: _Side, gap: float) -> bool:
    in_column = side in {_Side.ABOVE, _Side.BELOW}
    return in_column and gap > _FARTHEST * min(box.height, other.height)


def _way(chain: Sequence[_Touch], side: _Side) -> _Way:
    return {touch.label: touch for touch in chain if touch.side is side}


def _taken(way: _Way) -> set[int]:
    return {touch.number for touch in way.values()}


def _gaps(way: _Way) -> float:
    return sum(touch.gap for touch in way.values())


def _chains(touches: Sequence[_Touch]) -> Iterator[list[_Touch]]:
    """Touches that share a label or a number, directly or by others."""
    by_end: dict[tuple[str, int], list[_Touch]] = {}
    for touch in touches:
        for end in (("label", touch.label), ("number", touch.number)):
            by_end.setdefault(end, []).append(touch)
    seen: set[_Touch] = set()
    for touch in touches:
        waiting, chain = [touch], []
        while waiting:
            one = waiting.pop()
            if one not in seen:
                seen.add(one)
                chain.append(one)
                waiting += by_end["label", one.label] + by_end["number", one.number]
        if chain:
            yield chain
