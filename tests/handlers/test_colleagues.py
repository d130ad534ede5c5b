"""Colleagues, read from Slack's list of users."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.running import read_manifest
from domain.people.members import Colleague
from handlers.colleagues import LASTS, Colleagues
from playground.server import Playground
from playground.world.identity import TEAM_ID
from playground.world.simulated_clock import SimulatedClock

PEOPLE = {"Ada Lindqvist", "Ben Okafor", "Uma Rao"}


class Seconds:
    """Time that passes when a test says so, or when the code waits."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def colleagues(seconds: Seconds) -> Colleagues:
    return Colleagues(seconds, seconds.sleep)


@pytest.fixture
async def slack(seconds: Seconds) -> AsyncIterator[Playground]:
    """Run a local Slack with three members, a guest from another company, and bots."""
    local = Playground(read_manifest(), SimulatedClock(), real_time=seconds)
    await local.start()
    yield local
    await local.stop()


def client_of(slack: Playground) -> AsyncWebClient:
    return AsyncWebClient(slack.bot_token, base_url=slack.api_url, retry_handlers=[])


def names_of(found: list[Colleague] | None) -> set[str]:
    return {name for each in found or () for name in each.names}


async def test_all_pages_of_a_large_workspace_are_read_without_bots_and_guests(
    slack: Playground, colleagues: Colleagues
) -> None:
    added = {f"Person {number}" for number in range(600)}
    for name in added:
        slack.add_person(name.replace(" ", "").lower(), name, "Etc/UTC")
    await slack.person("ada").deactivates("ben")
    found = await colleagues.fetch(client_of(slack), TEAM_ID)
    assert names_of(found) == PEOPLE - {"Ben Okafor"} | added


async def test_nothing_is_returned_if_slack_fails_and_the_next_time_asks_again(
    slack: Playground, colleagues: Colleagues
) -> None:
    slack.faults.answer("users.list", "internal_error")
    assert await colleagues.fetch(client_of(slack), TEAM_ID) is None
    slack.faults.clear()
    assert names_of(await colleagues.fetch(client_of(slack), TEAM_ID)) == PEOPLE


async def test_the_list_is_read_once_for_some_minutes(
    slack: Playground, colleagues: Colleagues, seconds: Seconds
) -> None:
    client = client_of(slack)
    await asyncio.gather(*(colleagues.fetch(client, TEAM_ID) for _ in range(3)))
    assert len(slack.calls_of("users.list")) == 1
    seconds.now += LASTS + 1
    await colleagues.fetch(client, TEAM_ID)
    assert len(slack.calls_of("users.list")) == 2


async def test_a_short_rate_limit_is_waited_for(
    slack: Playground, colleagues: Colleagues, seconds: Seconds
) -> None:
    client = client_of(slack)
    slack.faults.rate_limit(1, "users.list")
    slack.faults.answer("users.list", "internal_error", times=1)
    assert await colleagues.fetch(client, TEAM_ID) is None
    # The limit is for a minute; the last seconds of it are worth a wait.
    seconds.now += 55
    assert names_of(await colleagues.fetch(client, TEAM_ID)) == PEOPLE


async def test_a_long_rate_limit_is_obeyed_without_asking_again(
    slack: Playground, colleagues: Colleagues, seconds: Seconds
) -> None:
    client = client_of(slack)
    slack.faults.rate_limit(0, "users.list")
    assert await colleagues.fetch(client, TEAM_ID) is None
    slack.faults.clear()
    asked = len(slack.calls_of("users.list"))
    assert await colleagues.fetch(client, TEAM_ID) is None
    assert len(slack.calls_of("users.list")) == asked
    seconds.now += 61
    assert names_of(await colleagues.fetch(client, TEAM_ID)) == PEOPLE
