"""A small slack_sdk bot whose answers a test scripts."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.web.async_client import AsyncWebClient

from playground.server import Playground

Payload = dict[str, Any]
Answer = Callable[[Payload], Awaitable[Payload | None]]


async def plain_ack(payload: Payload) -> Payload | None:
    """Acknowledge without a payload."""
    return None


class ScriptedBot:
    """Acknowledges every envelope, with the payload from `on_command` and the like.

    An `asyncio.Event` in `hold` delays acknowledgements until it is set.
    """

    def __init__(self, playground: Playground) -> None:
        self.web = AsyncWebClient(playground.bot_token, base_url=playground.api_url)
        self.heard: list[SocketModeRequest] = []
        self.on_command: Answer = plain_ack
        self.on_interaction: Answer = plain_ack
        self.on_event: Answer = plain_ack
        self.hold: asyncio.Event | None = None
        self._client = SocketModeClient(
            playground.app_token, web_client=AsyncWebClient(base_url=playground.api_url)
        )
        self._client.socket_mode_request_listeners.append(self._answer)

    async def connect(self) -> None:
        """Open the WebSocket."""
        await self._client.connect()

    async def close(self) -> None:
        """Leave."""
        await self._client.close()

    def payloads(self, kind: str) -> list[Payload]:
        """The payloads heard so far of this envelope type."""
        return [request.payload for request in self.heard if request.type == kind]

    async def _answer(self, client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        self.heard.append(request)
        answers = {
            "slash_commands": self.on_command,
            "interactive": self.on_interaction,
            "events_api": self.on_event,
        }
        payload = await answers[request.type](request.payload)
        if self.hold is not None:
            await self.hold.wait()
        await client.send_socket_mode_response(SocketModeResponse(request.envelope_id, payload))
