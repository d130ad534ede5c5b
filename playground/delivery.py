"""How what people do reaches the bot: envelopes, acknowledgements, second attempts."""

import asyncio
import logging
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from playground.background import Background
from playground.clock import PlaygroundClock
from playground.exchanges import Exchange, Exchanges

log = logging.getLogger(__name__)

PATIENCE_SECONDS = 3.0
EVENT_RETRIES = 3


class NotConnected(Exception):
    """No bot is there to take an envelope."""


@dataclass
class Sending:
    """One attempt to deliver an envelope.

    `acked_after` is in real seconds; it is set, and `late` too, when the acknowledgement came
    after Slack's patience had ended.
    """

    retry_attempt: int
    retry_reason: str
    sent_at: datetime
    acked_after: float | None = None
    acked_at: datetime | None = None
    ack: dict[str, Any] | None = None
    late: bool = False


@dataclass
class Envelope:
    """Something that the bot is told; `type` is events_api, slash_commands or interactive."""

    envelope_id: str
    type: str
    payload: dict[str, Any]
    sendings: list[Sending] = field(default_factory=list)

    @property
    def accepts_response_payload(self) -> bool:
        """True when the acknowledgement may carry an answer."""
        return self.type != "events_api"

    @property
    def acked(self) -> bool:
        """True when any attempt was acknowledged, late or not."""
        return any(sending.acked_after is not None for sending in self.sendings)

    @property
    def ack(self) -> dict[str, Any] | None:
        """The payload of the first acknowledgement that had one."""
        return next((s.ack for s in self.sendings if s.ack is not None), None)

    @property
    def sent_at(self) -> datetime | None:
        """When it was first sent, in the workspace's time."""
        return self.sendings[0].sent_at if self.sendings else None

    @property
    def acked_at(self) -> datetime | None:
        """When it was first acknowledged, in the workspace's time."""
        return next((s.acked_at for s in self.sendings if s.acked_at is not None), None)


@dataclass(frozen=True)
class Handled:
    """What became of an envelope.

    `seconds` are real ones until the acknowledgement; `error` is Slack's word when it failed:
    "operation_timeout", "dispatch_failed" (no bot), or "" when all went well.
    """

    envelope_id: str
    payload: dict[str, Any] | None = None
    seconds: float = 0.0
    timed_out: bool = False
    error: str = ""


class Delivery(Protocol):
    """A way to the bot: Socket Mode, or signed HTTP requests."""

    @property
    def connected(self) -> bool:
        """True when a bot is there."""

    async def send(self, envelope: Envelope) -> dict[str, Any] | None:
        """Send the latest attempt and wait, without a limit, for its acknowledgement.

        Returns:
            The acknowledgement's payload.

        Raises:
            NotConnected: no bot is there.
        """


class Dispatcher:
    """Sends envelopes by a `Delivery`, keeps a log of them, and repeats events.

    Args:
        delivery: the way to the bot.
        background: where second attempts and late acknowledgements are waited for.
        exchanges: where each sending and its acknowledgement is noted.
        clock: the workspace's time, for the log.
        real_time: seconds of a monotonic clock.
        patience: real seconds within which the bot must acknowledge.
    """

    def __init__(
        self,
        delivery: Delivery,
        background: Background,
        exchanges: Exchanges,
        clock: PlaygroundClock,
        real_time: Callable[[], float],
        patience: float = PATIENCE_SECONDS,
    ) -> None:
        self.envelopes: list[Envelope] = []
        self._delivery = delivery
        self._background = background
        self._exchanges = exchanges
        self._clock = clock
        self._real_time = real_time
        self._patience = patience

    @property
    def connected(self) -> bool:
        """True when a bot is there."""
        return self._delivery.connected

    async def dispatch(self, kind: str, payload: dict[str, Any]) -> Handled:
        """Tell the bot something; returns when it acknowledged or when patience ended.

        An event that was not acknowledged is sent up to three times more in the background.
        """
        envelope = Envelope(str(uuid.uuid4()), kind, payload)
        self.envelopes.append(envelope)
        handled = await self._attempt(envelope, 0, "")
        if handled.timed_out and kind == "events_api":
            self._background.spawn(self._retry(envelope))
        return handled

    async def redeliver(self, envelope_id: str) -> Handled:
        """Send an envelope again: the same id, the same payload.

        Raises:
            KeyError: no such envelope was sent.
        """
        envelope = next((e for e in self.envelopes if e.envelope_id == envelope_id), None)
        if envelope is None:
            raise KeyError(envelope_id)
        return await self._attempt(envelope, len(envelope.sendings), "timeout")

    async def _retry(self, envelope: Envelope) -> None:
        for attempt in range(1, EVENT_RETRIES + 1):
            if envelope.acked:
                return
            handled = await self._attempt(envelope, attempt, "timeout")
            if not handled.error:
                return
        log.warning("an event was given up after %s retries", EVENT_RETRIES)

    async def _attempt(self, envelope: Envelope, attempt: int, reason: str) -> Handled:
        exchange = self._exchanges.begin("envelope", _name(envelope), _shown(envelope, attempt))
        if not self._delivery.connected:
            self._exchanges.finish(exchange, "dispatch_failed")
            return Handled(envelope.envelope_id, error="dispatch_failed")
        sending = Sending(attempt, reason, self._clock.now())
        envelope.sendings.append(sending)
        task = self._background.spawn(self._send(envelope, sending, exchange))
        done, _ = await asyncio.wait({task}, timeout=self._patience)
        if not done:
            sending.late = True
            self._exchanges.finish(exchange, "operation_timeout")
            return Handled(envelope.envelope_id, None, self._patience, True, "operation_timeout")
        if sending.acked_after is None:
            return Handled(envelope.envelope_id, error="dispatch_failed")
        return Handled(envelope.envelope_id, sending.ack, sending.acked_after)

    async def _send(self, envelope: Envelope, sending: Sending, exchange: Exchange) -> None:
        started = self._real_time()
        try:
            sending.ack = await self._delivery.send(envelope)
        except NotConnected:
            self._exchanges.finish(exchange, "dispatch_failed")
            return
        sending.acked_after = self._real_time() - started
        sending.acked_at = self._clock.now()
        self._exchanges.finish(exchange, "late" if sending.late else "ok", sending.ack)


def _shown(envelope: Envelope, attempt: int) -> dict[str, Any]:
    again = {"retry_attempt": attempt} if attempt else {}
    return {"envelope_id": envelope.envelope_id, "type": envelope.type, **again} | {
        "payload": envelope.payload
    }


def _name(envelope: Envelope) -> str:
    """What the envelope is about, in a few words."""
    payload = envelope.payload
    if envelope.type == "slash_commands":
        return f"slash_commands {payload['command']}"
    if envelope.type == "events_api":
        event = payload["event"]
        return "/".join(["event " + event["type"], *filter(None, [event.get("subtype")])])
    actions = payload.get("actions") or [payload]
    view = payload.get("view") or {}
    about = actions[0].get("action_id") or payload.get("callback_id") or view.get("callback_id")
    return f"{payload['type']} {about or ''}".strip()
