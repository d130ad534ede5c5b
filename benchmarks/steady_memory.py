"""Whether the bot's memory stays flat: an hour at 20 acts a second, in a shorter time.

    python -m benchmarks.steady_memory [--database sqlite|postgresql] [--acts 72000] [--people 100]

People log posts and DMs as fast as the bot takes them, look at their figures, and have their Home
tab open. It prints the bot's resident memory after each tenth of the acts. It should rise while
the caches and thread stacks fill, and then no more.
"""

import argparse
import asyncio
import time
from contextlib import AsyncExitStack

from benchmarks.databases import database
from benchmarks.front_door.bots import OURS
from benchmarks.front_door.people import seed, user_with
from benchmarks.front_door.person import Running, memory_mb, start
from benchmarks.light_slack import LightSlack

_PARTS = 10
#: Of each person's acts, one in so many is a DM, a look at the figures, or an opened Home tab.
_DM, _STATS, _HOME = 4, 10, 50


async def act(our: Running, user: str, number: int) -> None:
    """One act of a person, and now and then a look at what came of it."""
    if number % _STATS == 0:
        await our.command(user, "stats", late=True)
    if number % _HOME == 0:
        await our.opens_home(user)
    if number % _DM == 0:
        await our.command(user, f"dm Person {number % 500} at Company {number % 90}")
    else:
        await our.logs(user)


async def measure(kind: str, acts: int, people: int) -> None:
    """Runs the bot on a database of its own, and prints its memory."""
    async with AsyncExitStack() as stack:
        url = stack.enter_context(database(kind))
        seed(url)
        slack = LightSlack()
        await slack.start()
        stack.push_async_callback(slack.stop)
        our = await start(slack, OURS, url, stack)
        print(f"{kind}: ready {memory_mb(our.pid):.0f} MB", flush=True)
        began, each = time.perf_counter(), acts // _PARTS // people
        for part in range(_PARTS):

            async def one(user: str, first: int = part * each) -> None:
                for number in range(first, first + each):
                    await act(our, user, number)

            await asyncio.gather(*(one(user_with(0, number)) for number in range(people)))
            done, took = (part + 1) * each * people, time.perf_counter() - began
            print(f"{done:>7,} acts, {took:>4.0f} s: {memory_mb(our.pid):.0f} MB", flush=True)


def main() -> None:
    """Measures the bot."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--acts", type=int, default=72_000)
    parser.add_argument("--people", type=int, default=100)
    options = parser.parse_args()
    asyncio.run(measure(options.database, options.acts, options.people))


if __name__ == "__main__":
    main()
