"""Colleagues, read from Slack's list of users."""

from collections.abc import AsyncIterator

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.running import read_manifest
from handlers.profiles import fetch_colleagues
from playground.server import Playground
from playground.world.identity import TEAM_ID
from playground.world.simulated_clock import SimulatedClock

PEOPLE = {"Ada Lindqvist", "Ben Okafor", "Uma Rao"}


@pytest.fixture
async def slack() -> AsyncIterator[Playground]:
    """Run a local Slack with three members, a guest from another company, and bots."""
    local = Playground(read_manifest(), SimulatedClock())
    await local.start()
    yield local
    await local.stop()


def client_of(slack: Playground) -> AsyncWebClient:
    return AsyncWebClient(slack.bot_token, base_url=slack.api_url, retry_handlers=[])


async def test_all_pages_of_a_large_workspace_are_read_without_bots_and_guests(
    slack: Playground,
) -> None:
    added = {f"Person {number}" for number in range(600)}
    for name in added:
        slack.add_person(name.replace(" ", "").lower(), name, "Etc/UTC")
    await slack.person("ada").deactivates("ben")
    found = await fetch_colleagues(client_of(slack), TEAM_ID)
    assert {name for each in found for name in each.names} == PEOPLE - {"Ben Okafor"} | added


async def test_no_colleague_is_returned_if_slack_fails(slack: Playground) -> None:
    slack.faults.answer("users.list", "internal_error")
    assert await fetch_colleagues(client_of(slack), TEAM_ID) == []
