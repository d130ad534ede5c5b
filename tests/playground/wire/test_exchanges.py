"""The log of exchanges between Slack and the bot."""

import asyncio
import json
from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError

from playground.server import Playground
from playground.wire.exchanges import BODY_CHARACTERS, KEPT
from playground.world.identity import VERIFICATION_TOKEN
from tests.playground.blocks import section
from tests.playground.conftest import Seconds
from tests.playground.page import Page
from tests.playground.scripted_bot import Payload, ScriptedBot

Shown = dict[str, Any]


async def kept(page: Page, since: int = 0) -> list[Shown]:
    """The exchanges that the page gets, oldest first."""
    exchanges: list[Shown] = (await page.get(f"page/exchanges?since={since}"))["exchanges"]
    return exchanges


async def test_a_command_its_answer_and_its_calls_are_recorded(
    page: Page, playground: Playground, bot: ScriptedBot, seconds: Seconds
) -> None:
    async def answer(payload: Payload) -> Payload:
        await bot.web.chat_postMessage(channel="C0SALES", text="x", blocks=[section("Logged")])
        seconds.passed += 0.25
        return {"text": "1.07 %"}

    bot.on_command = answer
    await playground.person("ada").types("#sales", "/ssi stats")
    opened, connected, command, call = await kept(page)
    assert (opened["name"], connected["name"]) == ("apps.connections.open", "connected")
    assert (command["kind"], command["direction"]) == ("envelope", "to_bot")
    assert (command["name"], command["outcome"]) == ("slash_commands /ssi", "ok")
    assert command["took_ms"] == 250
    assert json.loads(command["request"])["payload"]["text"] == "stats"
    assert json.loads(command["answer"]) == {"text": "1.07 %"}
    assert (call["kind"], call["name"], call["status"]) == ("call", "chat.postMessage", 200)
    assert json.loads(call["request"])["blocks"] == [section("Logged")]
    assert json.loads(call["answer"])["channel"] == "C0SALES"


async def test_an_exchange_is_sent_again_once_its_answer_arrives(
    page: Page, playground: Playground, bot: ScriptedBot
) -> None:
    bot.hold = asyncio.Event()
    await playground.person("ada").types("#sales", "/ssi stats")
    waited = (await kept(page))[-1]
    cursor = (await page.state())["exchanges"]
    bot.hold.set()
    await playground.until(lambda: playground.envelopes[0].acked)
    (late,) = await kept(page, cursor)
    assert (waited["outcome"], late["outcome"]) == ("operation_timeout", "late")
    assert waited["number"] == late["number"]


async def test_responses_refusals_and_faults_are_recorded_with_their_errors(
    page: Page, playground: Playground, bot: ScriptedBot
) -> None:
    await playground.person("ada").types("#sales", "/ssi stats")
    url = bot.payloads("slash_commands")[0]["response_url"]
    async with aiohttp.ClientSession() as session:
        await session.post(url, json={"text": "Hello"})
        await session.post(url, json={"text": ""})
    with pytest.raises(SlackApiError):
        await bot.web.chat_postMessage(channel="C0QUIET", text="x")
    shown = [(e["kind"], e["outcome"], e["status"]) for e in (await kept(page))[3:]]
    assert shown == [
        ("response_url", "ok", 200),
        ("response_url", "no_text", 400),
        ("fault", "fault", None),
        ("call", "not_in_channel", 200),
    ]


async def test_no_token_and_no_secret_address_is_ever_shown(
    page: Page, playground: Playground, bot: ScriptedBot
) -> None:
    ada = playground.person("ada")
    secrets = [playground.bot_token, playground.app_token, VERIFICATION_TOKEN]
    await ada.types("#sales", "/ssi log " + playground.bot_token)
    command = bot.payloads("slash_commands")[0]
    await ada.says_in_dm(f"my token is {playground.app_token}")
    await ada.drops_file("dm", f"{playground.bot_token}.csv", b"x")
    file = bot.payloads("events_api")[-1]["event"]["files"][0]
    nested = json.dumps({"type": "modal", "private_metadata": json.dumps(command)})
    form = {"token": playground.bot_token, "view": nested, "trigger_id": "1"}
    bearer = {"Authorization": f"Bearer {playground.bot_token}"}
    async with aiohttp.ClientSession() as session:
        await session.post(playground.api_url + "views.open", data=form)
        await session.get(playground.api_url + "users.info", params={"token": secrets[0]})
        await session.post(playground.api_url + "api.test", json={"token": secrets[1], "a": 1})
        await session.post(command["response_url"], json=command | {"text": secrets[0]})
        await session.get(file["url_private_download"], headers=bearer)
    everything = json.dumps(await kept(page))
    secrets.append(command["response_url"].rpartition("/")[2])
    assert [secret for secret in secrets if secret in everything] == []
    assert "/socket/•••" in json.dumps(await kept(page), ensure_ascii=False)


async def test_a_long_body_is_truncated_and_leaves_no_partial_token(
    page: Page, playground: Playground, bot: ScriptedBot
) -> None:
    url = bot.web.base_url + "api.test"
    async with aiohttp.ClientSession() as session:
        for length in range(BODY_CHARACTERS - 24, BODY_CHARACTERS, 6):
            await session.post(url, json={"a": "x" * length + " " + playground.bot_token})
    cut = (await kept(page))[2:]
    assert all(e["request"].endswith(" characters in all") for e in cut)
    assert "xoxb-play" not in json.dumps(cut)


async def test_only_the_latest_are_kept_until_they_are_cleared(
    page: Page, playground: Playground
) -> None:
    for _ in range(KEPT + 5):
        playground.exchanges.note("socket", "connected")
    full = await page.get("page/exchanges")
    assert (len(full["exchanges"]), full["oldest"]) == (KEPT, 6)
    await page.act(do="clear_exchanges")
    empty = await page.get("page/exchanges")
    assert (empty["exchanges"], empty["oldest"]) == ([], KEPT + 6)
    assert empty["cursor"] > full["cursor"]


async def test_the_live_socket_reports_exchanges_too(
    playground: Playground, bot: ScriptedBot
) -> None:
    url = playground.url.replace("http", "ws") + "page/live?as=U0ADA"
    async with aiohttp.ClientSession() as session, session.ws_connect(url) as live:
        first = await live.receive_json(timeout=2)
        await bot.web.auth_test()
        second = await live.receive_json(timeout=2)
    assert second["version"] == first["version"]
    assert second["exchanges"] > first["exchanges"]
