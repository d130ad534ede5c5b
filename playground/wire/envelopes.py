"""Envelopes to the bot: sending, acknowledgement, retries."""

import asyncio
import logging
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from playground.wire.background import Background
from playground.wire.exchanges import Exchange, Exchanges

log = logging.getLogger(__name__)

PATIENCE_SECONDS = 3.0
EVENT_RETRIES = 3


class NotConnected(Exception):
    """No bot is connected."""


@dataclass
class DeliveryAttempt:
    """One attempt to deliver an envelope.

    `acked_after` is in real seconds. It is also set for an acknowledgement after Slack's time
    limit; `late` is then True.
    """

    retry_attempt: int
    retry_reason: str
    acked_after: float | None = None
    ack: dict[str, Any] | None = None
    late: bool = False


@dataclass
class Envelope:
    """A payload for the bot; `type` is events_api, slash_commands or interactive."""

    envelope_id: str
    type: str
    payload: dict[str, Any]
    attempts: list[DeliveryAttempt] = field(default_factory=list)

    @property
    def accepts_response_payload(self) -> bool:
        """True if the acknowledgement may have a payload."""
        return self.type != "events_api"

    @property
    def acked(self) -> bool:
        """True if any attempt was acknowledged, late or not."""
        return any(attempt.acked_after is not None for attempt in self.attempts)


@dataclass(frozen=True)
class EnvelopeResult:
    """The result of sending an envelope.

    `payload` is that of the acknowledgement, `seconds` the real time until it came. `error` is
    Slack's error code: "operation_timeout", "dispatch_failed" (no bot), or "" for success.
    """

    envelope_id: str
    payload: dict[str, Any] | None = None
    seconds: float = 0.0
    timed_out: bool = False
    error: str = ""


class BotConnection(Protocol):
    """A transport to the bot, such as Socket Mode."""

    @property
    def connected(self) -> bool:
        """True if a bot is connected."""

    async def send(self, envelope: Envelope) -> dict[str, Any] | None:
        """Send the latest attempt and wait, without a limit, for its acknowledgement.

        Returns:
            The acknowledgement's payload.

        Raises:
            NotConnected: no bot is connected.
        """


class Dispatcher:
    """Sends envelopes over a `BotConnection`, records them, and retries events.

    Args:
        bot: the transport.
        background: runs retries and waits for late acknowledgements.
        exchanges: records each attempt and its acknowledgement.
        real_time: a monotonic clock, in seconds.
        patience: real seconds within which the bot must acknowledge.

    Attributes:
        on_ack: called with each envelope that is acknowledged, and the acknowledgement's payload.
    """

    def __init__(
        self,
        bot: BotConnection,
        background: Background,
        exchanges: Exchanges,
        real_time: Callable[[], float],
        patience: float = PATIENCE_SECONDS,
    ) -> None:
        self.envelopes: list[Envelope] = []
        self.on_ack: Callable[[Envelope, dict[str, Any] | None], None] = lambda _, __: None
        self._bot = bot
        self._background = background
        self._exchanges = exchanges
        self._real_time = real_time
        self._patience = patience

    @property
    def connected(self) -> bool:
        """True if a bot is connected."""
        return self._bot.connected

    async def dispatch(self, kind: str, payload: dict[str, Any]) -> EnvelopeResult:
        """Send a payload; returns once it is acknowledged or the time limit has passed.

        An unacknowledged event is retried up to three times in the background.
        """
        envelope = Envelope(str(uuid.uuid4()), kind, payload)
        self.envelopes.append(envelope)
        handled = await self._try(envelope, 0, "")
        if handled.timed_out and kind == "events_api":
            self._background.spawn(self._retry(envelope))
        return handled

    async def redeliver(self, envelope_id: str) -> EnvelopeResult:
        """Send an envelope again, with the same id and payload.

        Raises:
            KeyError: no such envelope was sent.
        """
        envelope = next((e for e in self.envelopes if e.envelope_id == envelope_id), None)
        if envelope is None:
            raise KeyError(envelope_id)
        return await self._try(envelope, len(envelope.attempts), "timeout")

    async def redeliver_event(self, event_id: str) -> EnvelopeResult:
        """Send an event again, in a new envelope.

        Raises:
            KeyError: no such event was sent.
        """
        events = (e for e in self.envelopes if e.payload.get("event_id") == event_id)
        event = next(events, None)
        if event is None:
            raise KeyError(event_id)
        again = Envelope(str(uuid.uuid4()), event.type, event.payload)
        self.envelopes.append(again)
        return await self._try(again, 1, "timeout")

    async def _retry(self, envelope: Envelope) -> None:
        for number in range(1, EVENT_RETRIES + 1):
            if envelope.acked:
                return
            handled = await self._try(envelope, number, "timeout")
            if not handled.error:
                return
        log.warning("gave up on an event after %s retries", EVENT_RETRIES)

    async def _try(self, envelope: Envelope, number: int, reason: str) -> EnvelopeResult:
        exchange = self._exchanges.begin("envelope", _name(envelope), _shown(envelope, number))
        if not self._bot.connected:
            self._exchanges.finish(exchange, "dispatch_failed")
            return EnvelopeResult(envelope.envelope_id, error="dispatch_failed")
        attempt = DeliveryAttempt(number, reason)
        envelope.attempts.append(attempt)
        task = self._background.spawn(self._send(envelope, attempt, exchange))
        done, _ = await asyncio.wait({task}, timeout=self._patience)
        if not done:
            attempt.late = True
            self._exchanges.finish(exchange, "operation_timeout")
            return EnvelopeResult(
                envelope.envelope_id, None, self._patience, True, "operation_timeout"
            )
        if attempt.acked_after is None:
            return EnvelopeResult(envelope.envelope_id, error="dispatch_failed")
        return EnvelopeResult(envelope.envelope_id, attempt.ack, attempt.acked_after)

    async def _send(self, envelope: Envelope, attempt: DeliveryAttempt, exchange: Exchange) -> None:
        started = self._real_time()
        try:
            attempt.ack = await self._bot.send(envelope)
        except NotConnected:
            self._exchanges.finish(exchange, "dispatch_failed")
            return
        attempt.acked_after = self._real_time() - started
        self._exchanges.finish(exchange, "late" if attempt.late else "ok", attempt.ack)
        self.on_ack(envelope, attempt.ack)


def _shown(envelope: Envelope, number: int) -> dict[str, Any]:
    again = {"retry_attempt": number} if number else {}
    return {"envelope_id": envelope.envelope_id, "type": envelope.type, **again} | {
        "payload": envelope.payload
    }


def _name(envelope: Envelope) -> str:
    """A short description of the envelope."""
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
