"""The bot, connected to a local Slack by Socket Mode, on each database and a simulated clock."""

import json
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from pathlib import Path

import aiohttp
import pytest
from sqlalchemy.engine import Engine

from bot.app import Bot, build_app
from bot.settings import Settings
from bot.socket_mode import SocketMode
from playground.server import Playground
from playground.testing.actor import Actor
from playground.testing.screen import ShownView
from playground.world.simulated_clock import SimulatedClock

#: A Monday.
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
MANIFEST = json.loads((Path(__file__).parents[2] / "manifest.json").read_text(encoding="utf-8"))


class LocalSlack:
    """A local Slack workspace with the bot."""

    def __init__(
        self, playground: Playground, bot: Bot, socket: SocketMode, clock: SimulatedClock
    ) -> None:
        self.playground = playground
        self.bot = bot
        self.socket = socket
        self.clock = clock

    @property
    def ada(self) -> Actor:
        """Ada, an admin in Stockholm."""
        return self.playground.person("ada")

    @property
    def ben(self) -> Actor:
        """Ben, a member in Los Angeles, nine hours behind Stockholm."""
        return self.playground.person("ben")

    @property
    def uma(self) -> Actor:
        """Uma, a member in UTC."""
        return self.playground.person("uma")

    @property
    def eve(self) -> Actor:
        """Eve, a guest from another company, by Slack Connect."""
        return self.playground.person("eve")


@pytest.fixture
def clock() -> SimulatedClock:
    """A clock that shows `NOW` until a test moves it."""
    return SimulatedClock(real_now=lambda: NOW)


@pytest.fixture
async def playground(clock: SimulatedClock) -> AsyncIterator[Playground]:
    """A local Slack without a bot."""
    local = Playground(MANIFEST, clock)
    await local.start()
    yield local
    await local.stop()


@pytest.fixture(params=["sqlite"])
def migrated_database_url(migrated_database_url: str) -> str:
    """The URL of a migrated database: on SQLite, and for tests marked `ON_BOTH` on PostgreSQL, too.

    Together with the tests of services, delivery and storage, these run each query on both.
    """
    return migrated_database_url


@pytest.fixture
def database_url(migrated_database_url: str) -> str:
    """The URL of a migrated database."""
    return migrated_database_url


@pytest.fixture
def ping_every() -> float:
    """Seconds between pings; a test that waits for one may make them fewer."""
    return 5.0


@pytest.fixture
async def slack(
    playground: Playground,
    clock: SimulatedClock,
    database_url: str,
    engine_at: Callable[[str], Engine],
    acknowledge_by: float,
    ping_every: float,
) -> AsyncIterator[LocalSlack]:
    """A local Slack with the bot connected."""
    settings = settings_for(playground, database_url)
    engine = engine_at(database_url)
    async with aiohttp.ClientSession() as session:
        bot = build_app(
            settings, engine=engine, clock=clock, session=session, acknowledge_by=acknowledge_by
        )
        socket = SocketMode(bot, settings, ping_every=ping_every)
        await socket.start()
        await playground.bot_connected()
        yield LocalSlack(playground, bot, socket, clock)
        await socket.stop()
        await bot.close()


async def answered(person: Actor) -> ShownView:
    """Returns the next modal that is not a placeholder."""
    modal = await person.next_modal()
    while "One moment…" in modal.words:
        modal = await person.next_modal()
    return modal


async def whole(person: Actor, form: ShownView) -> ShownView:
    """Presses *More*, and returns the form with all its fields."""
    await person.clicks(form, "more_fields")
    return await answered(person)


def open_modal(person: Actor) -> ShownView:
    """Returns the modal that the person has open now."""
    assert person.modal is not None
    return person.modal


def settings_for(playground: Playground, database_url: str) -> Settings:
    """Returns the settings that connect a bot to this local Slack."""
    return Settings.model_validate(
        {
            "slack_api_url": playground.api_url,
            "slack_bot_token": playground.bot_token,
            "slack_app_token": playground.app_token,
            "database_url": database_url,
        }
    )
