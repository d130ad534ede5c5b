"""The outbox: sends what is owed, each once, as fast as each workspace takes it."""

import asyncio
import logging
from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from slack_sdk.web.async_client import AsyncWebClient

from delivery.composing import Composers
from delivery.pacing import Pace, Stopped
from delivery.sending import Sending
from delivery.timing import Timing
from domain.errors import BusyError
from domain.timing.clock import Clock
from domain.timing.schedules import Lease
from services.delivery import ledger
from services.delivery.ledger import Claim
from storage.store import Store

_log = logging.getLogger(__name__)

ClientOf = Callable[[str], AsyncWebClient | None]


class Outbox:
    """Sends what is owed.

    Args:
        composers: What each kind says.
        client_of: The line to a workspace, or ``None`` where this process has none.
        new_pace: Makes the pace of a workspace.
        at_once: Sends under way at the same time in one workspace.
        real_now: Real time, for leases.
    """

    def __init__(
        self,
        store: Store,
        clock: Clock,
        composers: Composers,
        client_of: ClientOf,
        *,
        timing: Timing | None = None,
        new_pace: Callable[[], Pace] = Pace,
        at_once: int = 8,
        real_now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.store = store
        self.clock = clock
        self.composers = composers
        self.timing = timing or Timing()
        self.real_now = real_now
        self.in_flight: set[int] = set()
        self._client_of = client_of
        self._new_pace = new_pace
        self._at_once = at_once
        self._paces: dict[str, Pace] = {}
        self._running: dict[str, asyncio.Task[None]] = {}
        self._queues: dict[str, _Queue] = {}
        self._closing = False

    @property
    def closing(self) -> bool:
        """Whether nothing more is taken."""
        return self._closing

    @property
    def running(self) -> list[asyncio.Task[None]]:
        """What is being sent, a task for each workspace."""
        return list(self._running.values())

    async def wake(self) -> None:
        """Starts sending wherever something is due; returns at once."""
        for name in await self._workspaces_with_work():
            client = self._client_of(name)
            if client is not None and name not in self._running and not self._closing:
                self._paces.setdefault(name, self._new_pace())
                self._running[name] = asyncio.create_task(self._send_all(name, client))

    async def _workspaces_with_work(self) -> list[str]:
        try:
            return await self.store.read(
                ledger.workspaces_with_work, self.clock.now(), self.real_now()
            )
        except BusyError as error:
            _log.warning("the outbox waits: %s", error)
            return []

    async def drain(self) -> None:
        """Sends everything that is due now, and returns when that is done."""
        await self.wake()
        while self._running:
            await asyncio.wait(self.running)

    async def close(self, within: float = 15.0) -> None:
        """Finishes what is being sent, puts the rest back, and takes nothing more.

        Args:
            within: Seconds; what is cut off is looked for by whoever claims it next.
        """
        self._closing = True
        for pace in self._paces.values():
            pace.stop()
        for queue in list(self._queues.values()):
            await queue.let_go()
        if self._running:
            _, unfinished = await asyncio.wait(self.running, timeout=within)
            for task in unfinished:
                task.cancel()
            await asyncio.gather(*unfinished, return_exceptions=True)

    async def _send_all(self, workspace_id: str, client: AsyncWebClient) -> None:
        pace = self._paces[workspace_id]
        queue = self._queues[workspace_id] = _Queue(self, workspace_id)
        try:
            await asyncio.gather(*(self._work(queue, client, pace) for _ in range(self._at_once)))
        finally:
            del self._running[workspace_id], self._queues[workspace_id]

    async def _work(self, queue: "_Queue", client: AsyncWebClient, pace: Pace) -> None:
        while (claim := await queue.next()) is not None:
            try:
                await Sending(self, client, pace, claim).run()
            except Stopped:
                await queue.let_go(claim)
                return
            except BusyError as error:
                # What was claimed is found when its lease runs out, and looked for before sending.
                _log.warning("the outbox waits: %s", error)
                return
            except Exception:
                _log.exception("a delivery is left to its lease")


class _Queue:
    """Claims a few deliveries at a time for all workers of a workspace."""

    _BATCH = 40

    def __init__(self, outbox: Outbox, workspace_id: str) -> None:
        self._outbox = outbox
        self._workspace_id = workspace_id
        self._claims: deque[Claim] = deque()
        self._turn = asyncio.Lock()
        self._failed = False

    async def next(self) -> Claim | None:
        """The next delivery to send; ``None`` when there is none, or none can be had now."""
        async with self._turn:
            if self._outbox.closing:
                await self.let_go()
            elif not self._claims and not self._failed:
                self._claims.extend(await self._claim_or_fail())
            return self._claims.popleft() if self._claims else None

    async def let_go(self, *claims: Claim) -> None:
        """Puts back what is not sent any more, so that others need not wait for the lease."""
        unsent = [*claims, *self._claims]
        self._claims.clear()
        if not unsent:
            return
        try:
            await self._outbox.store.run(ledger.let_go, unsent, self._outbox.clock.now())
        except BusyError as error:
            _log.warning("deliveries are left to their lease: %s", error)

    async def _claim_or_fail(self) -> list[Claim]:
        try:
            return await self._claim()
        except BusyError as error:
            _log.warning("the outbox waits: %s", error)
        except Exception:
            _log.exception("nothing can be claimed in %s", self._workspace_id)
        # Trying again at once would not help: the next wake does.
        self._failed = True
        return []

    async def _claim(self) -> list[Claim]:
        box = self._outbox
        # A name of its own for each claim: nobody passes for the holder of an earlier one.
        lease = Lease(str(uuid4()), timedelta(seconds=box.timing.lease))
        return await box.store.run(
            ledger.claim,
            self._workspace_id,
            lease,
            box.clock.now(),
            box.real_now(),
            self._BATCH,
            frozenset(box.in_flight),
        )
