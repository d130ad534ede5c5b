"""The watchdog: ends a bot whose tick hangs, so that whatever runs the bot starts it again.

It is a thread, because a blocked event loop would block a task as well.
"""

import asyncio
import logging
import os
import sys
import threading
import time
import traceback
from collections.abc import Callable

_log = logging.getLogger(__name__)

#: Seconds for which the tick, which runs every minute, may not end. Waiting for a database ends it
#: too, since a new start would not bring the database back.
STOPPED_AFTER = 600.0
#: Seconds in which a bot must then have ended its work.
END_WITHIN = 60.0
_LOOK_EVERY = 5.0


class TickStoppedError(Exception):
    """The tick did not end for so long that the bot stopped itself."""


class Watchdog:
    """Looks whether the tick still ends.

    Args:
        stop: Ends the bot; called once, on its event loop.
        stopped_after: Seconds for which the tick may not end.
        end_within: Seconds in which the bot must end its work once it is stopped; after that, the
            watchdog ends the process.
        now: Seconds that pass only while the machine is awake.
    """

    def __init__(
        self,
        stop: Callable[[], None],
        stopped_after: float = STOPPED_AFTER,
        end_within: float = END_WITHIN,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._stop = stop
        self._stopped_after = stopped_after
        self._end_within = end_within
        self._now = now
        self._ended_at = now()
        self._over = threading.Event()
        #: Whether the tick has stopped.
        self.bitten = False

    @property
    def silence(self) -> float:
        """Seconds since a tick last ended, or since the start."""
        return self._now() - self._ended_at

    def tick_ended(self) -> None:
        """Notes that a tick ended, whether it did its work or waits for the database."""
        self._ended_at = self._now()

    def start(self) -> None:
        """Starts to look; the time counts from now."""
        self._ended_at = self._now()
        loop = asyncio.get_running_loop()
        threading.Thread(target=self._look_on, args=(loop,), name="watchdog", daemon=True).start()

    def close(self) -> None:
        """Ends the looking: the bot has ended its work."""
        self._over.set()

    def _look_on(self, loop: asyncio.AbstractEventLoop) -> None:
        while self.silence <= self._stopped_after:
            if self._over.wait(_LOOK_EVERY):
                return
        self.bitten = True
        _log.critical(
            "the tick has not ended for %d s: the bot stops. Its threads are at:\n%s",
            self.silence,
            _stacks(),
        )
        loop.call_soon_threadsafe(self._stop)
        if not self._over.wait(self._end_within):
            _log.critical("the bot did not stop within %d s: the process ends", self._end_within)
            os._exit(1)


def _stacks() -> str:
    """Where each thread is: files and lines, no values."""
    return "".join(
        "".join(traceback.format_stack(frame)) for frame in sys._current_frames().values()
    )
