"""Faults on demand: makes Slack slow, refuse or fail for the bot."""

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
    """The call takes effect, then fails with `status`; None closes the connection.

    With an `error` the answer is `{"ok": false, "error": …}`.
    """

    status: int | None
    error: str = ""

    @property
    def answer(self) -> dict[str, object]:
        """The JSON body of an answer with an error."""
        return {"ok": False, "error": self.error}


class Demanded(SlackError):
    """An error that a fault answers; `status` is the HTTP status for a response URL, or None."""

    def __init__(self, code: str, status: int | None) -> None:
        super().__init__(code)
        self.status = status


class RateLimited(Exception):
    """Too many calls; retry after `retry_after` seconds."""

    def __init__(self, retry_after: int) -> None:
        super().__init__(retry_after)
        self.retry_after = retry_after


@dataclass
class Fault:
    """An active fault; it strikes `left` more times, or without limit if None.

    It does one of three things: answers after `delay` seconds, answers with `error`, or fails
    `after` the call has taken effect.
    """

    id: int
    method: str
    left: int | None
    delay: float = 0.0
    error: str = ""
    status: int | None = None
    after: AfterAccepting | None = None
    every: int = 1
    met: int = 0

    def take(self, method: str) -> bool:
        """True if the fault strikes this call; counts the call."""
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
    """An active rate limit for one method or, if None, for each method separately."""

    id: int
    method: str | None
    per_minute: int
    calls: dict[str, deque[float]] = field(default_factory=dict)


@dataclass(frozen=True)
class TakenScope:
    """A scope that the app does not have, although its manifest requests it."""

    id: int
    scope: str


class Faults:
    """The active faults; each method that adds one returns its id.

    `method` is a Web API method, "response_url", "file_download", or "*" for all.

    `times` is how often the fault strikes; None means until `clear`. With `every=20` it strikes
    the 20th accepted call, the 40th and so on.

    Args:
        real_time: a monotonic clock, in seconds, for rate limits.
    """

    def __init__(self, real_time: Callable[[], float]) -> None:
        self._real_time = real_time
        self._faults: list[Fault] = []
        self._limits: list[Limit] = []
        # The calls held by a fault, with the fault's id.
        self._delayed: dict[asyncio.Event, int] = {}
        self._ids = itertools.count(1)
        self.token_refusal = ""
        self._taken: list[TakenScope] = []

    @property
    def taken_scopes(self) -> frozenset[str]:
        """The scopes that were taken away."""
        return frozenset(taken.scope for taken in self._taken)

    def take_scope(self, scope: str) -> int:
        """Take a scope from the app, as if it was installed from an older manifest."""
        taken = TakenScope(next(self._ids), scope)
        self._taken.append(taken)
        return taken.id

    def slow(self, method: str, seconds: float, times: int | None = None) -> int:
        """Answer after `seconds`, or as soon as the faults are cleared."""
        return self._add(Fault(next(self._ids), method, times, delay=seconds))

    def hang(self, method: str, times: int | None = None) -> int:
        """Do not answer until the faults are cleared."""
        return self.slow(method, HANG_SECONDS, times)

    def error_after_accepting(
        self, method: str, status: int = 500, times: int | None = 1, every: int = 1
    ) -> int:
        """Carry out the call, then answer with this HTTP status."""
        after = AfterAccepting(status)
        return self._add(Fault(next(self._ids), method, times, after=after, every=every))

    def close_after_accepting(self, method: str, times: int | None = 1, every: int = 1) -> int:
        """Carry out the call, then close the connection without an answer."""
        after = AfterAccepting(None)
        return self._add(Fault(next(self._ids), method, times, after=after, every=every))

    def answer(
        self, method: str, error: str, times: int | None = None, status: int | None = None
    ) -> int:
        """Answer with this Slack error code and do nothing.

        `status` is for a response URL, which may also refuse with HTTP 200.
        """
        return self._add(Fault(next(self._ids), method, times, error=error, status=status))

    def answer_after_accepting(
        self, method: str, error: str, times: int | None = 1, every: int = 1
    ) -> int:
        """Carry out the call, then answer with this Slack error code, such as internal_error."""
        after = AfterAccepting(200, error)
        return self._add(Fault(next(self._ids), method, times, after=after, every=every))

    def rate_limit(self, per_minute: int, method: str | None = None) -> int:
        """Answer 429 beyond this many calls per real minute, of one method or (None) of each."""
        limit = Limit(next(self._ids), method, per_minute)
        self._limits.append(limit)
        return limit.id

    def revoke_token(self, error: str = "token_revoked") -> None:
        """Invalidate the bot's token, as an uninstallation does.

        `error` is Slack's answer from then on: token_revoked or account_inactive.
        """
        self.token_refusal = error

    def switched_on(self) -> list[Fault | Limit | TakenScope]:
        """The active faults, limits and taken scopes, without a revoked token."""
        striking = [fault for fault in self._faults if fault.left != 0]
        return [*striking, *self._limits, *self._taken]

    def remove(self, fault_id: int) -> None:
        """Remove one fault and release the calls that it holds."""
        self._faults = [fault for fault in self._faults if fault.id != fault_id]
        self._limits = [limit for limit in self._limits if limit.id != fault_id]
        self._taken = [taken for taken in self._taken if taken.id != fault_id]
        for released, held_by in self._delayed.items():
            if held_by == fault_id:
                released.set()

    def clear(self) -> None:
        """Remove all faults and release the calls that they hold."""
        self._faults.clear()
        self._limits.clear()
        self._taken.clear()
        self.token_refusal = ""
        for released in self._delayed:
            released.set()

    async def before(self, method: str) -> None:
        """Apply the faults that strike before a call is handled.

        Raises:
            RateLimited: a rate limit is exceeded.
            SlackError: a fault answers with this error.
        """
        self._count(method)
        for fault in list(self._faults):
            if fault.delay and fault.take(method):
                await self._delay(fault)
        for fault in list(self._faults):
            if fault.error and fault.take(method):
                raise Demanded(fault.error, fault.status)

    def after(self, method: str) -> AfterAccepting | None:
        """The fault that strikes after a call has taken effect, or None."""
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
