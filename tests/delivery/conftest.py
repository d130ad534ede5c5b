"""An outbox, a database and a local Slack for each test, on each kind of database."""

import json
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from playground.server import Playground
from playground.world.simulated_clock import SimulatedClock
from storage.store import Store
from tests.delivery.office import NOW, Office

MANIFEST = json.loads((Path(__file__).parents[2] / "manifest.json").read_text(encoding="utf-8"))


@pytest.fixture
async def office(store: Store) -> AsyncIterator[Office]:
    """Everything that a delivery needs; the time is `NOW` until a test moves it."""
    clock = SimulatedClock(real_now=lambda: NOW)
    playground = Playground(MANIFEST, clock)
    await playground.start()
    async with aiohttp.ClientSession() as session:
        yield Office(playground, store, clock, session)
    await playground.stop()
