"""How fast LinkedIn's data archive is read, and in how much memory.

    python -m benchmarks.imports [--messages 50000] [--shares 5000] [--connections 30000]

The archive is made by code, and its parts are read as the bot reads them: in a child process, from
a file without a name. Beside it, in the same run, `linkedin-analyzer` cleans the same CSV files, if
it is installed (``pip install linkedin-analyzer``): once as it is, which writes Excel files, and
once without writing them. Each process is measured from its start to its end. The first should take
five times as long as ours, the second as long, and our reading process less than 100 MB. Then Ada
imports the archive into a bot with SQLite, in a process of its own, and undoes that, while Uma
types commands, which should be acknowledged within 0.5 s.
"""

import argparse
import asyncio
import gc
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from benchmarks.bot_process import bot_process
from benchmarks.import_lag import answer_to, measuring
from bot.running import read_manifest
from playground.server import Playground
from playground.testing.actor import Actor
from playground.testing.screen import ShownMessage
from playground.world.simulated_clock import SimulatedClock
from tests.linkedin.files import zip_of
from tests.linkedin.linkedin_files.archives import (
    Archive,
    Comment,
    Message,
    Person,
    Reaction,
    Share,
    files_of,
)

_WORDS = [
    "we",
    "met",
    "at",
    "your",
    "talk",
    "on",
    "pipeline",
    "and",
    "the",
    "renewal",
    "of",
    "that",
    "deal",
    "next",
    "week",
    "thanks",
]
_START = datetime(2018, 1, 1, 9, tzinfo=UTC)
_OURS = """
import asyncio, resource, sys, time
from collections import Counter
from linkedin.export_process import ExportReader

def peak(who):
    return resource.getrusage(who).ru_maxrss

async def watch(held):
    while True:
        before = time.perf_counter()
        await asyncio.sleep(0.01)
        held[0] = max(held[0], time.perf_counter() - before - 0.01)

async def main():
    counts = Counter()
    held = [0.0]
    watching = asyncio.create_task(watch(held))
    with open(sys.argv[1] + "/archive.zip", "rb") as file:
        async for batch in ExportReader().read(file, "archive.zip"):
            counts.update(type(record).__name__ for record in batch)
    watching.cancel()
    return counts, held[0]

before = peak(resource.RUSAGE_SELF)
counts, held = asyncio.run(main())
grown = peak(resource.RUSAGE_SELF) - before
print(peak(resource.RUSAGE_CHILDREN), grown, held)
print(*(f"{number:,} {kind}" for kind, number in counts.items()))
"""
_OTHER = """
import resource, sys
from pathlib import Path
import linkedin_analyzer.core.cleaner as cleaner
from linkedin_analyzer.cleaners.comments import CommentsCleanerConfig, clean_comments
from linkedin_analyzer.cleaners.connections import ConnectionsCleanerConfig, clean_connections
from linkedin_analyzer.cleaners.messages import MessagesCleanerConfig, clean_messages
from linkedin_analyzer.cleaners.shares import SharesCleanerConfig, clean_shares
folder, excel = Path(sys.argv[1]), sys.argv[2] == "excel"
if not excel:
    cleaner._write_excel_atomic = lambda *_: None
for name in ("Shares", "Comments", "messages", "Connections"):
    clean = globals()[f"clean_{name.lower()}"]
    result = clean(input_path=folder / f"{name}.csv", output_path=folder / f"{name}.xlsx")
    assert result.success, result.error
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def beside_the_other(files: dict[str, bytes], data: bytes) -> None:
    """Reads an archive with both, and prints what was measured."""
    unpacked = sum(map(len, files.values()))
    print(f"archive: {len(data) / 1e6:.1f} MB, unpacked {unpacked / 1e6:.1f} MB")
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "archive.zip").write_bytes(data)
        ours, peak, grown, held, *counts = _run(_OURS, folder)
        print(f"ours:              {ours}, {int(peak) / 1e3:.0f} MB; bot + {grown} kB")
        print(f"                   the bot's loop was held for {float(held) * 1e3:.0f} ms at most")
        print("                   " + " ".join(counts))
        for name, content in files.items():
            (Path(folder) / name).write_bytes(content)
        if find_spec("linkedin_analyzer") is None:
            print("linkedin-analyzer is not installed")
            return
        for mode in ("no excel", "excel"):
            other, peak = _run(_OTHER, folder, mode)
            print(
                f"linkedin-analyzer: {other}, {int(peak) / 1e3:.0f} MB ({mode}): "
                f"{other.computed / ours.computed:.1f} times ours"
            )


async def into_bot(data: bytes) -> None:
    """Imports the archive into a bot, and prints how fast it answers others."""
    local = Playground(read_manifest(), SimulatedClock())
    await local.start()
    with tempfile.TemporaryDirectory() as folder:
        bot = await bot_process(local, Path(folder))
        ada = local.person("ada")
        for number in range(20):
            await ada.says_in_dm(f"accounts add Company {number}")
            await ada.next_message("dm")
        print("into the bot, with 20 target accounts:")
        dropping = ada.drops_file("dm", "archive.zip", data)
        preview = await _timed(local, "preview", ada, dropping, "Nothing has changed")
        done = await _timed(local, "import", ada, ada.clicks(preview, "Import"), "Imported")
        await _timed(local, "undo", ada, ada.clicks(done, "Undo"), "Undone")
        bot.terminate()
        await bot.wait()
    await local.stop()


async def _timed(
    local: Playground, name: str, person: Actor, step: Awaitable[object], said: str
) -> ShownMessage:
    """Takes a step, waits for its answer, and prints how fast others were acknowledged."""
    began = time.perf_counter()
    async with measuring(local) as measured:
        await step
        answer = await answer_to(person, [said])
    acks = [1000 * each for each in measured.acknowledged]
    print(
        f"  {name:8} {time.perf_counter() - began:6.2f} s; {len(acks):4} commands acknowledged in "
        f"{statistics.median(acks):3.0f} ms, {max(acks):4.0f} ms at most"
    )
    return answer


@dataclass(frozen=True)
class _Took:
    """What a process took from its start to its end, in seconds, with its children."""

    elapsed: float
    computed: float

    def __str__(self) -> str:
        return f"{self.elapsed:6.2f} s ({self.computed:.2f} s computed)"


def _run(code: str, *arguments: str) -> tuple[Any, ...]:
    """What a fresh process took, and the words that it prints.

    Fresh, because a large process would pass its peak on to its children.
    """
    command = [sys.executable, "-c", code, *arguments]
    began, before = time.perf_counter(), _computed()
    done = subprocess.run(command, capture_output=True, check=True, text=True)  # noqa: S603
    took = _Took(time.perf_counter() - began, _computed() - before)
    return (took, *done.stdout.split())


def _computed() -> float:
    """Seconds that all processes computed that this one started."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _archive(messages: int, shares: int, connections: int) -> Archive:
    """An archive of these sizes, always the same one."""
    chance = random.Random(18)  # noqa: S311  # no secret
    owner = Person("Max Seller", "max-seller", title="I help you sell")
    people = [
        Person(f"Person{n} Name{n % 977}", f"person-{n * 7919:x}", f"Company {n % 4_001}", "CTO")
        for n in range(connections)
    ]
    sent = []
    for n in range(messages):
        person = people[chance.randrange(min(connections, 4_000))]
        outgoing = chance.random() < 0.5
        text = " ".join(chance.choices(_WORDS, k=chance.randrange(5, 90)))
        sent.append(
            Message(
                f"2-{person.slug}=",
                owner if outgoing else person,
                (person if outgoing else owner,),
                _START + timedelta(minutes=n * 50),
                text.replace(" the ", ',\n"the" '),
                with_sender_url=chance.random() > 0.03,
            )
        )
    posts = [_START + timedelta(hours=n * 12) for n in range(shares)]
    ids = [int(each.timestamp() * 1000) << 22 for each in posts]
    lines = [" ".join(chance.choices(_WORDS, k=12)) for _ in posts]
    return Archive(
        owner,
        tuple(sent),
        tuple(
            Share(number, each, (line, line.title(), 'He said "yes"'))
            for number, each, line in zip(ids, posts, lines, strict=True)
        ),
        tuple(
            Comment(number, each, f'Well said: "{line}"')
            for number, each, line in zip(ids, posts, lines, strict=True)
        ),
        tuple(Reaction(number, each) for number, each in zip(ids, posts, strict=True)),
        connections=tuple(people),
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=50_000)
    parser.add_argument("--shares", type=int, default=5_000)
    parser.add_argument("--connections", type=int, default=30_000)
    asked = parser.parse_args()
    made = files_of(_archive(asked.messages, asked.shares, asked.connections))
    packed = zip_of(dict(made))
    beside_the_other(made, packed)
    gc.freeze()  # the local Slack's own collections are not what is measured
    asyncio.run(into_bot(packed))
