"""A running playground, and a bot connected to it."""

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from playground.server import Playground
from playground.world.simulated_clock import SimulatedClock
from tests.playground.page import Page
from tests.playground.scripted_bot import ScriptedBot

ROOT = Path(__file__).parents[2]
START = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)


class Seconds:
    """Real time that a test advances."""

    def __init__(self) -> None:
        self.passed = 1000.0

    def __call__(self) -> float:
        return self.passed


@pytest.fixture
def manifest() -> dict[str, Any]:
    """The app's manifest."""
    read: dict[str, Any] = json.loads((ROOT / "manifest.json").read_text(encoding="utf-8"))
    return read


@pytest.fixture
def seconds() -> Seconds:
    """The real time of the playground."""
    return Seconds()


@pytest.fixture
async def playground(manifest: dict[str, Any], seconds: Seconds) -> AsyncIterator[Playground]:
    """Run a fresh playground on a free port."""
    running = Playground(manifest, SimulatedClock(START), real_time=seconds, patience=0.3)
    await running.start()
    yield running
    await running.stop()


@pytest.fixture
async def bot(playground: Playground) -> AsyncIterator[ScriptedBot]:
    """Connect a bot."""
    connected = ScriptedBot(playground)
    await connected.connect()
    await playground.bot_connected()
    yield connected
    await connected.close()


@pytest.fixture
async def page(playground: Playground) -> AsyncIterator[Page]:
    """Open Ada's page."""
    async with aiohttp.ClientSession() as session:
        yield Page(session, playground, "U0ADA")
