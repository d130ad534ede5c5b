"""Faults on demand, as the bot's client sees them."""

import asyncio

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from playground.server import Playground
from tests.playground.conftest import Seconds


@pytest.fixture
def web(playground: Playground) -> AsyncWebClient:
    """slack_sdk's client with the bot's token, without retries."""
    return AsyncWebClient(playground.bot_token, base_url=playground.api_url, retry_handlers=[])


async def test_a_hanging_call_answers_when_the_faults_are_cleared(
    web: AsyncWebClient, playground: Playground
) -> None:
    playground.faults.hang("users.info")
    call = asyncio.ensure_future(web.users_info(user="U0ADA"))
    done, _ = await asyncio.wait({call}, timeout=0.1)
    assert not done
    playground.faults.clear()
    assert (await asyncio.wait_for(call, 2))["ok"]


async def test_a_slow_method_does_not_delay_others(
    web: AsyncWebClient, playground: Playground
) -> None:
    playground.faults.slow("users.info", seconds=60)
    assert (await asyncio.wait_for(web.auth_test(), 2))["ok"]


async def test_a_call_can_take_effect_and_still_fail(
    web: AsyncWebClient, playground: Playground
) -> None:
    playground.faults.error_after_accepting("chat.postMessage", status=500)
    with pytest.raises(SlackApiError):
        await web.chat_postMessage(channel="C0SALES", text="once")
    await web.chat_postMessage(channel="C0SALES", text="twice")
    texts = [message.text for message in playground.person("ada").messages("#sales")]
    assert texts == ["once", "twice"]
    assert [call.status for call in playground.calls] == [500, 200]


async def test_a_connection_can_close_after_the_call_took_effect(
    web: AsyncWebClient, playground: Playground
) -> None:
    playground.faults.close_after_accepting("chat.postMessage")
    with pytest.raises(aiohttp.ClientError):
        await web.chat_postMessage(channel="C0SALES", text="once")
    assert len(playground.person("ada").messages("#sales")) == 1


async def test_an_error_is_answered_the_given_number_of_times(
    web: AsyncWebClient, playground: Playground
) -> None:
    playground.faults.answer("users.info", "user_not_found", times=1)
    with pytest.raises(SlackApiError, match="user_not_found"):
        await web.users_info(user="U0ADA")
    assert (await web.users_info(user="U0ADA"))["ok"]


async def test_calls_beyond_the_rate_limit_get_retry_after(
    web: AsyncWebClient, playground: Playground, seconds: Seconds
) -> None:
    playground.faults.rate_limit(per_minute=2, method="chat.postMessage")
    for _ in range(2):
        await web.chat_postMessage(channel="C0SALES", text="x")
    seconds.passed += 20
    with pytest.raises(SlackApiError) as caught:
        await web.chat_postMessage(channel="C0SALES", text="x")
    assert caught.value.response.status_code == 429
    assert caught.value.response.headers["Retry-After"] == "40"
    assert caught.value.response["error"] == "ratelimited"
    seconds.passed += 40
    assert (await web.chat_postMessage(channel="C0SALES", text="x"))["ok"]


async def test_one_call_in_three_fails_after_it_was_accepted(
    web: AsyncWebClient, playground: Playground
) -> None:
    playground.faults.error_after_accepting("chat.postMessage", times=None, every=3)
    failed = []
    for number in range(1, 8):
        try:
            await web.chat_postMessage(channel="C0SALES", text=str(number))
        except SlackApiError:
            failed.append(number)
    seen = [message.text for message in playground.person("ada").messages("#sales")]
    assert failed == [3, 6]
    assert seen == ["1", "2", "3", "4", "5", "6", "7"]


@pytest.mark.parametrize("error", ["token_revoked", "account_inactive"])
async def test_a_revoked_token_is_refused(
    web: AsyncWebClient, playground: Playground, error: str
) -> None:
    playground.faults.revoke_token(error)
    with pytest.raises(SlackApiError, match=error):
        await web.auth_test()
    playground.faults.clear()
    assert (await web.auth_test())["ok"]


async def test_a_fault_for_all_methods_strikes_each(
    web: AsyncWebClient, playground: Playground
) -> None:
    playground.faults.answer("*", "internal_error")
    with pytest.raises(SlackApiError, match="internal_error"):
        await web.users_list()


@pytest.mark.parametrize("error", ["internal_error", "fatal_error"])
async def test_a_call_can_take_effect_and_then_answer_with_an_error(
    web: AsyncWebClient, playground: Playground, error: str
) -> None:
    playground.faults.answer_after_accepting("chat.postMessage", error)
    with pytest.raises(SlackApiError, match=error) as caught:
        await web.chat_postMessage(channel="C0SALES", text="once")
    assert caught.value.response.status_code == 200
    assert [m.text for m in playground.person("ada").messages("#sales")] == ["once"]
    assert [(call.ok, call.status) for call in playground.calls] == [(False, 200)]
    assert playground.exchanges.since(0)[-1].outcome == "failed_after_accepting"
    assert (await web.chat_postMessage(channel="C0SALES", text="twice"))["ok"]


@pytest.mark.parametrize(
    "error",
    ["internal_error", "invalid_blocks_format", "msg_blocks_too_long", "invalid_arguments"],
)
async def test_an_error_on_demand_posts_nothing(
    web: AsyncWebClient, playground: Playground, error: str
) -> None:
    playground.faults.answer("chat.postMessage", error, times=1)
    with pytest.raises(SlackApiError, match=error):
        await web.chat_postMessage(channel="C0SALES", text="once")
    assert playground.person("ada").messages("#sales") == []


async def test_users_list_is_limited_as_slacks_second_tier(
    web: AsyncWebClient, playground: Playground
) -> None:
    """https://docs.slack.dev/reference/methods/users.list: Tier 2, 20+ calls a minute."""
    playground.faults.rate_limit(per_minute=20, method="users.list")
    for _ in range(20):
        await web.users_list()
    with pytest.raises(SlackApiError) as caught:
        await web.users_list()
    assert caught.value.response.status_code == 429
    assert caught.value.response.headers["Retry-After"] == "60"
    assert (await web.users_info(user="U0ADA"))["ok"]
