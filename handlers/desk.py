"""What every handler has at hand: the memory, the clock, the line to Slack."""

import asyncio
import logging
from collections.abc import Coroutine
from dataclasses import dataclass, field
from typing import Any
from weakref import WeakValueDictionary

import aiohttp

from domain.people.members import Asker
from domain.timing.clock import Clock
from handlers.live_form import LiveForms
from storage.store import Store

_log = logging.getLogger(__name__)

#: Seconds after which the acknowledgement no longer waits for the work. Slack waits three.
ACKNOWLEDGE_BY = 2.0


@dataclass(frozen=True)
class Desk:
    """Made once by the command line and handed down.

    Args:
        session: The one HTTP session for all calls to Slack.
        proxy: The way to Slack, where the environment names one.
        acknowledge_by: Seconds after which an acknowledgement no longer waits for the work.
    """

    store: Store
    clock: Clock
    session: aiohttp.ClientSession
    proxy: str | None = None
    acknowledge_by: float = ACKNOWLEDGE_BY
    live_forms: LiveForms = field(default_factory=LiveForms)
    _running: set[asyncio.Task[None]] = field(default_factory=set)
    _turns: WeakValueDictionary[Asker, asyncio.Lock] = field(default_factory=WeakValueDictionary)

    def start(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Runs work beside the listener that began it, and keeps hold of it until it ends."""
        task = asyncio.create_task(work)
        self._running.add(task)
        task.add_done_callback(self._ended)
        return task

    def turn_of(self, asker: Asker) -> asyncio.Lock:
        """Lets what reads and then shows for one person happen in turns: the last shows last."""
        return self._turns.setdefault(asker, asyncio.Lock())

    async def finish(self, within: float = 10.0) -> None:
        """Lets everything under way come to its end, for at most ``within`` seconds."""
        until = asyncio.get_running_loop().time() + within
        # What ends may have begun more, such as a Home tab to bring up to date.
        while self._running and (left := until - asyncio.get_running_loop().time()) > 0:
            await asyncio.wait(set(self._running), timeout=left)
        for task in self._running:
            task.cancel()

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            _log.error("work beside an answer failed", exc_info=error)
