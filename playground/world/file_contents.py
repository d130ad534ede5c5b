"""The bytes of shared files, in memory or next to the state file."""

import asyncio
import shutil
from pathlib import Path

#: The largest file that the playground takes, in bytes.
LARGEST_FILE = 20 * 1024 * 1024


class FileContents:
    """Stores the bytes of files by id.

    Args:
        folder: where they are kept across restarts; None keeps them in memory only.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._in_memory: dict[str, bytes] = {}

    async def keep(self, file_id: str, data: bytes) -> None:
        """Store the bytes of a file."""
        if self._folder is None:
            self._in_memory[file_id] = data
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        await asyncio.to_thread((self._folder / file_id).write_bytes, data)

    async def of(self, file_id: str) -> bytes | None:
        """The bytes of a file, or None if they are gone."""
        if self._folder is None:
            return self._in_memory.get(file_id)
        path = self._folder / file_id
        return await asyncio.to_thread(path.read_bytes) if path.is_file() else None

    def clear(self) -> None:
        """Delete all files."""
        self._in_memory.clear()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
