"""Ranking a board's members by a measure. Equals share a rank, and so do figures too close to call.

Counts are ranked as they are: 1, 1, 3. Rates, improvements and shares are ranked by what they say
of the true figure (`domain/figures/shrinking.py`).
"""

from collections.abc import Iterable, Mapping, Sequence
from heapq import nlargest
from itertools import pairwise, takewhile

from domain.certainty import Estimate
from domain.figures.board import OwnPlace, Ranked
from domain.figures.measures import SHRUNK, Measure, Standing, estimates, rate_estimates, value_by
from domain.figures.shrinking import groups

#: A board needs two members to compare.
FEWEST_MEMBERS = 2
_COUNTS = tuple(measure for measure in Measure if measure not in SHRUNK)


def ranked(standings: Iterable[Standing], measure: Measure) -> tuple[Ranked, ...]:
    """Ranks members by a measure, the best first; the ranks after a shared one are skipped.

    Members without a value come last, without a rank. Equals are sorted by name, so the result
    does not depend on the order of the input.
    """
    listed = list(standings)
    if measure in SHRUNK:
        # Those who are not ranked, because they did not improve, still say how much members differ.
        members, places = _falling_estimates(listed, measure, estimates(listed, measure))
    else:
        members, places = _falling_counts(listed, measure)
    ranks = list(places)
    shared = {one for one, other in pairwise(ranks) if one == other}
    rows = (Ranked(each, one, each in shared) for each, one in zip(ranks, members, strict=True))
    unranked = (one for one in listed if not one.has(measure))
    return (*rows, *(Ranked(None, one) for one in sorted(unranked, key=_by_name)))


def board_rows(standings: Iterable[Standing], measure: Measure) -> tuple[Ranked, ...]:
    """The rows of a board; empty if fewer than two members are ranked, or all with 0.

    Members who posted but have no value of the measure come last.
    """
    rows = ranked([one for one in standings if one.shows(measure)], measure)
    compared = [row.standing for row in rows if row.rank is not None]
    return rows if len(compared) >= FEWEST_MEMBERS and _any_above_0(compared, measure) else ()


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
    firsts: dict[Measure, tuple[Ranked, ...]] = {}
    for measure, found in rate_estimates(listed).items():
        if len(found) < FEWEST_MEMBERS:
            continue
        falling, places = _falling_estimates(listed, measure, found)
        first = falling[: sum(1 for _ in takewhile(lambda place: place == 1, places))]
        if _any_above_0(first, measure):
            firsts[measure] = tuple(Ranked(1, one, len(first) > 1) for one in first)
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
    ranks = [row.rank for row in rows if row.rank is not None]
    level = mine.shared and set(ranks) == {mine.rank}
    return OwnPlace(mine.rank, len(ranks), own, on_board, mine.shared, level)


def _falling_counts(
    standings: Sequence[Standing], measure: Measure
) -> tuple[list[Standing], Iterable[int]]:
    """The members with a value, the highest first, and their places."""
    value_of = value_by(measure)
    valued = [(value, one) for one in standings if (value := value_of(one)) is not None]
    falling = sorted(valued, key=lambda each: (-each[0], *_by_name(each[1])))
    ranks: list[int] = []
    for place, (value, _) in enumerate(falling, start=1):
        ranks.append(ranks[-1] if ranks and falling[place - 2][0] == value else place)
    return [one for _, one in falling], ranks


def _falling_estimates(
    standings: Sequence[Standing], measure: Measure, found: Mapping[int, Estimate]
) -> tuple[list[Standing], Iterable[int]]:
    """The members with a value, those first whose true figure is likely the highest.

    Those who are too close to tell apart stand in the order of the values that the board shows.
    """
    # Rounded, because sums of floats depend on the order of the posts.
    falling = sorted(
        (one for one in standings if one.has(measure)),
        key=lambda one: (-round(found[one.member_id].mean, 12), *_by_name(one)),
    )
    places = groups(found[one.member_id] for one in falling)
    value_of = value_by(measure)
    order = sorted(
        zip(places, falling, strict=True),
        key=lambda each: (each[0], -(value_of(each[1]) or 0), *_by_name(each[1])),
    )
    return [one for _, one in order], [place for place, _ in order]


def _any_above_0(standings: Iterable[Standing], measure: Measure) -> bool:
    return any(one.value(measure) for one in standings)


def _first_places(standings: Sequence[Standing], measure: Measure, most: int) -> tuple[Ranked, ...]:
    """The beginning of `ranked`, without sorting all the others."""
    value_of = value_by(measure)
    valued = [(value, one) for one in standings if (value := value_of(one)) is not None]
    least = min(nlargest(most, (value for value, _ in valued)), default=0)
    rows = ranked((one for value, one in valued if value >= least), measure)
    return tuple(row for row in rows if row.rank is not None and row.rank <= most)


def _by_name(standing: Standing) -> tuple[str, int]:
    return standing.name.casefold(), standing.member_id
