"""Socket Mode: the bot's WebSocket connections."""

import asyncio
import json
import logging
import secrets
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from playground.wire.bot_mistakes import BotMistakes
from playground.wire.envelopes import Envelope, NotConnected
from playground.wire.exchanges import Exchanges
from playground.world.changes import Changes
from playground.world.identity import APP_ID

log = logging.getLogger(__name__)

CONNECTION_LIMIT = 10
# How long a closing socket waits for the bot's close frame.
CLOSE_SECONDS = 1.0
GRACE_SECONDS = {"warning": 10.0, "refresh_requested": 1.0, "link_disabled": 0.0}


@dataclass(eq=False)
class Connection:
    """One WebSocket of the bot; it gets no new envelopes once it is `leaving`."""

    id: str
    socket: web.WebSocketResponse
    transport: asyncio.BaseTransport | None = None
    leaving: bool = False
    deaf: bool = False
    gone: asyncio.Event = field(default_factory=asyncio.Event)


class SocketMode:
    """Sends envelopes over the bot's WebSockets, round robin.

    Args:
        changes: marked when the bot connects or disconnects.
        bot_mistakes: collects acknowledgements that Slack would not understand.
        exchanges: records connections and disconnections.
    """

    def __init__(self, changes: Changes, bot_mistakes: BotMistakes, exchanges: Exchanges) -> None:
        self._changes = changes
        self._exchanges = exchanges
        self._bot_mistakes = bot_mistakes
        self._tickets: set[str] = set()
        self._connections: list[Connection] = []
        self._waiting: dict[str, list[asyncio.Future[dict[str, Any] | None]]] = {}
        # The envelopes sent, with the connections that brought them.
        self._sent: dict[str, set[str]] = {}
        self._turn = 0
        self._closed = False

    @property
    def connected(self) -> bool:
        """True if a connection takes new envelopes."""
        return any(not connection.leaving for connection in self._connections)

    @property
    def connections(self) -> int:
        """How many WebSockets are open."""
        return len(self._connections)

    def issue_ticket(self) -> str:
        """A ticket that opens one WebSocket, once."""
        ticket = secrets.token_urlsafe(24)
        self._tickets.add(ticket)
        return ticket

    async def send(self, envelope: Envelope) -> dict[str, Any] | None:
        """Send an envelope and wait for its acknowledgement; see `BotConnection.send`."""
        connection = self._next_connection()
        answer: asyncio.Future[dict[str, Any] | None] = asyncio.get_running_loop().create_future()
        self._sent.setdefault(envelope.envelope_id, set()).add(connection.id)
        self._waiting.setdefault(envelope.envelope_id, []).append(answer)
        try:
            await connection.socket.send_json(wire(envelope))
        except ConnectionError:
            # Like Slack, do not notice that the bot has just gone: the time limit decides.
            log.info("the connection was lost while an envelope was sent")
        return await answer

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Serve `GET /socket/<ticket>`: send hello, then read acknowledgements."""
        ticket = request.match_info["ticket"]
        if self._closed or ticket not in self._tickets:
            return web.Response(status=404, text="this ticket was used or never issued")
        self._tickets.discard(ticket)
        socket = web.WebSocketResponse(timeout=CLOSE_SECONDS)
        await socket.prepare(request)
        connection = Connection(secrets.token_hex(4), socket, request.transport)
        if len(self._connections) >= CONNECTION_LIMIT:
            await socket.send_json(_disconnect_message("too_many_websockets"))
            await socket.close()
            return socket
        self._connections.append(connection)
        try:
            hello = self._hello(connection)
            await socket.send_json(hello)
            self._exchanges.note("socket", "connected", hello)
            self._changes.mark()
            await self._listen(connection)
        finally:
            self._connections.remove(connection)
            connection.gone.set()
            self._exchanges.note("socket", "disconnected", {"connection": connection.id})
            self._changes.mark()
        return socket

    async def disconnect(
        self, reason: str = "refresh_requested", grace: float | None = None
    ) -> None:
        """Ask all connections to close; after `grace` seconds, close the others."""
        limit = GRACE_SECONDS.get(reason, 1.0) if grace is None else grace
        leaving = list(self._connections)
        for connection in leaving:
            connection.leaving = True
            await connection.socket.send_json(_disconnect_message(reason))
        self._exchanges.note("socket", f"told to disconnect: {reason}")
        self._changes.mark()
        await asyncio.gather(*(_leave(connection, limit) for connection in leaving))

    def deafen(self) -> None:
        """Lose everything that the bot sends over the connections open now."""
        for connection in self._connections:
            connection.deaf = True

    def abort(self) -> None:
        """Cut all connections without a word, as a failing network does."""
        for connection in list(self._connections):
            connection.leaving = True
            if isinstance(connection.transport, asyncio.WriteTransport):
                connection.transport.abort()

    async def close(self) -> None:
        """Close all connections and accept no others."""
        self._closed = True
        for connection in list(self._connections):
            connection.leaving = True
            await connection.socket.close(code=1001, message=b"the playground stops")

    def _hello(self, connection: Connection) -> dict[str, Any]:
        return {
            "type": "hello",
            "num_connections": len(self._connections),
            "debug_info": {
                "host": f"applink-{connection.id}",
                "build_number": 1,
                "approximate_connection_time": 18060,
            },
            "connection_info": {"app_id": APP_ID},
        }

    async def _listen(self, connection: Connection) -> None:
        async for message in connection.socket:
            if message.type == WSMsgType.TEXT:
                self._take(message.data, connection)

    def _take(self, text: str, connection: Connection) -> None:
        try:
            ack = json.loads(text)
            envelope_id, payload = ack["envelope_id"], ack.get("payload")
        except (ValueError, KeyError, TypeError, AttributeError):
            self._bot_mistakes.add(f"not an acknowledgement: {text[:200]}")
            return
        if envelope_id not in self._sent:
            self._bot_mistakes.add(f"an acknowledgement of an unknown envelope {envelope_id}")
            return
        if connection.deaf:
            return
        if connection.id not in self._sent[envelope_id]:
            log.info("an acknowledgement came over another connection than its envelope")
            return
        if payload is not None and not isinstance(payload, dict):
            self._bot_mistakes.add(f"an acknowledgement's payload is no object: {text[:200]}")
            payload = None
        waiting = self._waiting.get(envelope_id, [])
        if waiting:
            answer = waiting.pop(0)
            if not answer.done():
                answer.set_result(payload)
        else:
            self._bot_mistakes.add(f"envelope {envelope_id} was acknowledged twice")

    def _next_connection(self) -> Connection:
        ready = [connection for connection in self._connections if not connection.leaving]
        if not ready:
            raise NotConnected
        self._turn += 1
        return ready[self._turn % len(ready)]


def wire(envelope: Envelope) -> dict[str, Any]:
    """The JSON message for an envelope."""
    message: dict[str, Any] = {
        "envelope_id": envelope.envelope_id,
        "type": envelope.type,
        "accepts_response_payload": envelope.accepts_response_payload,
        "payload": envelope.payload,
    }
    if envelope.type == "events_api":
        attempt = envelope.attempts[-1]
        message["retry_attempt"] = attempt.retry_attempt
        message["retry_reason"] = attempt.retry_reason
    return message


def _disconnect_message(reason: str) -> dict[str, Any]:
    return {"type": "disconnect", "reason": reason, "debug_info": {"host": "applink-playground"}}


async def _leave(connection: Connection, limit: float) -> None:
    try:
        await asyncio.wait_for(connection.gone.wait(), limit)
    except TimeoutError:
        await connection.socket.close(code=1000)
