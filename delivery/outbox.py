"""The outbox: sends each due delivery once, as fast as Slack accepts it in each workspace."""

import asyncio
import logging
from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import uuid4
from weakref import WeakValueDictionary

from slack_sdk.web.async_client import AsyncWebClient

from delivery.composing import Composers
from delivery.in_hand import DELIVERY
from delivery.pacing import Pace, Stopped
from delivery.sending import Sending
from delivery.timing import Timing
from domain.errors import StoreError
from domain.timing.clock import Clock
from domain.timing.schedules import Lease, Recipient
from services.delivery import ledger
from services.delivery.ledger import Claim
from storage.store import Store

_log = logging.getLogger(__name__)

ClientOf = Callable[[str], AsyncWebClient | None]


class Outbox:
    """Sends due deliveries, each once. A recipient's come one by one, in the order of the claims.

    Args:
        composers: The composer of each kind.
        client_of: The Slack client of a workspace, or ``None`` if this process has none for it.
        new_pace: Creates the pace of a workspace.
        at_once: Concurrent sends in one workspace.
        real_now: Real time in UTC, for leases.
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
        self._turns: WeakValueDictionary[Recipient, asyncio.Lock] = WeakValueDictionary()
        self._closing = False

    @property
    def closing(self) -> bool:
        """Whether the outbox has stopped taking deliveries."""
        return self._closing

    @property
    def running(self) -> list[asyncio.Task[None]]:
        """The running tasks, one for each workspace with sends under way."""
        return list(self._running.values())

    async def wake(self) -> None:
        """Starts sending in each workspace that has something due; returns at once."""
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
        except StoreError as error:
            _log.warning("the outbox waits: %s", error)
            return []

    async def drain(self) -> None:
        """Sends everything that is due now, and returns when it is done."""
        await self.wake()
        while self._running:
            await asyncio.wait(self.running)

    async def close(self, within: float = 15.0) -> None:
        """Finishes the sends under way, releases the other claims, and claims no more.

        Args:
            within: Seconds that the sends under way may take. If a send is interrupted, the
                next process to claim the delivery first looks for the message in Slack.
        """
        self._closing = True
        for pace in self._paces.values():
            pace.stop()
        for queue in list(self._queues.values()):
            await queue.release()
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
            DELIVERY.set(claim.owed.delivery_id)
            turn = self._turns.setdefault(claim.owed.recipient, asyncio.Lock())
            try:
                async with turn:
                    await Sending(self, client, pace, claim).run()
            except Stopped:
                await queue.release(claim)
                return
            except StoreError as error:
                # The next process to claim it looks for the message before it sends.
                _log.warning("the outbox waits: %s", error)
                return
            except Exception:
                _log.exception("a delivery waits until its lease runs out")


class _Queue:
    """Claims deliveries in batches for all workers of a workspace."""

    _BATCH = 40

    def __init__(self, outbox: Outbox, workspace_id: str) -> None:
        self._outbox = outbox
        self._workspace_id = workspace_id
        self._claims: deque[Claim] = deque()
        self._turn = asyncio.Lock()
        self._failed = False

    async def next(self) -> Claim | None:
        """The next delivery to send; ``None`` when there is none or the database is busy."""
        async with self._turn:
            if self._outbox.closing:
                await self.release()
            elif not self._claims and not self._failed:
                self._claims.extend(await self._claim_or_fail())
            return self._claims.popleft() if self._claims else None

    async def release(self, *claims: Claim) -> None:
        """Releases claims that will not be sent, so that no process waits for their lease."""
        unsent = [*claims, *self._claims]
        self._claims.clear()
        if not unsent:
            return
        try:
            await self._outbox.store.run(ledger.release, unsent, self._outbox.clock.now())
        except StoreError as error:
            _log.warning("deliveries wait until their lease runs out: %s", error)

    async def _claim_or_fail(self) -> list[Claim]:
        try:
            return await self._claim()
        except StoreError as error:
            _log.warning("the outbox waits: %s", error)
        except Exception:
            _log.exception("no delivery can be claimed in %s", self._workspace_id)
        # Trying again at once would not help; the next wake tries again.
        self._failed = True
        return []

    async def _claim(self) -> list[Claim]:
        outbox = self._outbox
        # Each claim has its own owner id, so an earlier claim never passes as the current one.
        lease = Lease(str(uuid4()), timedelta(seconds=outbox.timing.lease))
        return await outbox.store.run(
            ledger.claim,
            self._workspace_id,
            lease,
            outbox.clock.now(),
            outbox.real_now(),
            self._BATCH,
            frozenset(outbox.in_flight),
        )
