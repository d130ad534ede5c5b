"""Whether two names that are not the same may be one person's: to be asked about, never guessed."""

from collections.abc import Sequence

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from domain.names.person_names import person_key

#: From this likeness on (0–100) a given name may be a slip: ``Jon`` for ``John``, not ``Tim`` for
#: ``Tom`` or ``Maria`` for ``Mario``.
_NEAR_GIVEN = 85.0
#: Letters that a slip in a family name adds, leaves out, changes or swaps.
_SLIP = 1
#: What makes a given name somebody else's: ``Daniel`` and ``Daniela``.
_ANOTHER = "a"


def may_be_same(name: str, known: str) -> bool:
    """Whether a name may be a slip, a short or a longer form of another; either way round.

    Equal keys are not near: they are one person.
    """
    return near_keys(person_key(name), person_key(known))


def near_keys(key: str, other: str) -> bool:
    """The same for names as they are compared, from ``person_key``.

    Near are, all within one company: initials, shortened given names, names with and without a
    middle or a second family name, one name alone, names in another order, and a slip in one of
    the names that leaves its first letter.
    """
    if key == other or not key or not other:
        return False
    ours, theirs = key.split(), other.split()
    if len(ours) == 1 or len(theirs) == 1:
        return _is_one_of(ours, theirs) or _is_one_of(theirs, ours)
    if sorted(ours) == sorted(theirs):
        return True
    return _near_in_parts(ours, theirs)


def _is_one_of(alone: Sequence[str], words: Sequence[str]) -> bool:
    """Whether a single name is another's given or family name; an initial says too little."""
    return len(alone) == 1 and len(alone[0]) > 1 and alone[0] in (words[0], words[-1])


def _near_in_parts(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    given, other_given = ours[0], theirs[0]
    family, other_family = ours[1:], theirs[1:]
    if _holds(family, other_family) or _holds(other_family, family):
        return given == other_given or _near_given(given, other_given)
    return given == other_given and _near_family(" ".join(family), " ".join(other_family))


def _holds(words: Sequence[str], some: Sequence[str]) -> bool:
    """Whether all of some names stand among others, as without a middle or a second one."""
    return set(some) <= set(words)


def _near_given(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if short[0] != long[0]:
        return False
    if long.startswith(short):
        return len(short) == 1 or long.removeprefix(short) != _ANOTHER
    return fuzz.ratio(one, other) >= _NEAR_GIVEN


def _near_family(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if short[0] != long[0]:
        return False
    return len(short) == 1 or OSA.distance(one, other, score_cutoff=_SLIP) <= _SLIP
