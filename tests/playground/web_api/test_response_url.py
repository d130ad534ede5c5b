"""Response URLs."""

import json
from typing import Any

import aiohttp
import pytest

from playground.server import Playground
from tests.playground.blocks import actions, button, section
from tests.playground.conftest import Seconds
from tests.playground.scripted_bot import ScriptedBot


async def post(url: str, body: Any) -> tuple[int, str]:
    """Post to a response URL; returns the status and the body."""
    async with aiohttp.ClientSession() as session, session.post(url, json=body) as answer:
        return answer.status, await answer.text()


async def command_url(playground: Playground, bot: ScriptedBot) -> str:
    """Let Ada type a command; returns its response URL."""
    await playground.person("ada").types("#sales", "/ssi")
    url: str = bot.payloads("slash_commands")[-1]["response_url"]
    return url


async def test_a_response_is_ephemeral_unless_it_says_otherwise(
    playground: Playground, bot: ScriptedBot
) -> None:
    url = await command_url(playground, bot)
    assert await post(url, {"text": "for you"}) == (200, "ok")
    await post(url, {"text": "for all", "response_type": "in_channel"})
    ben = playground.person("ben")
    assert [message.text for message in ben.messages("#sales")] == ["for all"]
    assert len(playground.person("ada").messages("#sales")) == 2


async def test_a_response_url_is_good_for_five_uses(
    playground: Playground, bot: ScriptedBot
) -> None:
    url = await command_url(playground, bot)
    statuses = [(await post(url, {"text": str(number)}))[0] for number in range(5)]
    status, body = await post(url, {"text": "too many"})
    assert statuses == [200] * 5
    assert (status, "used_url" in body) == (404, True)
    assert "used_url" in playground.bot_mistakes[0]


async def test_a_response_url_is_good_for_thirty_minutes(
    playground: Playground, bot: ScriptedBot, seconds: Seconds
) -> None:
    url = await command_url(playground, bot)
    seconds.passed += 30 * 60 + 1
    status, body = await post(url, {"text": "too late"})
    assert (status, "expired_url" in body) == (404, True)


@pytest.mark.parametrize("ephemeral", [True, False])
async def test_a_response_to_a_click_can_replace_and_delete_the_message(
    playground: Playground, bot: ScriptedBot, ephemeral: bool
) -> None:
    blocks = [actions(button("Undo", "undo"))]
    if ephemeral:
        await bot.web.chat_postEphemeral(channel="C0SALES", user="U0ADA", text="a", blocks=blocks)
    else:
        await bot.web.chat_postMessage(channel="C0SALES", text="a", blocks=blocks)
    ada = playground.person("ada")
    await ada.clicks(await ada.next_message("#sales"), "Undo")
    url = bot.payloads("interactive")[0]["response_url"]
    replacement = {"replace_original": True, "text": "undone", "blocks": [section("Undone")]}
    await post(url, replacement)
    replaced = await ada.next_message("#sales")
    assert (replaced.words, replaced.edited) == ("undone\nUndone", True)
    await post(url, {"delete_original": True})
    assert ada.messages("#sales") == []


async def test_refused_blocks_in_a_response_are_recorded_as_a_mistake(
    playground: Playground, bot: ScriptedBot
) -> None:
    url = await command_url(playground, bot)
    status, body = await post(url, {"blocks": [section("")]})
    assert (status, "invalid_blocks" in body) == (400, True)
    assert "/blocks/0/text/text" in playground.bot_mistakes[0]
    assert playground.person("ada").messages("#sales") == []


async def test_a_response_can_take_effect_and_still_fail(
    playground: Playground, bot: ScriptedBot
) -> None:
    url = await command_url(playground, bot)
    playground.faults.error_after_accepting("response_url", status=503)
    status, _ = await post(url, {"text": "shown"})
    assert status == 503
    assert playground.person("ada").messages("#sales")[0].text == "shown"


async def test_a_refusal_on_demand_can_have_status_200(
    playground: Playground, bot: ScriptedBot
) -> None:
    url = await command_url(playground, bot)
    playground.faults.answer("response_url", "invalid_blocks", times=1, status=200)
    playground.faults.answer("response_url", "internal_error", times=1)
    status, body = await post(url, {"text": "unseen"})
    assert (status, json.loads(body)) == (200, {"ok": False, "error": "invalid_blocks"})
    assert (await post(url, {"text": "unseen"}))[0] == 400
    assert await post(url, {"text": "seen"}) == (200, "ok")
    assert [m.text for m in playground.person("ada").messages("#sales")] == ["seen"]
    assert playground.bot_mistakes == []


async def test_a_response_can_take_effect_and_then_be_answered_with_an_error(
    playground: Playground, bot: ScriptedBot
) -> None:
    url = await command_url(playground, bot)
    playground.faults.answer_after_accepting("response_url", "internal_error")
    status, body = await post(url, {"text": "shown"})
    assert (status, json.loads(body)) == (200, {"ok": False, "error": "internal_error"})
    assert playground.person("ada").messages("#sales")[0].text == "shown"
