"""The services that all handlers share: the store, the clock, and HTTP access to Slack."""

import asyncio
import contextlib
import logging
from collections.abc import Coroutine
from dataclasses import dataclass, field
from typing import Any
from weakref import WeakValueDictionary

import aiohttp

from domain.people.members import Asker
from domain.timing.clock import Clock
from handlers.colleagues import Colleagues
from handlers.granted_scopes import GrantedScopes
from handlers.live_form import LiveForms
from handlers.open_homes import OpenHomes
from handlers.text_parts import KeptTexts
from services.imports.export_reading import ExportFiles
from services.imports.picture_reading import PictureReader
from services.targets.list_reading import ListReader
from storage.store import Store

_log = logging.getLogger(__name__)

#: Seconds after which a payload is acknowledged, done or not. Slack allows three.
ACKNOWLEDGE_BY = 2.0
#: Bytes. A busy member's whole archive has about 50 MB.
LARGEST_IMPORT = 100_000_000


@dataclass(frozen=True)
class Desk:
    """The store, clock and HTTP session; made once at start and passed to every handler.

    Args:
        session: The HTTP session for all calls to Slack.
        proxy: The HTTP proxy to Slack, if the environment names one.
        acknowledge_by: Seconds after which a payload is acknowledged even if its handler is not
            done.
        largest_import: The largest LinkedIn file that people may import, in bytes.
    """

    store: Store
    clock: Clock
    session: aiohttp.ClientSession
    proxy: str | None = None
    acknowledge_by: float = ACKNOWLEDGE_BY
    largest_import: int = LARGEST_IMPORT
    live_forms: LiveForms = field(default_factory=LiveForms)
    colleagues: Colleagues = field(default_factory=Colleagues)
    homes: OpenHomes = field(default_factory=OpenHomes)
    scopes: GrantedScopes = field(default_factory=GrantedScopes)
    texts: KeptTexts = field(default_factory=KeptTexts)
    #: Held while an export is made: one at a time.
    exporting: asyncio.Lock = field(default_factory=asyncio.Lock)
    lists: ListReader = field(default_factory=ListReader)
    pictures: PictureReader = field(default_factory=PictureReader)
    exports: ExportFiles = field(default_factory=ExportFiles)
    _stopping: asyncio.Event = field(default_factory=asyncio.Event)
    _running: set[asyncio.Task[None]] = field(default_factory=set)
    _locks: WeakValueDictionary[Asker, asyncio.Lock] = field(default_factory=WeakValueDictionary)

    def start(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Runs work as a task that outlives its listener; `finish` waits for it."""
        task = asyncio.create_task(work)
        self._running.add(task)
        task.add_done_callback(self._ended)
        return task

    @property
    def is_busy(self) -> bool:
        """Whether a handler or a background task is running."""
        return bool(self._running)

    def lock_for(self, asker: Asker) -> asyncio.Lock:
        """Serialises read-then-display per person, so the newest result wins."""
        return self._locks.setdefault(asker, asyncio.Lock())

    async def pause(self, seconds: float) -> None:
        """Waits before work is tried again; while the bot stops, no longer than half a second."""
        if self._stopping.is_set():
            await asyncio.sleep(min(seconds, 0.5))
            return
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._stopping.wait(), seconds)

    async def finish(self, within: float = 10.0) -> None:
        """Waits up to ``within`` seconds for all running tasks, then cancels the rest.

        Answers that wait for Slack are tried again at once, as their text is stored nowhere.
        """
        self._stopping.set()
        until = asyncio.get_running_loop().time() + within
        # A task that ends may have started another, such as a refresh of the Home tab.
        while self._running and (left := until - asyncio.get_running_loop().time()) > 0:
            await asyncio.wait(set(self._running), timeout=left)
        if self._running:
            _log.warning("the bot stops with %d unfinished tasks", len(self._running))
        for task in self._running:
            task.cancel()

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            _log.error("a background task failed", exc_info=error)
