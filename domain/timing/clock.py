"""The one clock of the program, as everything below the command line knows it."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time that people live in. Leases and HTTP time limits stay on real time."""

    def now(self) -> datetime:
        """The moment, aware, in UTC."""
        ...

    def on_jump(self, wake: Callable[[], None], /) -> object:
        """Calls ``wake`` whenever the clock is moved by hand, as the playground's is."""
        ...
