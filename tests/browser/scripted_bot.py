"""A small bot with fixed answers, to test the page without the real bot.

It speaks Slack's own protocol to the playground through slack_sdk, as any bot would.
"""

import asyncio
from collections.abc import Callable
from typing import Any

from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.web.async_client import AsyncWebClient

from playground.server import Playground
from playground.world.simulated_clock import PlaygroundClock, SimulatedClock
from tests.browser.blocks import (
    ALL_FIELDS,
    ANSWERS,
    EXPLANATION,
    LOADING,
    TOWNS,
    Block,
    button,
    chosen,
    log_form,
    options,
    section,
)


class ScriptedBot:
    """Gives each command and click one fixed answer."""

    def __init__(self, playground: Playground) -> None:
        self.web = AsyncWebClient(token=playground.bot_token, base_url=playground.api_url)
        self._tasks: list[asyncio.Task[Any]] = []
        self._stops: list[Callable[[], None]] = []
        self.received: dict[str, Any] = {}
        self.looked_up: list[str] = []
        self._playground = playground
        self._socket = SocketModeClient(
            app_token=playground.app_token,
            web_client=AsyncWebClient(base_url=playground.api_url),
        )
        self._socket.socket_mode_request_listeners.append(self._answer)

    async def connect(self) -> None:
        """Connect, and wait until the playground knows it."""
        await self._socket.connect()
        await self._playground.bot_connected()

    def sends_on_mondays(self, clock: PlaygroundClock, blocks: list[Block]) -> None:
        """Write these blocks to Ada once the clock shows a Monday, 09:00 in Stockholm."""
        assert isinstance(clock, SimulatedClock)
        loop = asyncio.get_running_loop()
        tasks = self._tasks

        def send() -> None:
            if (clock.now().weekday(), clock.now().hour) != (0, 8):
                return
            sending = self.web.chat_postMessage(channel="U0ADA", text="Your week", blocks=blocks)
            tasks.append(loop.create_task(sending))

        self._stops.append(clock.on_jump(send))

    def forget(self) -> None:
        """Be as at the beginning again."""
        self.received = {}
        self.looked_up = []
        while self._stops:
            self._stops.pop()()

    async def disconnect(self) -> None:
        """Leave, as a bot does that is stopped."""
        await self._socket.close()

    async def _answer(self, _: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        payload = request.payload
        if request.type == "slash_commands":
            await self._command(request, payload)
        elif payload["type"] == "block_suggestion":
            self.looked_up.append(payload["value"])
            wanted = payload["value"].lower()
            towns = [town for town in TOWNS if wanted in town.lower()]
            await self._acknowledge(request, {"options": options(*towns)})
        elif payload["type"] == "view_submission":
            await self._submission(request, payload)
        else:
            await self._acknowledge(request)
            await self._interaction(payload)

    async def _acknowledge(self, request: SocketModeRequest, answer: Block | None = None) -> None:
        response = SocketModeResponse(envelope_id=request.envelope_id, payload=answer)
        await self._socket.send_socket_mode_response(response)

    async def _command(self, request: SocketModeRequest, payload: Block) -> None:
        if payload["text"] == "log":
            await self._acknowledge(request)
            await self.web.views_open(trigger_id=payload["trigger_id"], view=log_form())
            return
        if payload["text"] == "fields":
            await self._acknowledge(request)
            await self.web.views_open(trigger_id=payload["trigger_id"], view=ALL_FIELDS)
            return
        if payload["text"] == "slowly":
            await self._acknowledge(request)
            opened = await self.web.views_open(trigger_id=payload["trigger_id"], view=LOADING)
            await self.web.views_update(view_id=opened["view"]["id"], view=log_form())
            return
        blocks = ANSWERS.get(payload["text"], [section(f"You said: {payload['text']}")])
        await self._acknowledge(request, {"text": "An answer", "blocks": blocks})

    async def _submission(self, request: SocketModeRequest, payload: Block) -> None:
        values = payload["view"]["state"]["values"]
        if payload["view"]["callback_id"] == "fields":
            self.received = {name: chosen(values[name][name]) for name in values}
            await self._acknowledge(request)
            await self._write(payload, "Received")
            return
        views = values["views"]["views"]["value"]
        if not views.isdigit():
            errors = {"views": f"Digits only, not {views}."}
            await self._acknowledge(request, {"response_action": "errors", "errors": errors})
            return
        await self._acknowledge(request)
        await self._write(payload, f"Logged {views} views")

    async def _interaction(self, payload: Block) -> None:
        if payload["type"] == "event_callback":
            event = payload["event"]
            if event["type"] == "app_home_opened" and event["tab"] == "home":
                await self._publish(event["user"], [section("*Your dashboard*")])
            elif event["type"] == "message" and "bot_id" not in event:
                await self._heard(event)
        elif payload["type"] == "block_actions":
            await self._click(payload, payload["actions"][0])
        else:
            await self.web.views_open(trigger_id=payload["trigger_id"], view=log_form())

    async def _heard(self, event: Block) -> None:
        names = " ".join(file["name"] for file in event.get("files", []))
        heard = f"I heard: {names or event.get('text', '')}"
        thread = event.get("thread_ts")
        if names or thread:
            await self.web.chat_postMessage(channel=event["channel"], text=heard, thread_ts=thread)

    async def _publish(self, user: str, blocks: list[Block]) -> None:
        home = {"type": "home", "blocks": [*blocks, button("Refresh", "refresh")]}
        await self.web.views_publish(user_id=user, view=home)

    async def _click(self, payload: Block, action: Block) -> None:
        if action["action_id"] == "cheer":
            await self._write(payload, "Cheers!")
        elif action["action_id"] == "window":
            await self._write(payload, f"Picked {action['selected_option']['value']}")
        elif action["action_id"] == "refresh":
            await self._publish(payload["user"]["id"], [section("Fresh figures")])
        elif action["action_id"] == "link":
            form = log_form(hint=f"Read so far: {action['value']}")
            await self.web.views_update(view_id=payload["view"]["id"], view=form)
        elif action["action_id"] == "explain":
            await self.web.views_push(trigger_id=payload["trigger_id"], view=EXPLANATION)

    async def _write(self, payload: Block, text: str) -> None:
        await self.web.chat_postMessage(channel=payload["user"]["id"], text=text)
