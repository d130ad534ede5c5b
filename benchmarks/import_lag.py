"""How responsive the bot stays while a list of 20,000 accounts is read, imported and taken back.

    python -m benchmarks.import_lag [--database sqlite postgresql] [--accounts 20000]

One drops the workbook, imports it and presses *Undo*; meanwhile others log posts and ask for their
figures. Shown is, for each of these three, how long it took, the longest that the event loop was
held up, and how long the others' acknowledgements took: Slack gives up after three seconds.
Slack's part and the bot's share one process here, so both are a little slower than apart.
"""

import argparse
import asyncio
import itertools
import statistics
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from time import perf_counter

from benchmarks.databases import database
from benchmarks.front_door import link, our_bot
from playground.server import Playground
from playground.testing.actor import Actor
from playground.testing.screen import ShownMessage
from tests.linkedin.files import xlsx_of

#: Seconds between two looks at the event loop, and between two commands of the others.
_LOOK_EVERY = 0.01
_COMMAND_EVERY = 0.05
#: Seconds until the bot must have done its work.
_PATIENCE = 120.0
_FIRST = ("Nordic", "Blue", "Delta", "Acme", "Green", "Alpine", "Bright", "Iron", "Silver", "Prime")
_SECOND = ("Robotics", "Foods", "Energy", "Health", "Logistics", "Software", "Paper", "Motors")


@dataclass
class Watched:
    """What was seen of the bot while it worked, in seconds."""

    lags: list[float] = field(default_factory=list)
    acknowledged: list[float] = field(default_factory=list)


async def main(kinds: list[str], accounts: int) -> None:
    """Measures on each kind of database and prints."""
    book = workbook(accounts)
    for kind in kinds:
        with database(kind) as url:
            async with our_bot(url) as local:
                print(f"{kind}: {accounts:,} accounts, {len(book):,} bytes")
                await measure(local, book)


async def measure(local: Playground, book: bytes) -> None:
    """Drops the file, imports it, drops it again, and takes the import back."""
    ada = local.person("ada")
    await ada.says_in_dm("accounts")  # known from now on, and offered the setup
    await ada.next_message("dm")
    preview = await timed(local, "preview", ada, ada.drops_file("dm", "targets.xlsx", book))
    done = await timed(local, "import", ada, ada.clicks(preview, "Import"))
    await timed(local, "preview again", ada, ada.drops_file("dm", "targets.xlsx", book))
    await timed(local, "undo", ada, ada.clicks(done, "Undo"))


async def timed(
    local: Playground, what: str, person: Actor, deed: Awaitable[object]
) -> ShownMessage:
    """Does something, waits for its answer, and prints how the bot was meanwhile."""
    began = perf_counter()
    async with watching(local) as watched:
        await deed
        answer = await answer_to(person)
    took = perf_counter() - began
    acks = [1000 * each for each in watched.acknowledged]
    print(
        f"  {what:14} {took:6.2f} s; event loop held up {1000 * max(watched.lags):5.0f} ms at most;"
        f" {len(acks):4} commands acknowledged in {statistics.median(acks):5.0f} ms,"
        f" {max(acks):5.0f} ms at most"
    )
    return answer


async def answer_to(person: Actor) -> ShownMessage:
    """The next message about the list."""
    while True:
        message = await person.next_message("dm", _PATIENCE)
        if "targets.xlsx" in message.text or "the import of" in message.text:
            return message


@asynccontextmanager
async def watching(local: Playground) -> AsyncIterator[Watched]:
    """Watches the event loop, and lets others go on working, until it is left."""
    watched, over = Watched(), asyncio.Event()
    async with asyncio.TaskGroup() as others:
        others.create_task(look(watched, over))
        others.create_task(work(local, watched, over))
        yield watched
        over.set()


async def look(watched: Watched, over: asyncio.Event) -> None:
    """Measures by how much a short sleep is overslept."""
    while not over.is_set():
        began = perf_counter()
        await asyncio.sleep(_LOOK_EVERY)
        watched.lags.append(perf_counter() - began - _LOOK_EVERY)


async def work(local: Playground, watched: Watched, over: asyncio.Event) -> None:
    """Types commands one after the other: one that writes, one that reads."""
    uma = local.person("uma")
    for number in itertools.count():
        for line in (f"/ssi log {link(number)} 2340 views 25 engagers", "/ssi stats"):
            handled = await uma.types("#sales", line)
            assert not handled.timed_out
            watched.acknowledged.append(handled.seconds)
            if over.is_set():
                return
            await asyncio.sleep(_COMMAND_EVERY)


def workbook(accounts: int) -> bytes:
    """A workbook with names, websites and owners, as programs export them."""
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
