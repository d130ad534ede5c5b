"""Reading untrusted files in child processes, which may use little time and memory.

A file that costs too much ends that process and not the bot, which serves others in the meantime.
The process has no token and no address of the database in its environment. macOS does not enforce
the memory limit; only the limits of the readers apply there.
"""

import asyncio
import contextlib
import os
import resource
import sys
import traceback
from collections.abc import AsyncIterator, Iterator, Sequence
from types import TracebackType

from domain.errors import UserError

#: The exit status of a process that ran out of memory.
_NO_MEMORY = 3
#: What a process needs of the bot's environment, which also has Slack's tokens and the database's
#: address.
_NEEDED = frozenset(
    {"PATH", "HOME", "TMPDIR", "LANG", "LANGUAGE", "TZ", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"}
)
_NEEDED_PREFIXES = ("PYTHON", "LC_")
#: How many of the last calls an error shows.
_FRAMES = 10


class ChildProcess:
    """Runs a module as a child process, one at a time; others wait for their turn.

    Args:
        module: Its name; it reads a request from its standard input.
    """

    def __init__(self, module: str) -> None:
        self._module = module
        self._turn = asyncio.Lock()
        self._process: asyncio.subprocess.Process | None = None
        self._closed = False

    @property
    def is_running(self) -> bool:
        """Whether a process runs."""
        return self._process is not None

    @contextlib.asynccontextmanager
    async def answering(
        self, request: bytes, too_much: UserError, files: Sequence[int] = ()
    ) -> AsyncIterator[asyncio.StreamReader]:
        """Starts a process when its turn has come; it ends with the block.

        Args:
            request: All that it gets on its standard input. It reads that before it answers.
            too_much: What to raise if it took too much time or memory.
            files: Descriptors that it inherits.

        Yields:
            Its standard output, to be read to the end.

        Raises:
            UserError: It took too much, or the bot stops.
        """
        async with self._turn:
            if self._closed:
                raise _stopping()
            self._process = process = await asyncio.create_subprocess_exec(
                sys.executable, "-P", "-m", self._module,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.PIPE,
                pass_fds=files,
                env=_environment(),
            )  # fmt: skip
            assert process.stdin  # noqa: S101  # it is a pipe
            assert process.stdout  # noqa: S101
            try:
                with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                    process.stdin.write(request)
                    await process.stdin.drain()
                process.stdin.close()
                yield process.stdout
                await process.wait()
            finally:
                self._process = None
                if process.returncode is None:
                    process.kill()
                    await process.wait()
            if process.returncode:
                await self._refuse(process, too_much)

    def close(self) -> None:
        """Ends the running process, and refuses what waits: the bot stops."""
        self._closed = True
        self.kill()

    def kill(self) -> None:
        """Ends the running process, as if it had taken too much."""
        if self._process is not None:
            with contextlib.suppress(ProcessLookupError):
                self._process.kill()

    async def _refuse(self, process: asyncio.subprocess.Process, too_much: UserError) -> None:
        if self._closed:
            raise _stopping()
        errors = await process.stderr.read() if process.stderr else b""
        # Killed by a signal: by its limits, or by a system that is short of memory.
        killed = (process.returncode or 0) < 0
        if killed or process.returncode == _NO_MEMORY or b"MemoryError" in errors:
            raise too_much
        raise RuntimeError(f"{self._module} failed: {errors.decode(errors='replace')[-1_000:]}")


def _environment() -> dict[str, str]:
    return {
        name: value
        for name, value in os.environ.items()
        if name in _NEEDED or name.startswith(_NEEDED_PREFIXES)
    }


@contextlib.contextmanager
def limited(memory: int, computing: int) -> Iterator[None]:
    """Limits the process that calls it, and ends it if its memory runs out.

    Errors show where they happened, without their text: it might quote the file.

    Args:
        memory: Bytes of address space.
        computing: Seconds of processor time.
    """
    sys.excepthook = _show_place
    _limit(resource.RLIMIT_AS, memory)
    _limit(resource.RLIMIT_CPU, computing)
    try:
        yield
    except MemoryError:
        os._exit(_NO_MEMORY)  # at once: an orderly end needs memory, too


def _limit(kind: int, most: int) -> None:
    _, hard = resource.getrlimit(kind)
    if hard != resource.RLIM_INFINITY:
        most = min(most, hard)
    with contextlib.suppress(ValueError, OSError):  # macOS refuses some limits
        resource.setrlimit(kind, (most, hard))


def _show_place(
    kind: type[BaseException], error: BaseException, place: TracebackType | None
) -> None:
    sys.stderr.write("".join(traceback.format_tb(place, -_FRAMES)) + kind.__name__)


def _stopping() -> UserError:
    return UserError("I am being restarted.", "Please drop the file again in a minute.")
