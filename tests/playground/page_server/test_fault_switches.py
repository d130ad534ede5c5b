"""Faults that the page's form adds and removes."""

import asyncio
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError

from playground.server import Playground
from tests.playground.page import Page
from tests.playground.scripted_bot import ScriptedBot


@pytest.mark.parametrize(
    ("wanted", "shown"),
    [
        ({"kind": "slow", "seconds": 2}, {"method": "*", "seconds": 2.0, "left": None, "every": 1}),
        ({"kind": "hang", "times": 3}, {"method": "*", "left": 3, "every": 1}),
        (
            {"kind": "error", "method": "chat.postMessage", "error": "internal_error"},
            {"method": "chat.postMessage", "error": "internal_error", "left": None, "every": 1},
        ),
        (
            {"kind": "fail_after", "status": 503, "every": 20},
            {"method": "*", "status": 503, "left": None, "every": 20},
        ),
        (
            {"kind": "error_after", "error": "fatal_error", "times": 2},
            {"method": "*", "error": "fatal_error", "left": 2, "every": 1},
        ),
        ({"kind": "close_after", "times": 1}, {"method": "*", "left": 1, "every": 1}),
        (
            {"kind": "rate_limit", "per_minute": 5, "method": "views.open"},
            {"method": "views.open", "per_minute": 5},
        ),
        ({"kind": "revoke_token"}, {"method": "*", "error": "token_revoked"}),
    ],
)
async def test_each_fault_is_switched_on_shown_and_switched_off(
    page: Page, wanted: dict[str, Any], shown: dict[str, Any]
) -> None:
    outcome = await page.act(do="set_fault", **wanted)
    (fault,) = (await page.state())["faults"]
    assert fault == {"id": outcome["id"], "kind": wanted["kind"], **shown}
    await page.act(do="clear_fault", id=outcome["id"])
    assert (await page.state())["faults"] == []


@pytest.mark.parametrize(
    "wanted",
    [
        {"kind": "flood"},
        {"kind": "slow", "seconds": -1},
        {"kind": "error", "error": "not a code"},
        {"kind": "fail_after", "status": 200},
        {"kind": "rate_limit", "per_minute": "5"},
        {"kind": "hang", "times": 0},
        {"kind": "revoke_token", "error": "tired"},
    ],
)
async def test_an_invalid_fault_is_refused_with_a_sentence(
    page: Page, wanted: dict[str, Any]
) -> None:
    outcome = await page.act(do="set_fault", **wanted)
    assert (outcome["ok"], outcome["error"][-1]) == (False, ".")
    assert (await page.state())["faults"] == []


async def test_a_fault_strikes_until_it_is_used_up(page: Page, bot: ScriptedBot) -> None:
    await page.act(do="set_fault", kind="error", method="auth.test", error="fatal_error", times=1)
    with pytest.raises(SlackApiError, match="fatal_error"):
        await bot.web.auth_test()
    assert (await page.state())["faults"] == []
    assert (await bot.web.auth_test())["ok"]


async def test_removing_a_fault_releases_its_hanging_call(
    page: Page, playground: Playground, bot: ScriptedBot
) -> None:
    other = await page.act(do="set_fault", kind="rate_limit", per_minute=100)
    hanging = await page.act(do="set_fault", kind="hang", method="auth.test")
    async with asyncio.TaskGroup() as tasks:
        call = tasks.create_task(bot.web.auth_test())
        await playground.until(lambda: playground.exchanges.since(0)[-1].name == "auth.test")
        await page.act(do="clear_fault", id=hanging["id"])
    assert call.result()["ok"]
    assert [fault["id"] for fault in (await page.state())["faults"]] == [other["id"]]


async def test_a_reset_switches_all_faults_off(page: Page) -> None:
    await page.act(do="set_fault", kind="revoke_token")
    await page.act(do="set_fault", kind="hang")
    await page.act(do="reset")
    assert (await page.state())["faults"] == []


async def test_the_form_offers_every_kind_and_method(page: Page) -> None:
    offered = await page.get("page/faults")
    assert {"slow", "rate_limit"} < set(offered["kinds"])
    assert {"*", "chat.postMessage", "response_url", "file_download"} < set(offered["methods"])
