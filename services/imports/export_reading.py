"""Reads LinkedIn's files while the bot serves others."""

import asyncio
from contextlib import aclosing
from typing import BinaryIO

from linkedin.export_process import ExportReader, NotAnExportError
from linkedin.exports.archive.reading import archive_tables
from services.imports.file_reading import FileContent

_ZIP = b"PK"


class ExportFiles:
    """Reads one file at a time; the others wait for their turn."""

    def __init__(self) -> None:
        self._reader = ExportReader()

    async def read(self, file: BinaryIO, name: str, content: FileContent) -> bool:
        """Reads a file into its content.

        Returns:
            False if it is none of LinkedIn's.

        Raises:
            UserError: it can't be read; with the fix.
        """
        if not await asyncio.to_thread(_may_be_linkedins, file, name):
            return False
        try:
            async with aclosing(self._reader.read(file, name)) as batches:
                async for records in batches:
                    # On the bot's loop, each batch would hold up every step of a command.
                    await asyncio.to_thread(content.take, records)
        except NotAnExportError:
            return False
        return True

    def close(self) -> None:
        """Refuses what is being read, because the bot stops."""
        self._reader.close()


def _may_be_linkedins(file: BinaryIO, name: str) -> bool:
    """Whether it is worth a process of its own: for a text, its first lines tell."""
    file.seek(0)
    packed = file.read(len(_ZIP)) == _ZIP
    file.seek(0)
    return packed or archive_tables(file, name) is not None
