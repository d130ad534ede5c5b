"""Reads account lists from files, apart from the bot, so that it serves others in the meantime."""

import asyncio

from domain.errors import UserError
from domain.targets.list_columns import ChosenColumns, ListColumns
from linkedin.account_files import AccountList, looks_like_account_list
from linkedin.reading_process import FileReader
from linkedin.spreadsheets import MOST_BYTES

__all__ = ["LARGEST", "AccountList", "ListReader"]

#: The largest file that can be imported, in bytes.
LARGEST = MOST_BYTES
#: How many bytes of a file's beginning show whether it is an account list.
_HEAD = 8_192


class ListReader:
    """Reads one file at a time."""

    def __init__(self) -> None:
        self._files = FileReader()

    async def read(
        self, data: bytes, file_name: str, chosen: ChosenColumns | None = None
    ) -> AccountList | ListColumns:
        """Reads an account list in CSV or XLSX. Takes seconds for a large file.

        Args:
            chosen: Which column holds what, if a person said it.

        Returns:
            The list; or the file's columns, if nothing says which one holds the names.

        Raises:
            UserError: the file is not an account list, or takes too much to read. The error says
                how to fix it.
        """
        if not await asyncio.to_thread(looks_like_account_list, file_name, data[:_HEAD]):
            raise UserError(
                "That file is no account list.",
                "I can read CSV and XLSX account lists; `/ssi import` shows how to make one.",
            )
        return await self._files.read(data, file_name, chosen)

    def close(self) -> None:
        """Refuses what is being read, because the bot stops."""
        self._files.close()
