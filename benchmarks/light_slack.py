"""A Slack that is light enough not to be what is measured: a WebSocket, and `ok` to every call."""

import asyncio
import json
import time
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

TEAM = "T0000BENCH"


@dataclass(frozen=True)
class Acknowledged:
    """How long a bot took to acknowledge an envelope, and what it answered.

    Args:
        seconds: Until the acknowledgement.
        is_late: Whether it was acknowledged without an answer, which came later.
    """

    seconds: float
    payload: dict[str, Any]
    is_late: bool = False

    @property
    def text(self) -> str:
        """The answer's text; empty without one."""
        return str(self.payload.get("text") or "")


@dataclass
class BotConnection:
    """One bot's WebSocket, and what it sent to response addresses."""

    connected: asyncio.Event = field(default_factory=asyncio.Event)
    calls: int = 0
    _socket: web.WebSocketResponse | None = None
    _number: int = 0
    _acknowledging: dict[str, tuple[float, asyncio.Future[Acknowledged]]] = field(
        default_factory=dict
    )
    _responding: dict[str, asyncio.Future[dict[str, Any]]] = field(default_factory=dict)

    async def send(self, kind: str, payload: dict[str, Any]) -> Acknowledged:
        """Sends an envelope; returns when the bot has acknowledged it."""
        assert self._socket is not None
        self._number += 1
        envelope_id = f"envelope-{self._number}"
        envelope = {
            "envelope_id": envelope_id,
            "type": kind,
            "payload": payload,
            "accepts_response_payload": True,
        }
        future: asyncio.Future[Acknowledged] = asyncio.get_running_loop().create_future()
        text = json.dumps(envelope)
        self._acknowledging[envelope_id] = (time.perf_counter(), future)
        await self._socket.send_str(text)
        return await asyncio.wait_for(future, 120)

    def expect_response(self, name: str) -> asyncio.Future[dict[str, Any]]:
        """Returns a future of what the bot will send to the response address of this name."""
        future: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()
        self._responding[name] = future
        return future

    def forget_response(self, name: str) -> None:
        """Stops waiting for a response."""
        self._responding.pop(name, None)

    def responded(self, name: str, body: dict[str, Any]) -> None:
        """Takes what the bot sent to a response address."""
        future = self._responding.pop(name, None)
        if future is not None and not future.done():
            future.set_result(body)

    async def listen(self, socket: web.WebSocketResponse) -> None:
        """Reads acknowledgements until the bot disconnects."""
        self._socket = socket
        await socket.send_str('{"type": "hello"}')
        self.connected.set()
        async for message in socket:
            if message.type is not WSMsgType.TEXT:
                continue
            answer = json.loads(message.data)
            started, future = self._acknowledging.pop(answer["envelope_id"])
            if not future.done():
                seconds = time.perf_counter() - started
                future.set_result(Acknowledged(seconds, answer.get("payload") or {}))


class LightSlack:
    """Serves several bots, each under its own name in the address."""

    def __init__(self) -> None:
        self.port = 0
        self._bots: dict[str, BotConnection] = {}
        self._runner: web.AppRunner | None = None

    def bot(self, name: str) -> BotConnection:
        """The bot of this name."""
        return self._bots.setdefault(name, BotConnection())

    def api_url(self, name: str) -> str:
        """The address of the Web API for a bot."""
        return f"http://127.0.0.1:{self.port}/{name}/api/"

    def response_url(self, name: str, response: str) -> str:
        """An address for a bot's late answers."""
        return f"http://127.0.0.1:{self.port}/{name}/responses/{response}"

    async def start(self) -> None:
        """Listens on a free port of this machine."""
        app = web.Application()
        app.router.add_get("/{bot}/socket", self._socket)
        app.router.add_post("/{bot}/api/{method}", self._call)
        app.router.add_post("/{bot}/responses/{response}", self._respond)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        """Stops listening."""
        if self._runner is not None:
            await self._runner.cleanup()

    async def _socket(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await self.bot(request.match_info["bot"]).listen(socket)
        return socket

    async def _call(self, request: web.Request) -> web.Response:
        name, method = request.match_info["bot"], request.match_info["method"]
        self.bot(name).calls += 1
        await request.read()
        answer: dict[str, Any] = {"ok": True}
        if method == "apps.connections.open":
            answer["url"] = f"ws://127.0.0.1:{self.port}/{name}/socket"
        elif method == "auth.test":
            answer |= {"team_id": TEAM, "team": "Bench", "user_id": "UBOT", "bot_id": "BBOT"}
            answer["url"] = "https://bench.example/"
        elif method == "views.open":
            answer["view"] = {"id": "V1", "hash": "1"}
        return web.json_response(answer)

    async def _respond(self, request: web.Request) -> web.Response:
        body = await request.json()
        self.bot(request.match_info["bot"]).responded(request.match_info["response"], body)
        return web.Response(text="ok")
