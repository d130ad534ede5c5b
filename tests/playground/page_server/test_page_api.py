"""The page's requests."""

import socket
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import aiohttp
import pytest

from playground.server import HOST, Playground
from tests.playground.blocks import actions, button, field, home, modal, options
from tests.playground.page import Page
from tests.playground.scripted_bot import Payload, ScriptedBot


async def test_the_state_shows_what_this_person_sees(page: Page, playground: Playground) -> None:
    state = await page.state()
    assert state["me"]["tz"] == "Europe/Stockholm"
    assert state["connected"] is False
    names = {(c["name"], c["kind"], c["bot_is_member"]) for c in state["conversations"]}
    assert ("leadership", "private", True) in names
    assert ("quiet", "channel", False) in names
    assert ("SSI Coach", "im", True) in names
    assert [p["id"] for p in state["people"] if p["can_be_me"]] == [
        "U0ADA",
        "U0BEN",
        "U0UMA",
        "U0EVE",
    ]
    assert state["commands"][0]["command"] == "/ssi"
    async with aiohttp.ClientSession() as session:
        eves = await Page(session, playground, "U0EVE").state()
    assert {c["name"] for c in eves["conversations"]} == {"partners", "SSI Coach"}


async def test_typing_a_command_shows_its_answer_and_counts_it_as_unread(
    page: Page, playground: Playground, bot: ScriptedBot
) -> None:
    async def answer(payload: Payload) -> Payload:
        return {"text": "1.07 %"}

    bot.on_command = answer
    outcome = await page.act(do="type", conversation="C0SALES", text="/ssi stats")
    state = await page.state()
    shown = state["messages"]["C0SALES"][0]
    assert outcome == {"ok": True}
    assert (shown["text"], shown["ephemeral"], shown["is_bot"]) == ("1.07 %", True, True)
    assert _conversation(state, "C0SALES")["unread"] == 1
    await page.act(do="read", conversation="C0SALES")
    assert _conversation(await page.state(), "C0SALES")["unread"] == 0


async def test_a_form_is_filled_submitted_and_shows_its_errors(
    page: Page, playground: Playground, bot: ScriptedBot
) -> None:
    async def answer(payload: Payload) -> Payload | None:
        values = payload["view"]["state"]["values"]
        if values["views"]["typed"]["value"] == "many":
            return {"response_action": "errors", "errors": {"views": "Not a number"}}
        return None

    await page.act(do="shortcut", callback_id="log_post_anywhere")
    bot.on_interaction = answer
    trigger_id = bot.payloads("interactive")[0]["trigger_id"]
    await bot.web.views_open(trigger_id=trigger_id, view=modal(field("views")))
    shown = (await page.state())["modals"][0]
    many = {"views": {"typed": {"type": "plain_text_input", "value": "many"}}}
    outcome = await page.act(do="submit", view=shown["id"], values=many)
    again = (await page.state())["modals"][0]
    assert outcome["errors"] == again["errors"] == {"views": "Not a number"}
    assert again["view"]["state"]["values"] == many
    few = {"views": {"typed": {"type": "plain_text_input", "value": "7"}}}
    assert (await page.act(do="submit", view=shown["id"], values=few))["errors"] == {}
    assert (await page.state())["modals"] == []


async def test_an_element_is_used_in_a_message_and_at_home(
    page: Page, playground: Playground, bot: ScriptedBot
) -> None:
    window = {"type": "static_select", "action_id": "window", "options": options("7d", "30d")}
    row = actions(button("Undo", "undo", value="42"), window, block_id="row")
    sent = await bot.web.chat_postMessage(channel="U0ADA", text="x", blocks=[row])
    await bot.web.views_publish(user_id="U0ADA", view=home(row))
    there = {"do": "action", "block_id": "row"}
    await page.act(**there, conversation="D0ADA", ts=sent["ts"], action_id="undo", value="42")
    await page.act(**there, view="home", action_id="window", selected=options("30d")[0])
    clicked, chosen = bot.payloads("interactive")
    assert clicked["actions"][0]["value"] == "42"
    assert chosen["actions"][0]["selected_option"]["value"] == "30d"


async def test_an_impossible_action_is_refused_with_a_sentence(page: Page) -> None:
    for deed in (
        {"do": "type", "conversation": "C0NOWHERE", "text": "hello"},
        {"do": "submit", "view": "V0GONE", "values": {}},
        {"do": "fly"},
        {"do": "advance", "to": "yesterday"},
    ):
        outcome = await page.act(**deed)
        assert outcome["ok"] is False
        assert outcome["error"].endswith(".")


@pytest.mark.parametrize(
    ("jump", "expected"),
    [
        ({"to": "next_monday_0900"}, datetime(2026, 3, 9, 9, tzinfo=ZoneInfo("Europe/Stockholm"))),
        ({"to": "next_month"}, datetime(2026, 4, 1, 9, tzinfo=ZoneInfo("Europe/Stockholm"))),
    ],
)
async def test_the_clock_jumps_to_a_morning_of_the_person(
    page: Page, playground: Playground, jump: dict[str, str], expected: datetime
) -> None:
    await page.act(do="advance", **jump)
    now = datetime.fromisoformat((await page.state())["now"])
    assert timedelta(0) <= now - expected < timedelta(seconds=5)
    assert timedelta(0) <= playground.clock.now() - expected < timedelta(seconds=5)


async def test_the_clock_jumps_by_an_hour_and_by_a_day(page: Page, playground: Playground) -> None:
    before = playground.clock.now()
    await page.act(do="advance", by="hour")
    await page.act(do="advance", by="day")
    passed = playground.clock.now() - before
    assert timedelta(hours=25) <= passed < timedelta(hours=25, seconds=5)


async def test_the_live_socket_reports_each_change(page: Page, playground: Playground) -> None:
    url = playground.url.replace("http", "ws") + "page/live?as=U0ADA"
    async with aiohttp.ClientSession() as session, session.ws_connect(url) as live:
        first = await live.receive_json(timeout=2)
        await page.act(do="type", conversation="C0SALES", text="hello")
        second = await live.receive_json(timeout=2)
    assert second["version"] > first["version"]


async def test_an_invited_bot_is_a_member(page: Page, playground: Playground) -> None:
    await page.act(do="invite_bot", conversation="C0QUIET")
    assert _conversation(await page.state(), "C0QUIET")["bot_is_member"]


async def test_a_channel_is_restricted_archived_and_the_bot_removed(page: Page) -> None:
    sales = {"conversation": "C0SALES"}
    await page.act(do="posting", **sales, admins_only=True)
    assert _conversation(await page.state(), "C0SALES")["admins_only"]
    await page.act(do="remove_bot", **sales)
    assert not _conversation(await page.state(), "C0SALES")["bot_is_member"]
    await page.act(do="archive", **sales)
    assert _conversation(await page.state(), "C0SALES")["archived"]
    await page.act(do="unarchive", **sales)
    assert not _conversation(await page.state(), "C0SALES")["archived"]


async def test_a_user_is_changed_and_deactivated(page: Page, playground: Playground) -> None:
    ben = {"user": "U0BEN"}
    await page.act(do="profile", **ben, tz="Asia/Tokyo", name="Ben O.")
    await page.act(do="admin", **ben, is_admin=True)
    await page.act(do="deactivate", **ben)
    shown = _person(await page.state(), "U0BEN")
    assert (shown["name"], shown["tz"], shown["is_admin"]) == ("Ben O.", "Asia/Tokyo", True)
    assert (shown["is_deactivated"], shown["can_be_me"]) == (True, False)
    async with aiohttp.ClientSession() as session:
        gone = await session.get(playground.url + "page/state", params={"as": "U0BEN"})
    assert gone.status == 404
    await page.act(do="reactivate", **ben)
    assert _person(await page.state(), "U0BEN")["can_be_me"]


async def test_a_reset_forgets_everything_and_returns_to_real_time(
    page: Page, playground: Playground
) -> None:
    await page.act(do="type", conversation="C0SALES", text="hello")
    await page.act(do="reset")
    state = await page.state()
    assert state["messages"]["C0SALES"] == []
    assert abs(playground.clock.now() - datetime.now(UTC)) < timedelta(seconds=5)


@pytest.mark.parametrize("path", ["", "page/state?as=U0ADA", "api/auth.test"])
async def test_another_name_for_this_machine_is_refused(playground: Playground, path: str) -> None:
    async with aiohttp.ClientSession() as session:
        answer = await session.get(playground.url + path, headers={"Host": "evil.example"})
    assert answer.status == 403


async def test_a_page_that_is_closed_at_once_leaves_no_trace(
    page: Page, playground: Playground, caplog: pytest.LogCaptureFixture
) -> None:
    headers = (
        f"Host: {HOST}:{playground.port}",
        "Connection: Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    )
    request = "\r\n".join(["GET /page/live HTTP/1.1", *headers, "", ""])
    # The playground reads the request and the end together: it has no turn in between.
    with socket.create_connection((HOST, playground.port)) as connection:
        connection.sendall(request.encode())
    # It answers the next request later than that one.
    await page.state()
    assert [record.getMessage() for record in caplog.records if record.exc_info] == []


@pytest.mark.parametrize(
    ("method", "path"), [("POST", "page/act"), ("GET", "page/live"), ("POST", "api/auth.test")]
)
async def test_a_page_of_another_site_is_refused(
    playground: Playground, method: str, path: str
) -> None:
    url = f"{playground.url}{path}?as=U0ADA"
    async with aiohttp.ClientSession() as session:
        foreign = {"Origin": "http://evil.example"}
        answer = await session.request(method, url, headers=foreign, json={"do": "home"})
    assert answer.status == 403


async def test_the_page_is_served_with_its_safety_headers(playground: Playground) -> None:
    async with aiohttp.ClientSession() as session:
        answer = await session.get(playground.url)
        outside = await session.get(playground.url + "page/..%2f..%2fmanifest.json")
    assert answer.content_type == "text/html"
    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cache-Control"] == "no-store"
    assert outside.status == 404


def _person(state: dict[str, Any], user_id: str) -> dict[str, Any]:
    found: dict[str, Any] = next(p for p in state["people"] if p["id"] == user_id)
    return found


def _conversation(state: dict[str, Any], conversation_id: str) -> dict[str, Any]:
    found: dict[str, Any] = next(c for c in state["conversations"] if c["id"] == conversation_id)
    return found
