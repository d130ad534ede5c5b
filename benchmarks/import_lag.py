"""How fast the bot answers while it reads, imports and undoes a list of 20,000 accounts.

    python -m benchmarks.import_lag [--database sqlite postgresql] [--accounts 20000]

Ada drops the workbook, imports it and presses *Undo*, while Uma logs posts and reads her figures.
Each step prints how long it took, the longest block of the event loop, and how long Uma's
acknowledgements took; Slack gives up after three seconds. The local Slack and the bot share one
process here, which makes both a little slower.
"""

import argparse
import asyncio
import itertools
import statistics
from collections.abc import AsyncIterator, Awaitable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from time import perf_counter

import aiohttp

from benchmarks.databases import database
from benchmarks.front_door.people import link
from bot.app import build_app
from bot.running import read_manifest
from bot.settings import Settings
from bot.socket_mode import SocketMode
from playground.server import Playground
from playground.testing.actor import Actor
from playground.testing.screen import ShownMessage
from playground.world.simulated_clock import SimulatedClock
from storage.engine import open_engine
from storage.migrate import migrate
from tests.linkedin.files import xlsx_of

#: Seconds between two measurements of the event loop, and between two of Uma's commands.
_MEASURE_EVERY = 0.01
_COMMAND_EVERY = 0.05
#: Seconds that a step may take.
_STEP_LIMIT = 120.0
_FIRST = ("Nordic", "Blue", "Delta", "Acme", "Green", "Alpine", "Bright", "Iron", "Silver", "Prime")
_SECOND = ("Robotics", "Foods", "Energy", "Health", "Logistics", "Software", "Paper", "Motors")


@dataclass
class Responsiveness:
    """What was measured during a step, in seconds."""

    lags: list[float] = field(default_factory=list)
    acknowledged: list[float] = field(default_factory=list)


async def main(kinds: list[str], accounts: int) -> None:
    """Runs the steps on each kind of database."""
    data = workbook(accounts)
    for kind in kinds:
        with database(kind) as url:
            async with our_bot(url) as local:
                print(f"{kind}: {accounts:,} accounts, {len(data):,} bytes")
                await measure(local, data)


@asynccontextmanager
async def our_bot(database_url: str) -> AsyncIterator[Playground]:
    """A local Slack with our bot."""
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
        socket = SocketMode(bot, settings)
        await socket.start()
        await local.bot_connected()
        yield local
        await socket.stop()
        await bot.close()
    await local.stop()


async def measure(local: Playground, data: bytes) -> None:
    """Drops the file, imports it, drops it again, and undoes the import."""
    ada = local.person("ada")
    await ada.says_in_dm("accounts")  # makes her a member; the bot answers with the setup
    await ada.next_message("dm")
    preview = await timed(local, "preview", ada, ada.drops_file("dm", "targets.xlsx", data))
    done = await timed(local, "import", ada, ada.clicks(preview, "Import"))
    await timed(local, "preview again", ada, ada.drops_file("dm", "targets.xlsx", data))
    await timed(local, "undo", ada, ada.clicks(done, "Undo"))


async def timed(
    local: Playground,
    name: str,
    person: Actor,
    step: Awaitable[object],
    said: Sequence[str] = ("targets.xlsx", "the import of"),
) -> ShownMessage:
    """Takes a step, waits for its answer, and prints how responsive the bot was.

    Args:
        said: The answer has one of these words.
    """
    began = perf_counter()
    async with measuring(local) as measured:
        await step
        answer = await answer_to(person, said)
    took = perf_counter() - began
    acks = [1000 * each for each in measured.acknowledged]
    print(
        f"  {name:14} {took:6.2f} s; loop blocked up to {1000 * max(measured.lags):5.0f} ms;"
        f" {len(acks):4} commands acknowledged in {statistics.median(acks):5.0f} ms,"
        f" {max(acks):5.0f} ms at most"
    )
    return answer


async def answer_to(person: Actor, said: Sequence[str]) -> ShownMessage:
    """Waits for the next message that says one of these words."""
    while True:
        message = await person.next_message("dm", _STEP_LIMIT)
        if any(words in message.text for words in said):
            return message


@asynccontextmanager
async def measuring(local: Playground) -> AsyncIterator[Responsiveness]:
    """Measures the event loop, and lets Uma work, until the block ends."""
    measured, ended = Responsiveness(), asyncio.Event()
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(measure_lag(measured, ended))
        tasks.create_task(work(local, measured, ended))
        yield measured
        ended.set()


async def measure_lag(measured: Responsiveness, ended: asyncio.Event) -> None:
    """Measures how much longer a short sleep takes."""
    while not ended.is_set():
        began = perf_counter()
        await asyncio.sleep(_MEASURE_EVERY)
        measured.lags.append(perf_counter() - began - _MEASURE_EVERY)


async def work(local: Playground, measured: Responsiveness, ended: asyncio.Event) -> None:
    """Types commands one after the other; every second one only reads."""
    uma = local.person("uma")
    for number in itertools.count():
        for line in (f"/ssi log {link(number)} 2340 views 25 engagers", "/ssi stats"):
            handled = await uma.types("#sales", line)
            assert not handled.timed_out
            measured.acknowledged.append(handled.seconds)
            if ended.is_set():
                return
            await asyncio.sleep(_COMMAND_EVERY)


def workbook(accounts: int) -> bytes:
    """An XLSX file with names, websites and owners, as CRMs export it."""
    rows = [
        (
            f"{_FIRST[n % 10]} {_SECOND[n // 10 % 8]} {n // 80} GmbH",
            f"https://www.company{n}.example/about",
            "Uma Rao" if n % 3 else "Nobody Known",
        )
        for n in range(accounts)
    ]
    return xlsx_of(("Account Name", "Website", "Account Owner"), *rows)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", nargs="+", default=["sqlite", "postgresql"])
    parser.add_argument("--accounts", type=int, default=20_000)
    arguments = parser.parse_args()
    asyncio.run(main(arguments.database, arguments.accounts))
