"""What every handler has at hand: the memory, the clock, the line to Slack."""

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass, field
from typing import Any
from weakref import WeakValueDictionary

import aiohttp

from domain.clock import Clock
from domain.people import Asker
from storage.store import Store


@dataclass(frozen=True)
class Desk:
    """Made once by the command line and handed down.

    Args:
        session: The one HTTP session for all calls to Slack.
    """

    store: Store
    clock: Clock
    session: aiohttp.ClientSession
    _running: set[asyncio.Task[None]] = field(default_factory=set)
    _turns: WeakValueDictionary[Asker, asyncio.Lock] = field(default_factory=WeakValueDictionary)

    def start(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Runs work beside the listener that began it, and keeps hold of it until it ends."""
        task = asyncio.create_task(work)
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        return task

    def turn_of(self, asker: Asker) -> asyncio.Lock:
        """Lets what reads and then shows for one person happen in turns: the last shows last."""
        return self._turns.setdefault(asker, asyncio.Lock())

    async def finish(self, within: float = 10.0) -> None:
        """Lets everything under way come to its end, for at most ``within`` seconds."""
        if self._running:
            _, unfinished = await asyncio.wait(self._running, timeout=within)
            for task in unfinished:
                task.cancel()
