"""Near names of companies in a long list: compared only with those that share a mark."""

from collections import defaultdict
from collections.abc import Iterable

from domain.names.company_names import Known, bare_keys, closest_to, match_key

#: A word that more names than this share does not help to compare them.
_COMMON = 150
#: How many first letters of names are compared.
_BEGINNING = 4


class NearCompanies:
    """Finds the companies with names near to another; comparing each with 20,000 takes minutes."""

    def __init__(self, known: Iterable[Known]) -> None:
        names = sorted({(each.id, each.key) for each in known})
        self._ids = [each for each, _ in names]
        self._keys = [key for _, key in names]
        self._bares = bare_keys(self._keys)
        #: Places in these lists.
        self._by_mark: dict[str, list[int]] = defaultdict(list)
        for place, key in enumerate(self._keys):
            for mark in _marks(key):
                self._by_mark[mark].append(place)

    def near(self, name: str) -> tuple[int, ...]:
        """The ids of at most three companies, the nearest first; callers must ask."""
        key = match_key(name)
        marked = (self._by_mark.get(mark, ()) for mark in _marks(key))
        # A common mark may have thousands: they are not even looked at.
        few = sorted({place for each in marked if len(each) <= _COMMON for place in each})
        return closest_to(
            key,
            [self._ids[place] for place in few],
            [self._keys[place] for place in few],
            [self._bares[place] for place in few],
        )


def _marks(key: str) -> set[str]:
    """Marks that near names share: a word, the first letters, or the initials."""
    words = key.split()
    bare = "".join(words)
    initials = "".join(word[0] for word in words)
    marks = {f"word {word}" for word in words}
    marks |= {f"word {bare}", f"beginning {bare[:_BEGINNING]}", f"word {initials}"}
    return marks
