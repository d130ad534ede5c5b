"""Word that something in the workspace changed, for everyone who waits for it."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

Found = TypeVar("Found")


class Changes:
    """A counter that rises with each change, and a way to wait for the next one.

    `version` numbers the state of what is watched; it belongs to one event loop.

    Args:
        also: told of each of these changes too.
    """

    def __init__(self, also: "Changes | None" = None) -> None:
        self.version = 0
        self._also = also
        self._next = asyncio.Event()

    def mark(self) -> int:
        """Count one more change, wake everyone who waits, return the new version."""
        self.version += 1
        self._next.set()
        self._next = asyncio.Event()
        if self._also is not None:
            self._also.mark()
        return self.version

    async def after(self, version: int) -> int:
        """Wait until the version is above `version`; returns it."""
        while self.version <= version:
            await self._next.wait()
        return self.version

    async def until(self, look: Callable[[], Found | None], seconds: float) -> Found:
        """Wait until `look` finds something, looking again after each change.

        Raises:
            TimeoutError: nothing was found within `seconds` of real time.
        """
        async with asyncio.timeout(seconds):
            while True:
                change = self._next
                found = look()
                if found is not None:
                    return found
                await change.wait()
