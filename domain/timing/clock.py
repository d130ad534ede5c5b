"""The program's one clock, as the code below the command line sees it."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time, which the playground can move. Leases and HTTP limits use real time."""

    def now(self) -> datetime:
        """The time now, aware, in UTC."""
        ...

    def on_jump(self, wake: Callable[[], None], /) -> object:
        """Calls ``wake`` whenever the clock is moved by hand."""
        ...
