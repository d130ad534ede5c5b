"""The Social Selling Index that a page states.

LinkedIn's page first shows the member's own overall and pillars, then the averages of their
industry and network in the same form. The four pillars are always in the same order, so where their
words are unknown, four numbers in a row are the pillars if they sum to the overall.

Source: LinkedIn's own SSI page, https://www.linkedin.com/sales/ssi.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from domain.entries.scores import MOST_OF_A_PILLAR, MOST_OVERALL, TOLERANCE, Pillar, SsiScore
from linkedin.pages.number_labels import NumberLabel, ScorePart
from linkedin.pages.pairing import Pair
from linkedin.pages.pieces import Piece
from linkedin.pages.shown_numbers import ShownNumber, split_number
from linkedin.pages.stated_figures import texts_of
from linkedin.records import Doubt, Place, Record, ScoreRecord

#: LinkedIn does not translate the name.
_NAME = re.compile(r"social\s?selling\s?index|\bSSI\b", re.IGNORECASE)
_RANKS = (ScorePart.INDUSTRY_RANK, ScorePart.NETWORK_RANK)
_Pillars = tuple[Decimal, Decimal, Decimal, Decimal]


def stated_score(pieces: Sequence[Piece], pairs: Sequence[Pair]) -> tuple[Record, ...]:
    """The score on an SSI page, and what is doubtful about it; empty if it is no such page."""
    of = {label: [pair for pair in pairs if pair.label is label] for label in (*Pillar, *ScorePart)}
    named = any(_NAME.search(piece.text) for piece in pieces)
    if not (named or all(of[pillar] for pillar in Pillar)):
        return ()
    # The pillars' sum confirms an overall that was not read for certain.
    pillars, doubts = _pillars(
        pieces, of, _points(_first_shown(of[ScorePart.OVERALL]), MOST_OVERALL)
    )
    overall = _points(_first_certain(of[ScorePart.OVERALL]), MOST_OVERALL)
    if overall is None and pillars is None and of[ScorePart.OVERALL]:
        doubts.append(_doubt(ScorePart.OVERALL, of[ScorePart.OVERALL]))
    ranks = {rank: _rank(of[rank]) for rank in _RANKS}
    doubts += [_doubt(rank, of[rank]) for rank in _RANKS if of[rank] and ranks[rank] is None]
    if not any(of[rank] for rank in _RANKS):
        doubts += _ranks_in_order(pieces)
    points = sum(pillars, Decimal(0)) if pillars else overall
    if points is None:
        return tuple(doubts) if any(of.values()) else ()
    industry, network = (ranks[rank] for rank in _RANKS)
    return (ScoreRecord(Place(), SsiScore(points, pillars, industry, network)), *doubts)


def _pillars(
    pieces: Sequence[Piece], of: Mapping[NumberLabel, Sequence[Pair]], overall: Decimal | None
) -> tuple[_Pillars | None, list[Doubt]]:
    """The pillars, if they are sure to be the member's own; else the doubts about them."""
    named = [of[pillar] for pillar in Pillar]
    if not any(named):
        return (None, []) if overall is None else _pillars_in_order(pieces, overall)
    pillars = _four([_points(_first_certain(pairs), MOST_OF_A_PILLAR) for pairs in named])
    if pillars is not None:
        if overall is not None and abs(sum(pillars) - overall) <= TOLERANCE:
            return pillars, []
        if not of[ScorePart.OVERALL] and all(len(pairs) == 1 for pairs in named):
            return pillars, []
    return None, [_doubt(pillar.words, of[pillar]) for pillar in Pillar if of[pillar]]


def _doubt(label: str, pairs: Sequence[Pair]) -> Doubt:
    return Doubt(Place(), str(label), texts_of(pairs))


def _first_shown(pairs: Sequence[Pair]) -> ShownNumber | None:
    """The member's own number, which is the first on the page."""
    return pairs[0].numbers[0].number if pairs else None


def _first_certain(pairs: Sequence[Pair]) -> ShownNumber | None:
    return pairs[0].certain_number if pairs else None


def _points(number: ShownNumber | None, most: Decimal) -> Decimal | None:
    points = number.decimal if number else None
    return points if points is not None and points <= most else None


def _pillars_in_order(
    pieces: Sequence[Piece], overall: Decimal
) -> tuple[_Pillars | None, list[Doubt]]:
    """The first four numbers in a row that sum to the overall, or doubts about four in a row."""
    rows = list(_fours(pieces))
    for row in rows:
        points = _four([number.decimal for number, _ in row])
        if points and abs(sum(points) - overall) <= TOLERANCE:
            if all(certain for _, certain in row):
                return points, []
            return None, _doubts_in_order(row)
    decimal = [row for row in rows if any(number.has_decimals for number, _ in row)]
    return None, _doubts_in_order(decimal[0]) if decimal else []


def _fours(pieces: Sequence[Piece]) -> Iterator[list[tuple[ShownNumber, bool]]]:
    """Numbers in a row that may be pillars, and whether each is certain.

    An overall between them ends a row: what follows are the averages of others.
    """
    row: list[tuple[ShownNumber, bool]] = []
    for piece in pieces:
        number = _bare(piece)
        points = number.decimal if number else None
        if piece.label is ScorePart.OVERALL or (points and points > MOST_OF_A_PILLAR):
            row = []
        elif number and points is not None:
            row = [*row, (number, piece.certain)][-4:]
            if len(row) == 4:
                yield row


def _doubts_in_order(row: Sequence[tuple[ShownNumber, bool]]) -> list[Doubt]:
    return [
        Doubt(Place(), pillar.words, number.text)
        for pillar, (number, _) in zip(Pillar, row, strict=True)
    ]


def _bare(piece: Piece) -> ShownNumber | None:
    """The number in a piece, alone or before words in a language without a table."""
    if piece.label is not None:
        return None
    split = split_number(piece.text)
    return split[0] if split and not split[1] else None


def _four(points: Sequence[Decimal | None]) -> _Pillars | None:
    first, second, third, fourth = points
    if first is None or second is None or third is None or fourth is None:
        return None
    return first, second, third, fourth


def _rank(pairs: Sequence[Pair]) -> int | None:
    numbers = [pair.certain_number for pair in pairs]
    ranks = {number.whole_percent if number else None for number in numbers}
    return ranks.pop() if len(ranks) == 1 else None


def _ranks_in_order(pieces: Sequence[Piece]) -> list[Doubt]:
    """The ranks on a page in unknown words: the industry's is probably the first."""
    shown = [
        piece.number.text
        for piece in pieces
        if piece.is_bare_number and piece.number and piece.number.percent
    ]
    return [Doubt(Place(), rank, text) for rank, text in zip(_RANKS, shown, strict=False)]
