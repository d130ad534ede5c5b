"""Files are read in a process of their own, which may use little time and memory."""

import asyncio
import sys

import pytest

from domain.errors import UserError
from domain.targets.list_columns import ChosenColumns, ListColumns
from linkedin.account_files import AccountList, read_account_list
from linkedin.reading_process import FileReader
from tests.linkedin.files import csv_of, xlsx_of
from tests.linkedin.hostile import HOSTILE, with_cells

NAMES = xlsx_of(
    ("Name", "Webseite", "x", "y"),
    ("Müller", "m.example", None, 1),
    ("Total", None),
    More=[("Acme",)],
)
LARGE = csv_of("Valami;Más", *(f"Company {n};c{n}.example" for n in range(3_000)))


@pytest.mark.parametrize(
    ("data", "chosen"),
    [
        (NAMES, None),
        (LARGE, None),
        (LARGE, ChosenColumns(1, headed=False)),
    ],
)
async def test_a_file_is_read_there_as_here(data: bytes, chosen: ChosenColumns | None) -> None:
    read = await FileReader().read(data, "list.csv", chosen)
    assert isinstance(read, AccountList | ListColumns)
    assert read == read_account_list(data, "list.csv", chosen)


async def test_a_refusal_is_the_same_there() -> None:
    with pytest.raises(UserError, match="That workbook is damaged"):
        await FileReader().read(NAMES[:-40], "list.xlsx")


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS does not limit memory")
async def test_a_file_that_takes_too_much_memory_is_refused() -> None:
    # A busy machine may not even get so far.
    with pytest.raises(UserError, match=r"more time or memory than I may use|in time") as refused:
        await FileReader().read(with_cells("<x>" * 2_000_000), "list.xlsx")
    assert refused.value.fix


async def test_a_reader_that_closes_refuses_what_it_reads_and_what_waits() -> None:
    reader, data = FileReader(), HOSTILE["a million empty rows"]()
    reading = [asyncio.create_task(reader.read(data, "list.xlsx")) for _ in range(2)]
    while not reader.is_reading:  # noqa: ASYNC110  # waits for the reader's own task
        await asyncio.sleep(0)
    reader.close()
    for refused in await asyncio.gather(*reading, return_exceptions=True):
        assert isinstance(refused, UserError)
        assert refused.problem == "I am being restarted."


async def test_a_read_that_is_cancelled_leaves_the_reader_free() -> None:
    reader, data = FileReader(), HOSTILE["a million empty rows"]()
    reading = asyncio.create_task(reader.read(data, "list.xlsx"))
    while not reader.is_reading:  # noqa: ASYNC110  # waits for the reader's own task
        await asyncio.sleep(0)
    reading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reading
    assert isinstance(await reader.read(LARGE, "list.csv"), ListColumns)
