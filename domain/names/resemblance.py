"""How alike two spellings are. rapidfuzz takes 4 MB, so it is imported when it is first needed."""

from collections.abc import Sequence


def alike(one: str, other: str) -> float:
    """How alike two spellings are as a whole: 0 for no common letter, 100 for equal ones."""
    from rapidfuzz import fuzz

    return fuzz.ratio(one, other)


def slips(one: str, other: str, most: int = 1) -> int:
    """The letters added, missing, changed or swapped between two spellings.

    Args:
        most: If there are more, the result is ``most + 1``.
    """
    from rapidfuzz.distance import OSA

    return OSA.distance(one, other, score_cutoff=most)


def one_slip_away(key: str, keys: Sequence[str], limit: int) -> set[int]:
    """The indices of at most ``limit`` keys that differ by one slip or none; the nearest ones."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    found = process.extract(key, keys, scorer=OSA.distance, score_cutoff=1, limit=limit)
    return {index for _, _, index in found}


def resembling(key: str, keys: Sequence[str], cutoff: float, limit: int) -> set[int]:
    """The indices of at most ``limit`` keys as alike as ``cutoff``, as they are or word by word.

    Args:
        cutoff: 0 … 100.
        limit: Of each of the two ways to compare.
    """
    from rapidfuzz import fuzz, process

    found: set[int] = set()
    for scorer in (fuzz.ratio, fuzz.token_sort_ratio):
        near = process.extract(key, keys, scorer=scorer, score_cutoff=cutoff, limit=limit)
        found.update(index for _, _, index in near)
    return found
