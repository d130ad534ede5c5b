"""Sends one delivery: look for an earlier send, compose, renew the lease, send, record."""

import asyncio
import logging
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Protocol
from uuid import uuid4

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from delivery.composing import Composer, Composers
from delivery.outcomes import MISSING_SCOPE, FailureAction, Outcome, read_trouble
from delivery.pacing import Pace
from delivery.reconcile import PostedMessage, find_sent, metadata_for
from delivery.timing import Timing
from domain.errors import StoreError
from domain.timing.clock import Clock
from domain.timing.schedules import Lease, Skip, too_late
from services.delivery import ledger, suspending
from services.delivery.addressing import Address, Postponed, dm_address
from services.delivery.ledger import Claim, Contents, LeaseLost
from storage.store import Store
from views.blocks import Block, Message
from views.moments import read_on
from views.plain_sections import blocks_may_be_why, in_plain_sections, shapes_of

_log = logging.getLogger(__name__)

_TROUBLE = (SlackApiError, aiohttp.ClientError, TimeoutError)


class Sender(Protocol):
    """The part of the outbox that `Sending` uses."""

    store: Store
    clock: Clock
    composers: Composers
    timing: Timing
    real_now: Callable[[], datetime]
    #: Ids of the deliveries that are being sent.
    in_flight: set[int]


class Sending:
    """The sending of one delivery under one claim."""

    def __init__(self, sender: Sender, client: AsyncWebClient, pace: Pace, claim: Claim) -> None:
        self._store = sender.store
        self._clock = sender.clock
        self._timing = sender.timing
        self._real_now = sender.real_now
        self._in_flight = sender.in_flight
        self._composer: Composer | None = sender.composers.get(claim.owed.kind)
        self._client = client
        self._pace = pace
        self._claim = claim
        self._owed = claim.owed
        self._contents = Contents()

    async def run(self) -> None:
        """Sends the delivery and records the outcome, or releases the claim."""
        if self._claim.perhaps_sent_at is not None:
            found = await self._look(self._claim.perhaps_sent_at)
            if found is not False:
                return
        message = await self._compose()
        if message is not None:
            await self._pace.turn()
            if await self._slack_answers():
                self._in_flight.add(self._owed.delivery_id)
                try:
                    plain = self._owed.plain or blocks_may_be_why(self._claim.last_error)
                    shapes = [in_plain_sections(message)] if plain else shapes_of(message)
                    await self._send(message, shapes)
                finally:
                    self._in_flight.discard(self._owed.delivery_id)

    async def _look(self, perhaps_sent_at: datetime) -> bool | None:
        """Whether an earlier holder sent it; ``None`` if the look could not tell."""
        address = await self._store.read(dm_address, self._owed)
        if address is None:
            # The bot never reads channels, so a board is sent at most once.
            await self._leave_in_doubt("not known whether it was posted")
            return None
        since = min(perhaps_sent_at, self._owed.due_at, self._clock.now())
        await self._pace.turn()
        try:
            async with asyncio.timeout(2 * self._timing.http):
                found = await find_sent(self._client, address, self._claim.uuid, since)
        except _TROUBLE as error:
            await self._not_seen(read_trouble(error, to_person=True))
            return None
        if found is not None:
            await self._mark_sent(found)
        return found is not None

    async def _not_seen(self, outcome: Outcome) -> None:
        """Decides what to do when Slack refuses the look; it might still allow the send."""
        now = self._clock.now()
        match outcome.action:
            case FailureAction.LIMITED:
                self._pace.limited(outcome.seconds)
                await self._requeue(outcome.seconds, perhaps_sent=True)
            case FailureAction.STOP_WORKSPACE:
                await self._stop_workspace(outcome.reason, perhaps_sent=True)
            case FailureAction.AGAIN | FailureAction.UNSURE if (
                outcome.reason != MISSING_SCOPE
                and not too_late(self._owed.kind, self._owed.due_at, now)
            ):
                await self._requeue(self._wait, perhaps_sent=True)
            case _:
                await self._leave_in_doubt(f"cannot be looked for: {outcome.reason}")

    async def _compose(self) -> Message | None:
        """The message; ``None`` when there is nothing to send."""
        composer = self._composer
        if composer is None:
            await self._fail("nothing composes this kind")
            return None
        run = self._store.run if composer.writes else self._store.read
        try:
            composing = ledger.with_today(composer.compose)
            composed = await run(ledger.compose, self._owed, composing, self._clock.now())
            if isinstance(composed, Skip | Postponed):
                await self._not_now(composed)
                return None
            result = composed.content
            self._contents = Contents(
                said=composer.said(result) if composer.said is not None else None,
                carried=composer.carries(result) if composer.carries is not None else None,
            )
            with read_on(composed.today):
                return composer.view(result)
        except StoreError:
            raise
        except Exception:
            # One broken delivery must not stop the others.
            error_id = uuid4().hex[:8]
            _log.exception("delivery %d cannot be composed [%s]", self._owed.delivery_id, error_id)
            await self._fail(f"cannot be composed [{error_id}]")
            return None

    async def _slack_answers(self) -> bool:
        """Makes a harmless call to Slack before a board is posted.

        A board whose send fails remains in doubt, so none is posted while Slack is down.
        """
        if self._owed.recipient.kind == "member":
            return True
        try:
            async with asyncio.timeout(self._timing.http):
                await self._client.auth_test()
        except _TROUBLE as error:
            outcome = read_trouble(error, to_person=False)
            await self._not_sent(
                Outcome(FailureAction.AGAIN, outcome.reason)
                if outcome.action is FailureAction.UNSURE
                else outcome
            )
            return False
        return True

    async def _send(self, message: Message, shapes: list[list[Block]]) -> None:
        blocks, *plainer = shapes
        address = await self._hold()
        # Nothing may delay the call: once the lease runs out, another process may claim it.
        if not isinstance(address, Address):
            await self._not_now(address)
            return
        try:
            async with asyncio.timeout(self._timing.http):
                answer = await self._client.chat_postMessage(
                    channel=address.target,
                    text=message.text,
                    blocks=blocks,
                    metadata=metadata_for(self._claim.uuid),
                    unfurl_links=False,
                )
        except _TROUBLE as error:
            outcome = read_trouble(error, to_person=address.user is not None)
            if outcome.action is FailureAction.IN_PLAIN_SECTIONS and plainer:
                await self._send(message, plainer)
            else:
                await self._not_sent(outcome, address)
            return
        self._pace.accepted()
        await self._mark_sent(PostedMessage(str(answer["channel"]), str(answer["ts"])))

    async def _hold(self) -> Address | Skip | Postponed | LeaseLost:
        """Renews the lease until enough of it remains for one call, and returns the address."""
        lease = Lease(self._claim.owner, timedelta(seconds=self._timing.lease))
        while True:
            began, real_began = time.monotonic(), self._real_now()
            address = await self._store.run(
                ledger.hold, self._claim, lease, self._clock.now(), real_began, self._contents
            )
            # The monotonic clock stops while a machine sleeps, and the wall clock can be set.
            by_wall_clock = (self._real_now() - real_began).total_seconds()
            left = self._timing.lease - max(time.monotonic() - began, by_wall_clock)
            if not isinstance(address, Address):
                return address
            if left >= self._timing.needed:
                return address
            _log.warning(
                "delivery %d was delayed; its lease is renewed again", self._owed.delivery_id
            )

    async def _not_sent(self, outcome: Outcome, address: Address | None = None) -> None:
        now = self._clock.now()
        match outcome.action:
            case FailureAction.LIMITED:
                self._pace.limited(outcome.seconds)
                await self._requeue(outcome.seconds)
            case FailureAction.AGAIN:
                await self._requeue(self._wait)
            case FailureAction.UNSURE if self._owed.recipient.kind == "team":
                await self._leave_in_doubt(outcome.reason)
            case FailureAction.UNSURE:
                seconds = timedelta(seconds=max(self._timing.look, self._wait))
                await self._store.run(
                    ledger.look_later, self._claim, outcome.reason, seconds, self._real_now()
                )
            case FailureAction.STOP_PERSON:
                await self._store.run(suspending.stop_person, self._claim, outcome.reason, now)
            case FailureAction.NOTE_TROUBLE if address is not None:
                await self._store.run(
                    suspending.note_channel_trouble,
                    self._claim,
                    address.channel,
                    outcome.reason,
                    now,
                )
            case FailureAction.STOP_WORKSPACE:
                await self._stop_workspace(outcome.reason)
            case _:
                _log.error("delivery %d failed: %s", self._owed.delivery_id, outcome.reason)
                await self._fail(outcome.reason)

    async def _not_now(self, reason: Skip | Postponed | LeaseLost) -> None:
        match reason:
            case Postponed(until):
                await self._store.run(ledger.put_off, self._claim, until)
            case Skip(why):
                await self._store.run(ledger.skip, self._claim, why, self._clock.now())
            case LeaseLost():
                _log.info(
                    "delivery %d is held by another process, or its workspace was stopped",
                    self._owed.delivery_id,
                )

    async def _mark_sent(self, found: PostedMessage) -> None:
        """Records the send, retrying as long as needed: only this process knows of it."""
        after = self._composer.after if self._composer else None
        now = self._clock.now()
        while True:
            try:
                await self._store.run(
                    ledger.mark_sent, self._claim, found.channel, found.ts, now, after
                )
            except StoreError as error:
                _log.warning("delivery %d was sent; %s", self._owed.delivery_id, error)
                await asyncio.sleep(self._timing.remember)
            else:
                return

    async def _requeue(self, seconds: float, *, perhaps_sent: bool = False) -> None:
        until = self._clock.now() + timedelta(seconds=seconds)
        await self._store.run(ledger.requeue, self._claim, until, perhaps_sent=perhaps_sent)

    async def _fail(self, reason: str) -> None:
        await self._store.run(ledger.fail, self._claim, reason)

    async def _leave_in_doubt(self, reason: str) -> None:
        await self._store.run(ledger.leave_in_doubt, self._claim, reason, self._clock.now())

    async def _stop_workspace(self, reason: str, *, perhaps_sent: bool = False) -> None:
        _log.error("sending is stopped in %s: %s", self._owed.workspace, reason)
        await self._store.run(
            suspending.stop_workspace,
            self._claim,
            reason,
            self._clock.now(),
            perhaps_sent=perhaps_sent,
        )

    @property
    def _wait(self) -> float:
        """Seconds before the next try."""
        return self._timing.backoff(self._claim.attempts)
