"""Whether two different names may belong to one person; callers must ask and never decide."""

from collections.abc import Sequence

from domain.names.person_names import person_key
from domain.names.resemblance import alike, slips

#: Two given names with at least this similarity (0–100) may be a slip: ``Jon`` for ``John``, but
#: not ``Tim`` for ``Tom`` or ``Maria`` for ``Mario``.
_NEAR_GIVEN = 85.0
#: The most letters added, missing, changed or swapped by a slip in a family name.
_SLIP = 1
#: An ending that makes another person's name: ``Daniel`` and ``Daniela``.
_ANOTHER = "a"


def may_be_same(name: str, known: str) -> bool:
    """Whether one name may be a slip, a short or a longer form of the other; symmetric.

    False for equal keys, which mean one person.
    """
    return near_keys(person_key(name), person_key(known))


def near_keys(key: str, other: str) -> bool:
    """Like `may_be_same`, for keys from ``person_key``.

    Within one company, names are close with initials, shortened given names, a missing middle or
    second family name, one name only, another order, or a slip in one name that keeps its first
    letter.
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
    """Whether a single word is the other's given or family name; an initial is not enough."""
    return len(alone) == 1 and len(alone[0]) > 1 and alone[0] in (words[0], words[-1])


def _near_in_parts(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    given, other_given = ours[0], theirs[0]
    family, other_family = ours[1:], theirs[1:]
    if _holds(family, other_family) or _holds(other_family, family):
        return given == other_given or _near_given(given, other_given)
    return given == other_given and _near_family(" ".join(family), " ".join(other_family))


def _holds(words: Sequence[str], some: Sequence[str]) -> bool:
    """Whether some names are all among others, as without a middle or a second family name."""
    return set(some) <= set(words)


def _near_given(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if short[0] != long[0]:
        return False
    if long.startswith(short):
        return len(short) == 1 or long.removeprefix(short) != _ANOTHER
    return alike(one, other) >= _NEAR_GIVEN


def _near_family(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if short[0] != long[0]:
        return False
    return len(short) == 1 or slips(one, other, _SLIP) <= _SLIP
