"""Ranking a board's members by a measure. Equals share a rank, and so do figures too close to call.

Counts are ranked as they are: 1, 1, 3. Rates, improvements and shares are ranked by what they say
of the true figure (`domain/figures/shrinking.py`).
"""

from collections.abc import Iterable, Sequence
from heapq import nlargest
from itertools import pairwise

from domain.figures.board import OwnPlace, Ranked
from domain.figures.measures import SHRUNK, Measure, Standing, Value, estimates, value_by
from domain.figures.shrinking import groups

#: A board needs two members to compare.
FEWEST_MEMBERS = 2
_BEST = (Measure.RATE, Measure.IMPROVED)
_COUNTS = tuple(measure for measure in Measure if measure not in SHRUNK)
_Valued = tuple[Value, Standing]


def ranked(standings: Iterable[Standing], measure: Measure) -> tuple[Ranked, ...]:
    """Ranks members by a measure, the best first; the ranks after a shared one are skipped.

    Members without a value come last, without a rank. Equals are sorted by name, so the result
    does not depend on the order of the input.
    """
    listed = list(standings)
    value_of = value_by(measure)
    values = [(value_of(one), one) for one in listed]
    valued = [(value, one) for value, one in values if value is not None]
    unranked = [one for value, one in values if value is None]
    rank = _rank_estimates if measure in SHRUNK else _rank_counts
    ranks, members = rank(valued, listed, measure)
    shared = {one for one, other in pairwise(ranks) if one == other}
    rows = (Ranked(each, one, each in shared) for each, one in zip(ranks, members, strict=True))
    return (*rows, *(Ranked(None, one) for one in sorted(unranked, key=_by_name)))


def board_rows(standings: Iterable[Standing], measure: Measure) -> tuple[Ranked, ...]:
    """The rows of a board; empty if fewer than two members are ranked, or all with 0.

    Members who posted but have no value of the measure come last.
    """
    rows = ranked([one for one in standings if one.shows(measure)], measure)
    values = [one for row in rows if (one := row.standing.value(measure)) is not None]
    return rows if len(values) >= FEWEST_MEMBERS and any(values) else ()


def leaders(standings: Iterable[Standing], most: int = 3) -> dict[Measure, tuple[Ranked, ...]]:
    """The first ranks of each count of which any member has a value.

    Args:
        most: The last rank to include.
    """
    listed = list(standings)
    best = {measure: _first_places(listed, measure, most) for measure in _COUNTS}
    return {measure: rows for measure, rows in best.items() if rows}


def best(standings: Iterable[Standing]) -> dict[Measure, tuple[Ranked, ...]]:
    """Who has the best rate, and who improved most; all who are too close to tell apart.

    A measure is left out if fewer than two members can be compared, or none is above 0.
    """
    listed = list(standings)
    compared = {
        Measure.RATE: sum(one.rate is not None for one in listed),
        Measure.IMPROVED: sum(bool(one.rate and one.usual) for one in listed),
    }
    firsts: dict[Measure, tuple[Ranked, ...]] = {}
    for measure in _BEST:
        if compared[measure] < FEWEST_MEMBERS:
            continue
        first = tuple(row for row in ranked(listed, measure) if row.rank == 1)
        if any(row.standing.value(measure) for row in first):
            firsts[measure] = first
    return firsts


def own_place(
    own: Standing, others: Iterable[Standing], measure: Measure, *, on_board: bool
) -> OwnPlace:
    """The rank that a member has, or would have, among those on the board.

    Args:
        others: The other members on the board.
    """
    rows = ranked([own, *others], measure)
    mine = next(row for row in rows if row.standing is own)
    of = sum(row.rank is not None for row in rows)
    return OwnPlace(mine.rank, of, own, on_board, mine.shared)


def _rank_counts(
    valued: Sequence[_Valued], _listed: Sequence[Standing], _measure: Measure
) -> tuple[list[int], list[Standing]]:
    falling = sorted(valued, key=lambda each: (-each[0], *_by_name(each[1])))
    ranks: list[int] = []
    for place, (value, _) in enumerate(falling, start=1):
        ranks.append(ranks[-1] if ranks and falling[place - 2][0] == value else place)
    return ranks, [one for _, one in falling]


def _rank_estimates(
    valued: Sequence[_Valued], listed: Sequence[Standing], measure: Measure
) -> tuple[list[int], list[Standing]]:
    # Members who are not ranked, because they did not improve, still say how much members differ.
    found = estimates(listed, measure)
    members = [one for _, one in valued]
    # Rounded, because sums of floats depend on the order of the posts.
    falling = sorted(
        members, key=lambda one: (-round(found[one.member_id].mean, 12), *_by_name(one))
    )
    return list(groups([found[one.member_id] for one in falling])), falling


def _first_places(standings: Sequence[Standing], measure: Measure, most: int) -> tuple[Ranked, ...]:
    """The beginning of `ranked`, without sorting all the others."""
    value_of = value_by(measure)
    valued = [(value, one) for one in standings if (value := value_of(one)) is not None]
    least = min(nlargest(most, (value for value, _ in valued)), default=0)
    rows = ranked((one for value, one in valued if value >= least), measure)
    return tuple(row for row in rows if row.rank is not None and row.rank <= most)


def _by_name(standing: Standing) -> tuple[str, int]:
    return standing.name.casefold(), standing.member_id
