"""Exports are read in a process of their own, from a file without a name, batch by batch."""

import asyncio
import tempfile
from contextlib import aclosing
from dataclasses import replace
from typing import IO

import pytest

from domain.errors import UserError
from linkedin.export_process import ExportReader, NotAnExportError
from linkedin.records import Record
from tests.linkedin.linkedin_files.archives import SMALL, Reaction, at, read, zipped

#: More than the pipe between the processes holds.
_LARGE = zipped(
    replace(SMALL, reactions=tuple(Reaction(7 * 10**18 + n, at(4)) for n in range(6_000)))
)


def _file(data: bytes) -> IO[bytes]:
    file = tempfile.TemporaryFile()  # noqa: SIM115  # the caller closes it
    file.write(data)
    return file


async def _all(reader: ExportReader, data: bytes, name: str = "archive.zip") -> list[Record]:
    with _file(data) as file:
        return [record async for batch in reader.read(file, name) for record in batch]


async def test_a_file_is_read_there_as_here_and_refused_as_here() -> None:
    reader = ExportReader()
    assert await _all(reader, _LARGE) == read(_LARGE)
    with pytest.raises(UserError, match="That ZIP is damaged"):
        await _all(reader, _LARGE[:-40])


async def test_a_read_that_ends_early_leaves_the_reader_free() -> None:
    reader = ExportReader()
    with _file(_LARGE) as file:
        async with aclosing(reader.read(file, "archive.zip")) as batches:
            assert await anext(batches)
        reading = asyncio.create_task(_all(reader, _LARGE))
        while not reader.is_reading:  # noqa: ASYNC110  # waits for the reader's own task
            await asyncio.sleep(0)
        reading.cancel()
        with pytest.raises(asyncio.CancelledError):
            await reading
    with pytest.raises(NotAnExportError):
        await _all(reader, b"")


async def test_a_reader_that_closes_refuses_what_it_reads_and_what_waits() -> None:
    reader = ExportReader()
    reading = [asyncio.create_task(_all(reader, _LARGE)) for _ in range(2)]
    while not reader.is_reading:  # noqa: ASYNC110  # waits for the reader's own task
        await asyncio.sleep(0)
    reader.close()
    for refused in await asyncio.gather(*reading, return_exceptions=True):
        assert isinstance(refused, UserError)
        assert refused.problem == "I am being restarted."
