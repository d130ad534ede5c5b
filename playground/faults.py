"""Faults on demand: what a test asks the Web API to do wrong."""

import asyncio
import itertools
import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from playground.refusals import SlackError

EVERY_METHOD = "*"
HANG_SECONDS = 3600.0


@dataclass(frozen=True)
class AfterAccepting:
    """The call took effect, and then went wrong: `status` is sent, or nothing when it is None."""

    status: int | None


class RateLimited(Exception):
    """Too many calls; come back after `retry_after` seconds."""

    def __init__(self, retry_after: int) -> None:
        super().__init__(retry_after)
        self.retry_after = retry_after


@dataclass
class Fault:
    """A fault that is switched on; `left` says how often it strikes yet, None without end.

    It does one of three things: it answers after `delay` seconds, or with `error`, or goes wrong
    `after` the call took effect.
    """

    id: int
    method: str
    left: int | None
    delay: float = 0.0
    error: str = ""
    after: AfterAccepting | None = None
    every: int = 1
    met: int = 0

    def take(self, method: str) -> bool:
        """True when the fault concerns this call; counts it."""
        if self.method not in (EVERY_METHOD, method) or self.left == 0:
            return False
        self.met += 1
        if self.met % self.every:
            return False
        if self.left is not None:
            self.left -= 1
        return True


@dataclass
class Limit:
    """A rate limit that is switched on, for one method or, with None, for each."""

    id: int
    method: str | None
    per_minute: int
    calls: dict[str, deque[float]] = field(default_factory=dict)


class Faults:
    """Faults that tests and people switch on; each switch gives the fault's id.

    A `method` is a Web API method, "response_url", "file_download", or "*".

    `times` counts how often a fault strikes; None means until `clear`. `every` lets it
    strike one accepted call in so many: 20 means the 20th, the 40th and so on.

    Args:
        real_time: seconds of a monotonic clock, for the rate limit.
    """

    def __init__(self, real_time: Callable[[], float]) -> None:
        self._real_time = real_time
        self._faults: list[Fault] = []
        self._limits: list[Limit] = []
        # The calls that a fault holds, and the fault's id.
        self._delayed: dict[asyncio.Event, int] = {}
        self._ids = itertools.count(1)
        self.token_refusal = ""

    def slow(self, method: str, seconds: float, times: int | None = None) -> int:
        """Answer only after `seconds`, or at once when the faults are cleared."""
        return self._add(Fault(next(self._ids), method, times, delay=seconds))

    def hang(self, method: str, times: int | None = None) -> int:
        """Answer only when the faults are cleared."""
        return self.slow(method, HANG_SECONDS, times)

    def error_after_accepting(
        self, method: str, status: int = 500, times: int | None = 1, every: int = 1
    ) -> int:
        """Do what the call asks for, then answer with this HTTP status."""
        after = AfterAccepting(status)
        return self._add(Fault(next(self._ids), method, times, after=after, every=every))

    def close_after_accepting(self, method: str, times: int | None = 1, every: int = 1) -> int:
        """Do what the call asks for, then close the connection without an answer."""
        after = AfterAccepting(None)
        return self._add(Fault(next(self._ids), method, times, after=after, every=every))

    def answer(self, method: str, error: str, times: int | None = None) -> int:
        """Answer with this error code of Slack's, and do nothing else."""
        return self._add(Fault(next(self._ids), method, times, error=error))

    def rate_limit(self, per_minute: int, method: str | None = None) -> int:
        """Answer 429 beyond this many calls of a method in a real minute; None: of each method."""
        limit = Limit(next(self._ids), method, per_minute)
        self._limits.append(limit)
        return limit.id

    def revoke_token(self, error: str = "token_revoked") -> None:
        """Make the bot's token worthless, as an uninstallation does.

        `error` is what Slack then answers: token_revoked, or account_inactive.
        """
        self.token_refusal = error

    def switched_on(self) -> list[Fault | Limit]:
        """What is switched on and not used up, but for a worthless token."""
        striking = [fault for fault in self._faults if fault.left != 0]
        return [*striking, *self._limits]

    def remove(self, fault_id: int) -> None:
        """End one fault and let go of the calls that it holds."""
        self._faults = [fault for fault in self._faults if fault.id != fault_id]
        self._limits = [limit for limit in self._limits if limit.id != fault_id]
        for released, held_by in self._delayed.items():
            if held_by == fault_id:
                released.set()

    def clear(self) -> None:
        """End all faults and let go of the calls that they hold."""
        self._faults.clear()
        self._limits.clear()
        self.token_refusal = ""
        for released in self._delayed:
            released.set()

    async def before(self, method: str) -> None:
        """Strike before a call is looked at.

        Raises:
            RateLimited: the rate limit is passed.
            SlackError: a test asked for this answer.
        """
        self._count(method)
        for fault in list(self._faults):
            if fault.delay and fault.take(method):
                await self._delay(fault)
        for fault in list(self._faults):
            if fault.error and fault.take(method):
                raise SlackError(fault.error)

    def after(self, method: str) -> AfterAccepting | None:
        """Strike after a call took effect."""
        for fault in self._faults:
            if fault.after is not None and fault.take(method):
                return fault.after
        return None

    def _add(self, fault: Fault) -> int:
        self._faults.append(fault)
        return fault.id

    async def _delay(self, fault: Fault) -> None:
        released = asyncio.Event()
        self._delayed[released] = fault.id
        try:
            await asyncio.wait_for(released.wait(), fault.delay)
        except TimeoutError:
            return
        finally:
            del self._delayed[released]

    def _count(self, method: str) -> None:
        now = self._real_time()
        for limit in self._limits:
            if limit.method not in (None, EVERY_METHOD, method):
                continue
            calls = limit.calls.setdefault(method, deque())
            while calls and now - calls[0] >= 60:
                calls.popleft()
            if len(calls) >= limit.per_minute:
                wait = calls[0] + 60 - now if calls else 60.0
                raise RateLimited(max(1, math.ceil(wait)))
            calls.append(now)
