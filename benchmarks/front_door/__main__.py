"""How fast entries are acknowledged, beside Bolt's samples and a bot that does nothing.

    python -m benchmarks.front_door [--database sqlite|postgresql] [--entries 600] [--write]

Three bots run in processes of their own, and one light Slack sends to them by Socket Mode: *floor*
acknowledges; *sample* stores one row, as Bolt's samples do; *ours* is the bot, with all that it
says. They take turns, so that a busy machine slows all of them. Rows are counted afterwards and
every answer is read: an answer without its rate, or an entry without its row, fails the run.
``--write`` writes `docs/performance.md`.
"""

import argparse
import asyncio
import os
import platform
from collections.abc import Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

from benchmarks.databases import database
from benchmarks.front_door.bots import BOTS, FLOOR, OURS, SAMPLE
from benchmarks.front_door.people import check_rows, seed, user_with
from benchmarks.front_door.person import Measured, Running, memory_mb, start
from benchmarks.light_slack import LightSlack

PAGE = Path(__file__).parents[2] / "docs" / "performance.md"


async def alone(running: Running, action: Any, times: int, into: Measured) -> None:
    """Does something again and again, one at a time."""
    with running.measuring(into):
        for _ in range(times):
            into.seconds.append((await action()).seconds)


async def at_once(running: Running, users: Sequence[str], entries: int, into: Measured) -> None:
    """Lets people log posts, all at once, each the next as soon as the last was acknowledged."""

    async def one(user: str) -> None:
        for _ in range(max(1, entries // len(users))):
            done = await running.logs(user)
            into.seconds.append(done.seconds)
            into.late += done.is_late

    with running.measuring(into):
        await asyncio.gather(*(one(user) for user in users))


async def measure(kind: str, entries: int, rounds: int) -> tuple[dict[str, Measured], list[str]]:
    """Measures the three bots on a database; returns the results and the memory of each bot."""
    results: dict[str, Measured] = {}

    def of(name: str) -> Measured:
        return results.setdefault(name, Measured())

    async with AsyncExitStack() as stack:
        url = stack.enter_context(database(kind))
        seed(url)
        sample_url = stack.enter_context(database(kind))
        slack = LightSlack()
        await slack.start()
        stack.push_async_callback(slack.stop)
        bots = {
            name: await start(slack, name, sample_url if name == SAMPLE else url, stack)
            for name in BOTS
        }
        our = bots[OURS]
        memory = [
            f"{name} {memory_mb(each.pid):.0f} MB, ready after {each.ready_after:.1f} s"
            for name, each in bots.items()
        ]
        few = max(20, entries // 10)
        for each in bots.values():
            for number in range(20):  # warm up
                await each.logs(user_with(0, number))
        for turn in range(rounds):
            for name, each in bots.items():
                user = user_with(0, turn)
                await alone(each, lambda e=each, u=user: e.logs(u), few, of(f"{name} log alone"))
                for people in (32, 100):
                    users = [user_with(0, number) for number in range(people)]
                    count = entries * (10 if name == FLOOR else 1)
                    await at_once(each, users, count, of(f"{name} log {people}"))
            for people in (32, 100):
                users = [user_with(300, number) for number in range(people)]
                await at_once(our, users, entries, of(f"ours log {people}, 300 posts"))
            users = [user_with(300, number) for number in range(32)]
            for posts in (300, 3000):
                user = user_with(posts, turn)
                await alone(our, lambda u=user: our.logs(u), few, of(f"ours log alone, {posts}"))
            user = user_with(300, 50 + turn)
            await alone(our, lambda u=user: our.command(u, "help log"), few, of("ours help alone"))
            await alone(our, lambda u=user: our.wrong_form(u), few, of("ours form alone"))
            await alone(
                our,
                lambda u=user: our.command(u, "stats", late=True),
                few,
                of("ours stats alone, 300 posts"),
            )
            for user in users:
                await our.opens_home(user)
            await at_once(our, users, entries, of("ours log 32, 300 posts, Home open"))
        memory.append(f"ours afterwards {memory_mb(our.pid):.0f} MB")
        wanted = sum(
            len(each.seconds) for name, each in results.items() if name.startswith("ours log")
        )
        check_rows(url, wanted + 20)
    return results, memory


#: Where the part of the page begins that is written by hand.
_READS = "\n## Reads\n"


def table(results: dict[str, Measured]) -> list[str]:
    """The results as a Markdown table."""
    lines = [
        "| payload | p50 ms | p99 ms | a second | ÷ sample | ÷ floor | CPU ms | “Saving…” |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for name, each in results.items():
        people = next((n for n in ("log 32", "log 100", "log alone") if n in name), None)
        ratios = [
            f"{each.rate / results[f'{other} {people}'].rate:.3f}" if people else ""
            for other in (SAMPLE, FLOOR)
        ]
        lines.append(
            f"| {name} | {each.percentile(50):.2f} | {each.percentile(99):.1f} | {each.rate:,.0f} "
            f"| {ratios[0]} | {ratios[1]} | {each.cpu_ms:.2f} | {each.late} |"
        )
    return lines


def page(sections: Sequence[str]) -> str:
    """The text of `docs/performance.md`."""
    cores, load = os.cpu_count(), os.getloadavg()[0]
    return "\n".join(
        [
            "# Performance",
            "",
            "`python -m benchmarks.front_door --write` writes this page; the figures are those of "
            "one run.",
            "",
            *(__doc__ or "").splitlines()[4:-1],
            "",
            f"This run: Python {platform.python_version()}, {cores} cores, a load average of "
            f"{load:.1f}. Other work on the",
            "machine slows all three; compare the ratios, and the CPU time.",
            "",
            "- *alone*: one payload at a time; *32* and *100*: so many people log at once.",
            "- *300* and *3,000 posts*: what each person logged before, 300 in twelve weeks.",
            "- *Home open*: each person opened their Home tab, which is published after entries.",
            "- *CPU*: of the bot's process, for each payload.",
            *sections,
            "",
        ]
    )


def _memory(memory: Sequence[str]) -> list[str]:
    return ["Memory:", "", *(f"- {each}" for each in memory)]


async def main(databases: Sequence[str], entries: int, rounds: int, write: bool) -> None:
    """Measures, prints, and writes the page if asked."""
    sections = []
    for kind in databases:
        results, memory = await measure(kind, entries, rounds)
        names = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
        lines = ["", f"## {names[kind]}", "", *table(results), "", *_memory(memory)]
        print("\n".join(lines))
        sections += lines
    if write:
        _, heading, about_reads = PAGE.read_text(encoding="utf-8").partition(_READS)
        PAGE.write_text(page(sections) + heading + about_reads, encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", choices=["sqlite", "postgresql"], action="append")
    parser.add_argument("--entries", type=int, default=600, help="entries at once in each turn")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    asyncio.run(
        main(given.database or ["sqlite", "postgresql"], given.entries, given.rounds, given.write)
    )
