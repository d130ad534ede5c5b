"""Signals changes of the workspace to everything that waits for them."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

Result = TypeVar("Result")


class Changes:
    """Counts changes in `version` and lets tasks of one event loop wait for the next.

    Args:
        also: another counter, marked at each of these changes too.
    """

    def __init__(self, also: "Changes | None" = None) -> None:
        self.version = 0
        self._also = also
        self._next = asyncio.Event()

    def mark(self) -> int:
        """Count a change and wake all waiting tasks; returns the new version."""
        self.version += 1
        self._next.set()
        self._next = asyncio.Event()
        if self._also is not None:
            self._also.mark()
        return self.version

    async def after(self, version: int) -> int:
        """Wait for a version above `version` and return it."""
        while self.version <= version:
            await self._next.wait()
        return self.version

    async def until(self, look: Callable[[], Result | None], seconds: float) -> Result:
        """Wait until `look()` returns something other than None; it is called after each change.

        Raises:
            TimeoutError: it returned only None within `seconds` of real time.
        """
        async with asyncio.timeout(seconds):
            while True:
                change = self._next
                found = look()
                if found is not None:
                    return found
                await change.wait()
