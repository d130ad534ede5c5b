"""The command line in a process of its own, with its own folder, environment, output and exit code.

Each process is forked from one that has imported the bot: a new interpreter would spend a second
on that, about forty times.
"""

import asyncio
import multiprocessing
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from multiprocessing.connection import Connection
from pathlib import Path

from bot.cli import main

#: Seconds; a process may take a while on a busy machine.
PATIENCE = 30

_FORKING = multiprocessing.get_context("forkserver")
_FORKING.set_forkserver_preload([__name__, "bot.running", "bot.doctor", "bot.health"])


def environment(**settings: str) -> dict[str, str]:
    """This process's environment without Slack's settings, plus these."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SLACK_")}
    kept.pop("DATABASE_URL", None)
    return {**kept, **settings}


class Command:
    """A started command.

    Attributes:
        output: What it writes to standard output and standard error.
    """

    def __init__(self, folder: Path, arguments: tuple[str, ...], settings: dict[str, str]) -> None:
        self.output = asyncio.StreamReader()
        self._reading, writing = _FORKING.Pipe(duplex=False)
        self._process = _FORKING.Process(
            target=_run, args=(writing, folder, arguments, environment(**settings))
        )
        self._process.start()
        writing.close()

    async def read(self) -> None:
        """Begins to read the output."""
        pipe = os.fdopen(os.dup(self._reading.fileno()), "rb", buffering=0)
        self._reading.close()
        loop = asyncio.get_running_loop()
        self._transport, _ = await loop.connect_read_pipe(
            lambda: asyncio.StreamReaderProtocol(self.output), pipe
        )

    async def ended(self) -> int:
        """Waits for its end, and returns its exit code."""
        await asyncio.wait_for(asyncio.to_thread(self._process.join), PATIENCE)
        return self._process.exitcode or 0

    def terminate(self) -> None:
        """Sends SIGTERM."""
        self._process.terminate()

    def close(self) -> None:
        """Kills it, unless it has ended."""
        self._process.kill()
        self._process.join()
        self._transport.close()


def _run(
    writing: Connection, folder: Path, arguments: tuple[str, ...], settings: dict[str, str]
) -> None:
    for descriptor in (1, 2):
        os.dup2(writing.fileno(), descriptor)
    writing.close()
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(settings)
    sys.stdout = open(1, "w", buffering=1, encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.argv = ["ssi-coach", *arguments]
    main()


@asynccontextmanager
async def _started(
    folder: Path, arguments: tuple[str, ...], settings: dict[str, str]
) -> AsyncIterator[Command]:
    command = Command(folder, arguments, settings)
    try:
        await command.read()
        yield command
    finally:
        command.close()


async def bot(folder: Path, *arguments: str, **settings: str) -> tuple[int, str]:
    """Runs a command to its end; returns its exit code and its output."""
    async with _started(folder, arguments, settings) as command:
        output = await asyncio.wait_for(command.output.read(), PATIENCE)
        return await command.ended(), output.decode()


@asynccontextmanager
async def running(folder: Path, *arguments: str, until: str, **settings: str) -> AsyncIterator[str]:
    """Runs a command that keeps running; yields its output up to the line with ``until``."""
    async with _started(folder, arguments, settings) as command:
        output = ""
        async with asyncio.timeout(PATIENCE):
            while until not in output:
                line = await command.output.readline()
                assert line, f"it ended after this output:\n{output}"
                output += line.decode()
        yield output
        command.terminate()
        assert await command.ended() == 0
