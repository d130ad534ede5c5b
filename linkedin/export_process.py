"""Reads LinkedIn's exports in a child process, and hands their records over in batches.

``python -m linkedin.export_process`` is that process. It inherits the open file, so that the file
needs no name on disk, and writes some records a line. It waits while the bot handles a batch, so
neither process holds all records.
"""

import asyncio
import gc
import json
import os
import sys
from collections.abc import AsyncGenerator
from typing import IO

from domain.errors import UserError
from linkedin.child_process import ChildProcess, limited
from linkedin.record_lines import lines_of, records_of
from linkedin.records import Record

#: Bytes of address space. 50,000 messages and 30,000 connections take about 60 MB of memory.
_MOST_MEMORY = 200_000_000
#: Seconds of processor time. The archive of that size takes about two.
_MOST_COMPUTING = 60
#: Seconds until a reading is ended, the time in which its records are saved included.
_LONGEST = 600.0
#: Bytes that are read at once.
_PIECE = 65_536
_TOO_MUCH = UserError(
    "Reading that file takes more time or memory than I may use.",
    "Unpack it, and send only the files that you need, such as Shares.csv.",
)
_REFUSAL = b"refusal"
_NOT_LINKEDINS = b"none"


class NotAnExportError(Exception):
    """The file is none of LinkedIn's exports. No person reads this."""


class ExportReader:
    """Reads exports one at a time; the others wait for their turn."""

    def __init__(self) -> None:
        self._child = ChildProcess(__name__)

    @property
    def is_reading(self) -> bool:
        """Whether a process is reading a file."""
        return self._child.is_running

    async def read(self, file: IO[bytes], name: str) -> AsyncGenerator[list[Record]]:
        """Reads a file like `read_linkedin_file`, and yields records in batches.

        Use ``contextlib.aclosing`` if you might not take all batches: the process ends, and the
        next file has its turn, when the iterator is closed.

        Args:
            file: Open on disk; it must stay so. A `tempfile.TemporaryFile` has no name there.
            name: The file's name.

        Raises:
            NotAnExportError: It is none of LinkedIn's exports.
            UserError: It can't be read, or takes too much, or the bot stops. Batches that were
                yielded before are right.
        """
        file.flush()
        request = json.dumps({"file": file.fileno(), "name": name}).encode()
        async with self._child.answering(request, _TOO_MUCH, [file.fileno()]) as output:
            end = asyncio.get_running_loop().call_later(_LONGEST, self._child.kill)
            try:
                rest = b""
                while piece := await output.read(_PIECE):
                    *lines, rest = (rest + piece).split(b"\n")
                    for line in lines:
                        yield await asyncio.to_thread(_loaded, line)
            finally:
                end.cancel()

    def close(self) -> None:
        """Ends the reading in progress, and refuses what waits: the bot stops."""
        self._child.close()


def main() -> None:
    """Reads the file that the request names, and writes its records."""
    # Only this process needs the readers.
    from linkedin.exports.linkedin_files import read_linkedin_file

    gc.disable()  # it takes a twentieth of the time, and finds nothing
    with limited(_MOST_MEMORY, _MOST_COMPUTING):
        request = json.loads(sys.stdin.buffer.read())
        write = sys.stdout.buffer.write
        with os.fdopen(request["file"], "rb") as file:
            try:
                records = read_linkedin_file(file, request["name"])
                if records is None:
                    write(_NOT_LINKEDINS + b" \n")
                else:
                    for line in lines_of(records):
                        write(line + b"\n")
            except UserError as error:
                write(_REFUSAL + b" " + json.dumps([error.problem, error.fix]).encode() + b"\n")
        sys.stdout.buffer.flush()


def _loaded(line: bytes) -> list[Record]:
    kind, _, values = line.partition(b" ")
    if kind == _NOT_LINKEDINS:
        raise NotAnExportError
    if kind == _REFUSAL:
        raise UserError(*json.loads(values))
    return records_of(line)


if __name__ == "__main__":
    main()
