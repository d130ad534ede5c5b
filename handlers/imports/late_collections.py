"""Full collections of garbage wait until an import's data is gone.

Python runs nothing else during one. A file of 50,000 messages leaves a hundred thousand objects.
Looking at all of them, again and again, would hold up other people's acknowledgements.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

#: Python's own value: a full collection after ten of the middle generation.
_USUAL = 10
_LATE = 1_000_000


@contextmanager
def late_collections() -> Iterator[None]:
    """Puts full collections off; young objects are collected as always.

    If two imports overlap, the first one that ends lets full collections happen again.
    """
    _after(_LATE)
    try:
        yield
    finally:
        _after(_USUAL)


def _after(middle: int) -> None:
    youngest, young, _ = gc.get_threshold()
    gc.set_threshold(youngest, young, middle)
