"""A tiny bot with a fixed script, so that the page is tried without the real bot.

It speaks Slack's own protocol to the playground through slack_sdk, as any bot would.
"""

import asyncio
from typing import Any

from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.web.async_client import AsyncWebClient

from playground import Playground, SimulatedClock
from playground.clock import PlaygroundClock

Block = dict[str, Any]

# What somebody might type or a bot might send to break out of the page.
HOSTILE = "<img src=x onerror=\"document.title='broken'\"><script>document.title='broken'</script>"


def plain(text: str) -> Block:
    """A plain_text object."""
    return {"type": "plain_text", "text": text}


def section(text: str) -> Block:
    """A section with mrkdwn."""
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def button(label: str, action_id: str) -> Block:
    """An actions block with one button."""
    element = {"type": "button", "action_id": action_id, "text": plain(label), "value": "yes"}
    return {"type": "actions", "elements": [element]}


def text_input(block_id: str, label: str, **more: Any) -> Block:
    """An input block with a line of text; its action_id is its block_id."""
    element = {"type": "plain_text_input", "action_id": block_id}
    return {
        "type": "input",
        "block_id": block_id,
        "label": plain(label),
        "element": element | more.pop("element", {}),
        **more,
    }


def options(*names: str) -> list[Block]:
    """Options whose values are their names."""
    return [{"text": plain(name), "value": name} for name in names]


def log_form(*, hint: str | None = None) -> Block:
    """The form of `/ssi log`; the bot answers every word of the link with a hint."""
    typing = {"dispatch_action_config": {"trigger_actions_on": ["on_character_entered"]}}
    goals = options("Credibility", "Other")
    blocks = [
        text_input("link", "Link to the post", dispatch_action=True, element=typing),
        *([section(hint)] if hint else []),
        text_input("views", "Views"),
        {
            "type": "input",
            "block_id": "goal",
            "label": plain("Goal"),
            "element": {"type": "radio_buttons", "action_id": "goal", "options": goals},
        },
        button("Why these?", "explain"),
    ]
    return {
        "type": "modal",
        "callback_id": "log",
        "title": plain("Log a post"),
        "submit": plain("Log it"),
        "blocks": blocks,
    }


def field(name: str, element_type: str, **more: Any) -> Block:
    """An input block whose label, block_id and action_id are its name."""
    element = {"type": element_type, "action_id": name, **more}
    return {"type": "input", "block_id": name, "label": plain(name), "element": element}


ALL_FIELDS: Block = {
    "type": "modal",
    "callback_id": "fields",
    "title": plain("Every field"),
    "submit": plain("Send"),
    "blocks": [
        field("line", "plain_text_input"),
        field("paragraph", "plain_text_input", multiline=True),
        field("number", "number_input", is_decimal_allowed=False),
        field("address", "url_text_input"),
        field("mail", "email_text_input"),
        field("day", "datepicker", initial_date="2025-12-05"),
        field("time", "timepicker"),
        field("one", "static_select", options=options("red", "green")),
        field("some", "multi_static_select", options=options("north", "south", "west")),
        field("who", "users_select"),
        field("where", "conversations_select"),
        field("boxes", "checkboxes", options=options("a", "b", "c")),
        field("radio", "radio_buttons", options=options("x", "y")),
    ],
}


def chosen(state: Block) -> Any:
    """What a field's state holds, options as their values."""
    [held] = [value for key, value in state.items() if key != "type"]
    if isinstance(held, list):
        return [option["value"] for option in held]
    return held["value"] if isinstance(held, dict) else held


EXPLANATION: Block = {
    "type": "modal",
    "title": plain("Why these?"),
    "blocks": [section("Views and engagers make the rate.")],
}

ANSWERS: dict[str, list[Block]] = {
    "hello": [section("Hello from the *bot*"), button("Cheer", "cheer")],
    "pick": [
        {
            "type": "actions",
            "elements": [
                {
                    "type": "static_select",
                    "action_id": "window",
                    "placeholder": plain("Window"),
                    "options": [
                        {"text": plain("7 days"), "value": "7d"},
                        {"text": plain("30 days"), "value": "30d"},
                    ],
                    "confirm": {
                        "title": plain("Change the window?"),
                        "text": plain("The figures change with it."),
                        "confirm": plain("Change it"),
                        "deny": plain("Keep it"),
                    },
                }
            ],
        }
    ],
    "hostile": [
        {"type": "header", "text": plain(HOSTILE)},
        section(f"{HOSTILE} <javascript:alert(1)|press me>"),
    ],
    "strange": [
        {
            "type": "actions",
            "elements": [{"type": "datetimepicker", "action_id": "moment"}],
        },
        section("After"),
    ],
}


def cell(text: str) -> Block:
    """A cell of a table."""
    return {"type": "raw_text", "text": text}


WEEK = [
    section("Your week"),
    {"type": "table", "rows": [[cell("Who"), cell("Rate")], [cell("Ada Lindqvist"), cell("2 %")]]},
    {
        "type": "data_visualization",
        "title": "Engagement rate",
        "chart": {
            "type": "line",
            "series": [
                {
                    "name": "Rate",
                    "data": [{"label": "W49", "value": 1.1}, {"label": "W50", "value": 2.0}],
                }
            ],
            "axis_config": {"categories": ["W49", "W50"]},
        },
    },
]


class ScriptedBot:
    """Answers each command and click with one fixed thing."""

    def __init__(self, playground: Playground) -> None:
        self.web = AsyncWebClient(token=playground.bot_token, base_url=playground.api_url)
        self._tasks: list[asyncio.Task[Any]] = []
        self.received: dict[str, Any] = {}
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

    def sends_at_each_jump(self, clock: PlaygroundClock, blocks: list[Block]) -> None:
        """Write these blocks to Ada after each jump of the clock, as a bot with a schedule does."""
        assert isinstance(clock, SimulatedClock)
        loop = asyncio.get_running_loop()
        tasks = self._tasks

        def send() -> None:
            sending = self.web.chat_postMessage(channel="U0ADA", text="Your week", blocks=blocks)
            tasks.append(loop.create_task(sending))

        clock.on_jump(send)

    async def disconnect(self) -> None:
        """Leave, as a bot does that is stopped."""
        await self._socket.close()

    async def _answer(self, _: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        payload = request.payload
        if request.type == "slash_commands":
            await self._command(request, payload)
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
            errors = {"views": "Digits only, such as 2340."}
            await self._acknowledge(request, {"response_action": "errors", "errors": errors})
            return
        await self._acknowledge(request)
        await self._write(payload, f"Logged {views} views")

    async def _interaction(self, payload: Block) -> None:
        if payload["type"] == "event_callback":
            event = payload["event"]
            if event["type"] == "app_home_opened" and event["tab"] == "home":
                await self._publish(event["user"], [section("*Your dashboard*")])
        elif payload["type"] == "block_actions":
            await self._click(payload, payload["actions"][0])
        else:
            await self.web.views_open(trigger_id=payload["trigger_id"], view=log_form())

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
