"""Who looked at their Home tab of late: after a change, only their tabs are published again."""

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta

from domain.people.members import Asker

#: A tab that was opened longer ago is published again only when it is opened again.
_OPEN_FOR = timedelta(minutes=15)
#: Seconds between two publications of one person's tab.
_PAUSE = 1.0


class OpenHomes:
    """The people who may have their Home tab on the screen.

    It can be stale: it is what this process saw since it started. If another replica handled the
    opening, or a tab remains on the screen for longer than 15 minutes, a change shows only when the
    tab is opened again, which Slack reports each time.
    """

    def __init__(self) -> None:
        self._opened: OrderedDict[Asker, datetime] = OrderedDict()
        #: By person: the loop's time before which their tab is not published again.
        self._not_before: dict[Asker, float] = {}
        self._waiting: set[Asker] = set()
        #: Held while a tab is read again, so that entries are not slowed by many at once.
        self._turn = asyncio.Lock()

    def opened(self, asker: Asker, now: datetime) -> None:
        """Remembers that a person has their tab on the screen."""
        self._opened[asker] = now
        self._opened.move_to_end(asker)
        while now - next(iter(self._opened.values())) > _OPEN_FOR:
            self._not_before.pop(self._opened.popitem(last=False)[0], None)

    def begin_waiting(self, asker: Asker, now: datetime) -> bool:
        """Whether a change should publish the person's tab: if it is open, and no change waits."""
        opened = self._opened.get(asker)
        if opened is None or now - opened > _OPEN_FOR or asker in self._waiting:
            return False
        self._waiting.add(asker)
        return True

    @asynccontextmanager
    async def turn(self, asker: Asker) -> AsyncIterator[None]:
        """Waits until the person's tab may be published, one tab at a time.

        Changes until then are shown with it; later ones wait for the next time. So however slow
        publishing is, one publication waits for each person.
        """
        clock = asyncio.get_running_loop().time
        try:
            await asyncio.sleep(self._not_before.get(asker, 0.0) - clock())
            await self._turn.acquire()
        finally:
            self._waiting.discard(asker)
        try:
            yield
        finally:
            self._not_before[asker] = clock() + _PAUSE
            self._turn.release()
