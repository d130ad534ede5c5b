"""An import gives way to other people's commands, which one Python process handles beside it.

- Python runs nothing else during a full collection of garbage. A file of 50,000 messages leaves a
  hundred thousand objects; looking at all of them, again and again, would hold up others.
- A thread that reads from SQLite gives up the interpreter at each row, and waits for a turn. While
  an import computes, a turn comes after Python's switch interval, and a command needs many.
"""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

#: Python's own value: a full collection after ten of the middle generation.
_USUAL_COLLECTIONS = 10
_LATE_COLLECTIONS = 1_000_000
#: Seconds until a thread that computes lets another one in; Python's own value, and a short one.
_USUAL_TURN = 0.005
_SHORT_TURN = 0.00005


@contextmanager
def giving_way() -> Iterator[None]:
    """Puts full collections off, and lets other threads in sooner.

    If two imports overlap, the first one that ends sets both back.
    """
    _set(_LATE_COLLECTIONS, _SHORT_TURN)
    try:
        yield
    finally:
        _set(_USUAL_COLLECTIONS, _USUAL_TURN)


def _set(collections: int, turn: float) -> None:
    youngest, young, _ = gc.get_threshold()
    gc.set_threshold(youngest, young, collections)
    sys.setswitchinterval(turn)
