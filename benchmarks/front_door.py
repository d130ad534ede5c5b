"""How long an acknowledgement takes, compared with Bolt alone in the same run.

    python -m benchmarks.front_door [--commands 300]

Both bots answer the same command with the same text, through Socket Mode and the local Slack. They
take turns, so that a busy machine slows both. Then `/ssi log` is measured, with its database.
"""

import argparse
import asyncio
import statistics
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import aiohttp
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from benchmarks.databases import database
from bot.app import build_app
from bot.running import read_manifest
from bot.settings import Settings
from bot.socket_mode import SocketMode
from handlers.desk import Desk
from handlers.front_door import front_door
from handlers.visit import Visit
from playground.server import Playground
from playground.world.simulated_clock import SimulatedClock
from storage.engine import open_engine
from storage.migrate import migrate
from views.blocks import Message, section

WORDS = "pong"


async def answer(visit: Visit) -> None:
    """Answers the trivial command."""
    await visit.answer(Message(WORDS, (section(WORDS),)))


async def main(commands: int) -> None:
    """Measures both bots and `/ssi log`, and prints the results."""
    with database("sqlite") as url:
        async with bolt_alone() as bolt, our_bot(url, answering=True) as ours:
            bolt_times, our_times = [], []
            for _ in range(commands):
                bolt_times.append(await one(bolt, "/ssi ping"))
                our_times.append(await one(ours, "/ssi ping"))
    with database("sqlite") as url:
        async with our_bot(url, answering=False) as whole:
            log_times = [
                await one(whole, f"/ssi log {link(number)} 2340 views 25 engagers")
                for number in range(commands)
            ]
    print(f"{commands} commands each, milliseconds until acknowledged (p50 / p99):")
    for name, times in (
        ("Bolt alone         ", bolt_times),
        ("our front door     ", our_times),
        ("/ssi log, SQLite   ", log_times),
    ):
        print(f"  {name} {percentile(times, 50):7.2f} / {percentile(times, 99):7.2f}")
    ratio = percentile(our_times, 50) / percentile(bolt_times, 50)
    print(f"  our front door ÷ Bolt alone: {ratio:.2f}")


async def one(local: Playground, line: str) -> float:
    """Types a command; returns the seconds until it was acknowledged."""
    handled = await local.person("uma").types("#sales", line)
    assert not handled.timed_out
    return handled.seconds


def link(number: int) -> str:
    """A link to another post for each number, an hour apart."""
    moment = datetime(2026, 1, 1, tzinfo=UTC).timestamp() + 3600 * number
    return f"https://www.linkedin.com/feed/update/urn:li:activity:{int(moment * 1000) << 22}/"


def percentile(seconds: list[float], rank: int) -> float:
    """A percentile in milliseconds.

    Args:
        rank: From 1 to 99.
    """
    return statistics.quantiles(seconds, n=100)[rank - 1] * 1000


@asynccontextmanager
async def bolt_alone() -> AsyncIterator[Playground]:
    """A local Slack with a bot written like Bolt's samples."""
    local = Playground(read_manifest(), SimulatedClock())
    await local.start()
    app = AsyncApp(token=local.bot_token, signing_secret="")
    app.client.base_url = local.api_url

    @app.command("/ssi")
    async def ping(ack: AsyncAck) -> None:
        await ack(text=WORDS)

    handler = AsyncSocketModeHandler(app, local.app_token)
    await handler.client.connect()
    await local.bot_connected()
    yield local
    await handler.client.close()
    await local.stop()


@asynccontextmanager
async def our_bot(database_url: str, *, answering: bool = False) -> AsyncIterator[Playground]:
    """A local Slack with our bot.

    Args:
        answering: Whether the bot answers every command with the trivial answer.
    """
    clock = SimulatedClock()
    local = Playground(read_manifest(), clock)
    await local.start()
    settings = Settings.model_validate(
        {
            "slack_api_url": local.api_url,
            "slack_bot_token": local.bot_token,
            "slack_app_token": local.app_token,
            "database_url": database_url,
        }
    )
    engine = open_engine(settings.database_url)
    migrate(engine)
    async with aiohttp.ClientSession() as session:
        bot = build_app(settings, engine=engine, clock=clock, session=session)
        if answering:
            put_first(bot.app, bot.desk)
        socket = SocketMode(bot, settings)
        await socket.start()
        await local.bot_connected()
        yield local
        await socket.stop()
        await bot.close()
    await local.stop()


def put_first(app: AsyncApp, desk: Desk) -> None:
    """Registers the trivial answer ahead of the bot's own listeners."""
    app.command("/ssi")(front_door(desk, answer))
    listeners = app._async_listeners
    listeners.insert(0, listeners.pop())


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--commands", type=int, default=300)
    asyncio.run(main(parser.parse_args().commands))
