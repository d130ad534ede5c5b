"""Near names of companies in a long list: compared only with those that share a mark."""

from collections import defaultdict
from collections.abc import Iterable

from domain.names.company_names import Known, closest, match_key

#: A word that more names than this share does not help to compare them.
_COMMON = 150
#: How many first letters of names are compared.
_BEGINNING = 4


class NearCompanies:
    """Finds the companies with names near to another; comparing each with 20,000 takes minutes."""

    def __init__(self, known: Iterable[Known]) -> None:
        self._by_mark: dict[str, list[Known]] = defaultdict(list)
        for each in known:
            for mark in _marks(each.key):
                self._by_mark[mark].append(each)

    def near(self, name: str) -> tuple[int, ...]:
        """The ids of at most three companies, the nearest first; callers must ask."""
        marked = (self._by_mark.get(mark, ()) for mark in _marks(match_key(name)))
        # A common mark may have thousands: they are not even looked at.
        few = {known for each in marked if len(each) <= _COMMON for known in each}
        return closest(name, sorted(few, key=lambda known: known.id)) if few else ()


def _marks(key: str) -> set[str]:
    """Marks that near names share: a word, the first letters, or the initials."""
    words = key.split()
    bare = "".join(words)
    initials = "".join(word[0] for word in words)
    marks = {f"word {word}" for word in words}
    marks |= {f"word {bare}", f"beginning {bare[:_BEGINNING]}", f"word {initials}"}
    return marks
