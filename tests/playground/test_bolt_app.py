"""A conversation with a real Bolt app, end to end."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond, AsyncSay
from slack_sdk.web.async_client import AsyncWebClient

from playground.server import Playground
from tests.playground.blocks import actions, button, field, home, modal, section


def bolt_app(playground: Playground) -> AsyncApp:
    """Build a Bolt app that logs a number of views."""
    app = AsyncApp(client=AsyncWebClient(playground.bot_token, base_url=playground.api_url))

    @app.command("/ssi")
    async def command(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        await ack()
        await client.views_open(
            trigger_id=body["trigger_id"], view=modal(field("views"), callback_id="log")
        )

    @app.view("log")
    async def submitted(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        typed = body["view"]["state"]["values"]["views"]["typed"]["value"]
        if not typed.isdecimal():
            await ack(response_action="errors", errors={"views": "Digits, please"})
            return
        await ack()
        await client.chat_postMessage(
            channel=body["user"]["id"],
            text=f"Logged {typed} views",
            blocks=[section(f"Logged *{typed}* views"), actions(button("Undo", "undo"))],
        )

    @app.action("undo")
    async def undo(ack: AsyncAck, respond: AsyncRespond) -> None:
        await ack()
        await respond(replace_original=True, text="Taken back", blocks=[section("Taken back")])

    @app.event("app_home_opened")
    async def opened(event: dict[str, Any], client: AsyncWebClient) -> None:
        await client.views_publish(user_id=event["user"], view=home(section("Your posts")))

    @app.event("message")
    async def message(event: dict[str, Any], say: AsyncSay) -> None:
        await say(f"You wrote {event['text']}")

    return app


@pytest.fixture
async def connected(playground: Playground) -> AsyncIterator[Playground]:
    """Run the Bolt app against the playground by Socket Mode."""
    app = bolt_app(playground)
    handler = AsyncSocketModeHandler(app, playground.app_token)
    handler.client.web_client = AsyncWebClient(base_url=playground.api_url)
    await handler.connect_async()
    await playground.bot_connected()
    yield playground
    await handler.close_async()


async def test_a_post_is_logged_by_a_form_and_taken_back(connected: Playground) -> None:
    ada = connected.person("ada")
    await ada.types("#sales", "/ssi log")
    form = await ada.next_modal()
    await ada.fills(form, {"views": "many"})
    assert (await ada.submits(form)).errors == {"views": "Digits, please"}
    await ada.fills(form, {"views": "1200"})
    await ada.submits(form)
    logged = await ada.next_message("dm")
    assert logged.words == "Logged 1200 views\nLogged *1200* views\nUndo"
    await ada.clicks(logged, "Undo")
    assert (await ada.next_message("dm")).words == "Taken back\nTaken back"
    assert connected.bot_mistakes == []


async def test_home_and_direct_messages_are_answered(connected: Playground) -> None:
    ada = connected.person("ada")
    await ada.opens_home()
    assert (await ada.next_home()).words == "\nYour posts"
    await ada.says_in_dm("R&D")
    assert (await ada.next_message("dm")).text == "You wrote R&amp;D"
    assert connected.unsupported == []
