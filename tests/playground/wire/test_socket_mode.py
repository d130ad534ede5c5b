"""Envelopes over real WebSockets, with slack_sdk's Socket Mode client as the bot."""

import asyncio

import aiohttp
import pytest

from playground.server import Playground
from tests.playground.scripted_bot import Payload, ScriptedBot


async def test_a_new_connection_gets_hello(playground: Playground) -> None:
    url = await _ticket(playground)
    async with aiohttp.ClientSession() as session, session.ws_connect(url) as socket:
        hello = await socket.receive_json(timeout=2)
    assert hello["type"] == "hello"
    assert hello["num_connections"] == 1
    assert hello["connection_info"] == {"app_id": "A0SSICOACH"}


async def test_a_ticket_opens_one_socket_once(playground: Playground) -> None:
    url = await _ticket(playground)
    async with aiohttp.ClientSession() as session:
        async with session.ws_connect(url) as socket:
            await socket.receive_json(timeout=2)
        again = await session.get(url.replace("ws://", "http://"))
    assert again.status == 404


async def test_an_answer_in_an_acknowledgement_is_shown_only_to_the_person(
    playground: Playground, bot: ScriptedBot
) -> None:
    async def answer(payload: Payload) -> Payload:
        return {"text": f"You said {payload['text']}"}

    bot.on_command = answer
    ada = playground.person("ada")
    handled = await ada.types("#sales", "/ssi log  this")
    shown = await ada.next_message("#sales")
    assert (shown.text, shown.ephemeral) == ("You said log  this", True)
    assert handled.error == ""
    assert playground.person("ben").messages("#sales") == []


async def test_an_answer_in_channel_is_shown_to_everyone(
    playground: Playground, bot: ScriptedBot
) -> None:
    async def answer(payload: Payload) -> Payload:
        return {"text": "Hello all", "response_type": "in_channel"}

    bot.on_command = answer
    await playground.person("ada").types("#sales", "/ssi")
    assert (await playground.person("ben").next_message("#sales")).text == "Hello all"


async def test_an_unacknowledged_command_shows_an_error(
    playground: Playground, bot: ScriptedBot
) -> None:
    bot.hold = asyncio.Event()
    ada = playground.person("ada")
    handled = await ada.types("#sales", "/ssi log")
    shown = await ada.next_message("#sales")
    bot.hold.set()
    assert handled.timed_out
    assert shown.text == "/ssi failed with the error “operation_timeout”"
    assert shown.failure


async def test_a_late_answer_is_recorded_and_not_shown(
    playground: Playground, bot: ScriptedBot
) -> None:
    async def answer(payload: Payload) -> Payload:
        return {"text": "too late"}

    bot.on_command, bot.hold = answer, asyncio.Event()
    ada = playground.person("ada")
    await ada.types("#sales", "/ssi log")
    bot.hold.set()
    await playground.until(lambda: playground.envelopes[-1].acked)
    sending = playground.envelopes[-1].attempts[0]
    assert (sending.late, sending.ack) == (True, {"text": "too late"})
    assert [message.text for message in ada.messages("#sales")] == [
        "/ssi failed with the error “operation_timeout”"
    ]


async def test_without_a_bot_a_command_shows_an_error(playground: Playground) -> None:
    ada = playground.person("ada")
    handled = await ada.types("#sales", "/ssi log")
    assert handled.error == "dispatch_failed"
    assert "SSI Coach is not connected" in ada.messages("#sales")[0].text


async def test_an_unknown_command_shows_an_error_and_is_not_sent(
    playground: Playground, bot: ScriptedBot
) -> None:
    ada = playground.person("ada")
    await ada.types("#sales", "/sssi log")
    assert ada.messages("#sales")[0].text == "/sssi is not a valid command."
    assert bot.heard == []


async def test_an_event_is_retried_until_acknowledged(
    playground: Playground, bot: ScriptedBot
) -> None:
    bot.hold = asyncio.Event()
    handled = await playground.person("ada").says_in_dm("hello")
    await playground.until(lambda: len(playground.envelopes[0].attempts) == 3)
    bot.hold.set()
    await playground.until(lambda: playground.envelopes[0].acked)
    assert handled.timed_out
    assert [request.retry_attempt for request in bot.heard[:3]] == [0, 1, 2]
    assert [request.retry_reason for request in bot.heard[:3]] == ["", "timeout", "timeout"]
    assert len({request.payload["event_id"] for request in bot.heard}) == 1


async def test_an_event_acknowledged_late_is_not_retried(playground: Playground) -> None:
    url = await _ticket(playground)
    async with aiohttp.ClientSession() as session, session.ws_connect(url) as socket:
        await playground.bot_connected()
        await playground.person("ada").says_in_dm("hello")
        event = playground.envelopes[0]
        await playground.until(lambda: len(event.attempts) == 2)
        await socket.send_json({"envelope_id": event.envelope_id})
        await playground.until(lambda: event.acked)
        # No bot acknowledges this command, so it outlasts the second attempt's time limit.
        await playground.person("ada").types("#sales", "/ssi")
    assert [sending.late for sending in event.attempts] == [True, True]


async def test_an_event_is_given_up_after_three_retries(
    playground: Playground, bot: ScriptedBot
) -> None:
    bot.hold = asyncio.Event()
    await playground.person("ada").says_in_dm("hello")
    await playground.until(lambda: len(playground.envelopes[0].attempts) == 4)
    await playground.person("ada").types("#sales", "/ssi")
    bot.hold.set()
    assert len(playground.envelopes[0].attempts) == 4


async def test_a_redelivered_envelope_has_the_same_id_and_payload(
    playground: Playground, bot: ScriptedBot
) -> None:
    handled = await playground.person("ada").types("#sales", "/ssi log")
    again = await playground.redeliver(handled.envelope_id)
    first, second = bot.heard
    assert again.error == ""
    assert (first.envelope_id, first.payload) == (second.envelope_id, second.payload)


async def test_a_bot_asked_to_refresh_reconnects(playground: Playground, bot: ScriptedBot) -> None:
    await playground.disconnect("refresh_requested")
    await playground.bot_connected()
    handled = await playground.person("ada").types("#sales", "/ssi")
    assert handled.error == ""


async def test_several_connections_take_turns(playground: Playground, bot: ScriptedBot) -> None:
    second = ScriptedBot(playground)
    await second.connect()
    await playground.until(lambda: playground.open_sockets == 2)
    for _ in range(4):
        await playground.person("ada").types("#sales", "/ssi")
    assert (len(bot.heard), len(second.heard)) == (2, 2)
    await second.close()


async def test_an_invalid_acknowledgement_is_recorded_as_a_mistake(
    playground: Playground,
) -> None:
    url = await _ticket(playground)
    async with aiohttp.ClientSession() as session, session.ws_connect(url) as socket:
        await socket.send_json({"envelope_id": "made-up"})
        await socket.send_str("hello")
        await playground.until(lambda: len(playground.bot_mistakes) == 2)
    assert "made-up" in playground.bot_mistakes[0]


async def test_a_refused_answer_in_an_acknowledgement_is_recorded_as_a_mistake(
    playground: Playground, bot: ScriptedBot
) -> None:
    async def answer(payload: Payload) -> Payload:
        return {"blocks": [{"type": "section"}]}

    bot.on_command = answer
    ada = playground.person("ada")
    await ada.types("#sales", "/ssi")
    assert "invalid_blocks" in ada.messages("#sales")[0].text
    assert "invalid_blocks" in playground.bot_mistakes[0]


async def _ticket(playground: Playground) -> str:
    headers = {"Authorization": f"Bearer {playground.app_token}"}
    async with aiohttp.ClientSession(headers=headers) as session:
        answer = await session.post(playground.api_url + "apps.connections.open")
        url: str = (await answer.json())["url"]
    return url


async def test_an_event_is_redelivered_in_new_envelopes_as_often_as_a_test_wants(
    playground: Playground, bot: ScriptedBot
) -> None:
    await playground.person("ada").says_in_dm("log it")
    first = bot.heard[0]
    handled = await playground.redeliver_event(first.payload["event_id"], times=20)
    assert [result.error for result in handled] == [""] * 20
    assert [request.payload for request in bot.heard] == [first.payload] * 21
    assert len({request.envelope_id for request in bot.heard}) == 21
    assert bot.heard[1].retry_attempt == 1
    with pytest.raises(KeyError):
        await playground.redeliver_event("Ev0NONE")
