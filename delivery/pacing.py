"""The pace of sends to one workspace, whose rate limit Slack does not publish."""

import asyncio
import time
from collections.abc import Awaitable, Callable

#: Messages a second at first, and at most. Slack allows several hundred a minute.
START = 10.0
MOST = 50.0
#: Factors of the rate after each pause, and after each accepted message.
_SLOWER = 0.7
_FASTER = 1.01
_SLOWEST = 0.2


class Stopped(Exception):
    """The outbox is closing, so nothing more is sent."""


class Pace:
    """Spaces the sends of one workspace, and holds all of them when Slack says to wait.

    Args:
        rate: Messages a second at first.
        now: A monotonic clock, in seconds.
        sleep: Waits for a number of seconds.
    """

    def __init__(
        self,
        rate: float = START,
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self._rate = rate
        self._now = now
        self._sleep = sleep
        self._next = 0.0
        self._paused_until = 0.0
        self._queue = asyncio.Lock()
        self._sleeper: asyncio.Future[object] | None = None
        self._stopped = False

    @property
    def rate(self) -> float:
        """Messages a second."""
        return self._rate

    async def turn(self) -> None:
        """Returns when the caller may send its message; callers take turns in order.

        Raises:
            Stopped: nothing more may be sent.
        """
        async with self._queue:
            while (wait := max(self._next, self._paused_until) - self._now()) > 0:
                await self._wait(wait)
            if self._stopped:
                raise Stopped
            now, interval = self._now(), 1 / self._rate
            # A turn that is a little late does not delay the next ones.
            self._next = max(self._next, now - interval) + interval

    def stop(self) -> None:
        """Stops all sending, and ends every wait at once."""
        self._stopped = True
        if self._sleeper is not None:
            self._sleeper.cancel()

    def accepted(self) -> None:
        """Speeds up a little, because Slack accepted a message."""
        self._rate = min(MOST, self._rate * _FASTER)

    def limited(self, seconds: float) -> None:
        """Pauses all sends, and slows them down once per pause however many sends were limited.

        Args:
            seconds: Slack's ``Retry-After``.
        """
        now = self._now()
        if now >= self._paused_until:
            self._rate = max(_SLOWEST, self._rate * _SLOWER)
        self._paused_until = max(self._paused_until, now + seconds)

    async def _wait(self, seconds: float) -> None:
        if self._stopped:
            raise Stopped
        self._sleeper = asyncio.ensure_future(self._sleep(seconds))
        try:
            await asyncio.wait([self._sleeper])
        finally:
            # The waiting task itself may have been cancelled.
            self._sleeper.cancel()
            self._sleeper = None
        if self._stopped:
            raise Stopped
