"""What people of `benchmarks.front_door` do, and how long each thing took."""

import asyncio
import itertools
import os
import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.front_door.bots import OURS
from benchmarks.front_door.people import link
from benchmarks.light_slack import TEAM, Acknowledged, BotConnection, LightSlack
from views.entries.log_form import log_form
from views.ids import VALUE, Field

#: What Slack has in the first part of an answer that came too late.
LATE = "Saving…"
RATE = "1.07\N{NO-BREAK SPACE}%"
_numbers = itertools.count(1)


@dataclass
class Measured:
    """What one kind of payload took.

    Args:
        seconds: Until each acknowledgement or, where it comes later, each answer.
        took: Wall-clock seconds of all turns together.
        cpu: The bot's CPU seconds of all turns together.
        late: How many were acknowledged with “Saving…”.
    """

    seconds: list[float] = field(default_factory=list)
    took: float = 0.0
    cpu: float = 0.0
    late: int = 0

    @property
    def rate(self) -> float:
        """Payloads a second."""
        return len(self.seconds) / self.took

    @property
    def cpu_ms(self) -> float:
        """CPU milliseconds for each payload."""
        return self.cpu / len(self.seconds) * 1000

    def percentile(self, rank: int) -> float:
        """A percentile in milliseconds; ``rank`` is from 1 to 99."""
        return statistics.quantiles(self.seconds, n=100)[rank - 1] * 1000


@dataclass
class Running:
    """A bot under measurement."""

    name: str
    bot: BotConnection
    slack: LightSlack
    pid: int
    ready_after: float

    async def command(self, user: str, text: str, *, late: bool = False) -> Acknowledged:
        """Types a command.

        Args:
            late: Whether the answer comes after the acknowledgement, and counts.
        """
        number = next(_numbers)
        answer = self.bot.expect_response(str(number))
        started = asyncio.get_running_loop().time()
        done = await self.bot.send(
            "slash_commands",
            {
                "command": "/ssi",
                "text": text,
                "team_id": TEAM,
                "user_id": user,
                "user_name": user.lower(),
                "channel_id": "C0000BENCH",
                "trigger_id": f"trigger.{number}",
                "response_url": self.slack.response_url(self.name, str(number)),
            },
        )
        if not late and not done.text.startswith(LATE):
            self.bot.forget_response(str(number))
            return done
        body = await asyncio.wait_for(answer, 60)
        took = asyncio.get_running_loop().time() - started
        return Acknowledged(took if late else done.seconds, body, is_late=not late)

    async def wrong_form(self, user: str) -> Acknowledged:
        """Submits the form for a post with two wrong fields."""
        number = next(_numbers)
        view: dict[str, Any] = {**log_form(f"form-{number}"), "id": f"V{number}"}
        typed = {Field.LINK: "not a link", Field.VIEWS: "many"}
        view["state"] = {
            "values": {
                block["block_id"]: {VALUE: {"type": "plain_text_input", "value": typed[name]}}
                for block in view["blocks"]
                for name in typed
                if block.get("block_id", "").split("~")[0] == name
            }
        }
        user_part = {"id": user, "team_id": TEAM, "name": user.lower()}
        payload = {"type": "view_submission", "team": {"id": TEAM}, "user": user_part, "view": view}
        done = await self.bot.send("interactive", payload)
        assert done.payload.get("response_action") == "errors", done.payload
        return done

    async def opens_home(self, user: str) -> None:
        """Opens the Home tab."""
        event = {"type": "app_home_opened", "tab": "home", "user": user, "channel": "D1"}
        await self.bot.send(
            "events_api",
            {
                "type": "event_callback",
                "event_id": f"Ev{next(_numbers)}",
                "team_id": TEAM,
                "event": event,
            },
        )

    async def logs(self, user: str) -> Acknowledged:
        """Logs a new post."""
        done = await self.command(user, f"log {link(next(_numbers))} 2340 views 25 engagers")
        if self.name == OURS and RATE not in done.text:
            raise AssertionError(f"an answer without its rate: {done.payload}")
        return done

    @contextmanager
    def measuring(self, into: Measured) -> Iterator[None]:
        """Adds the time and CPU of what happens inside."""
        loop = asyncio.get_running_loop()
        started, cpu = loop.time(), cpu_seconds(self.pid)
        yield
        into.took += loop.time() - started
        into.cpu += cpu_seconds(self.pid) - cpu


def cpu_seconds(pid: int) -> float:
    """CPU seconds that a process has used (Linux)."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory_mb(pid: int) -> float:
    """The resident memory of a process (Linux)."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


async def start(slack: LightSlack, name: str, url: str, stack: AsyncExitStack) -> Running:
    """Starts a bot in a process, and waits until it is connected."""
    started = time.perf_counter()
    program = "import sys; from benchmarks.front_door.bots import run; run(*sys.argv[1:])"
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", program, name, slack.api_url(name), url
    )
    stack.push_async_callback(process.wait)
    stack.callback(process.kill)
    await asyncio.wait_for(slack.bot(name).connected.wait(), 60)
    ready_after = time.perf_counter() - started
    return Running(name, slack.bot(name), slack, process.pid, ready_after)
