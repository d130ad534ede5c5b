"""How the bot copes with small files that are costly to read.

    python -m benchmarks.hostile_files [--only "commas"]

The bot runs as a separate process, on SQLite, connected to the local Slack. Ada drops each file,
then four at once, while Uma types commands. At the end the bot gets SIGTERM while it reads one.
Each file should be answered within 10 s, with less than 300 MB for the bot and its reader together;
commands should be acknowledged within 0.5 s, and the bot should end within 3 s. Memory is read from
Linux's ``/proc``.
"""

import argparse
import asyncio
import os
import signal
import tempfile
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from benchmarks.bot_process import bot_process
from bot.running import read_manifest
from playground.server import Playground
from playground.testing.actor import Actor
from playground.world.simulated_clock import SimulatedClock
from tests.linkedin.hostile import HOSTILE

_LIMIT = 60.0
_FOUR = (
    "a million cells",
    "100,000 names",
    "4 million empty tags",
    "4.9 MB of commas in 100 lines",
)
_LONG = "a million empty rows"
_PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass
class Measured:
    """What was measured in a step: bytes, and seconds."""

    memory: int = 0
    acknowledged: float = 0.0


async def main(only: str) -> None:
    """Drops the files and prints what was measured."""
    local = Playground(read_manifest(), SimulatedClock())
    await local.start()
    with tempfile.TemporaryDirectory() as folder:
        process = await bot_process(local, Path(folder))
        print(f"{'':40} {'bytes':>9} {'answer':>8} {'memory':>8} {'ack':>7}")
        for name, make in HOSTILE.items():
            if only in name:
                await _step(local, process, name, [await asyncio.to_thread(make)])
        four = [await asyncio.to_thread(HOSTILE[name]) for name in _FOUR]
        await _step(local, process, "four at once", four)
        await _stop_while_reading(local, process)
    await local.stop()


async def _step(
    local: Playground, process: asyncio.subprocess.Process, name: str, files: list[bytes]
) -> None:
    ada, began = local.person("ada"), perf_counter()
    async with _measuring(local, process.pid) as measured:
        await asyncio.gather(*(_drop(ada, data) for data in files))
        for _ in files:
            answer = await _answer(ada)
    print(
        f"{name:40} {sum(map(len, files)):9,} {perf_counter() - began:6.2f} s "
        f"{measured.memory / 1_000_000:5.0f} MB {measured.acknowledged:5.2f} s  {answer[:60]!r}"
    )


async def _answer(ada: Actor) -> str:
    """The next answer, except the offer of the setup."""
    while (text := (await ada.next_message("dm", _LIMIT)).text).startswith("You are an admin"):
        continue
    return text


def _drop(ada: Actor, data: bytes) -> Awaitable[object]:
    kind = "xlsx" if data.startswith(b"PK") else "csv"
    return ada.drops_file("dm", f"list.{kind}", data)


async def _stop_while_reading(local: Playground, process: asyncio.subprocess.Process) -> None:
    data = await asyncio.to_thread(HOSTILE[_LONG])
    await _drop(local.person("ada"), data)
    while len(_family(process.pid)) == 1:  # noqa: ASYNC110  # another process starts
        await asyncio.sleep(0.01)
    began = perf_counter()
    process.send_signal(signal.SIGTERM)
    await asyncio.wait_for(process.wait(), _LIMIT)
    seconds = perf_counter() - began
    answer = await _answer(local.person("ada"))
    print(f"ended {seconds:.2f} s after SIGTERM, answered {answer[:60]!r}")


@asynccontextmanager
async def _measuring(local: Playground, pid: int) -> AsyncIterator[Measured]:
    """Measures the bot's memory, and lets Uma type commands, until the block ends."""
    measured, ended = Measured(), asyncio.Event()
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(_watch_memory(pid, measured, ended))
        tasks.create_task(_type_commands(local, measured, ended))
        yield measured
        ended.set()


async def _watch_memory(pid: int, measured: Measured, ended: asyncio.Event) -> None:
    while not ended.is_set():
        measured.memory = max(measured.memory, sum(map(_resident, _family(pid))))
        await asyncio.sleep(0.02)


async def _type_commands(local: Playground, measured: Measured, ended: asyncio.Event) -> None:
    while not ended.is_set():
        handled = await local.person("uma").types("#sales", "/ssi accounts")
        measured.acknowledged = max(measured.acknowledged, handled.seconds)
        await asyncio.sleep(0.05)


def _family(pid: int) -> list[int]:
    """A process and its children."""
    children = Path(f"/proc/{pid}/task/{pid}/children")
    found = [pid]
    for task in children.parents[1].iterdir():
        try:
            found += map(int, (task / "children").read_text().split())
        except OSError:
            continue
    return found


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * _PAGE
    except (OSError, IndexError):
        return 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="part of the names of the files to drop")
    asyncio.run(main(parser.parse_args().only))
