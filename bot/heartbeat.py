"""The heartbeat: a file in which the running bot says how it is, for ``ssi-coach health``."""

import asyncio
import json
import logging
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from bot.service_manager import tell
from bot.socket_mode import SocketMode
from domain.errors import StoreError
from storage.store import Store, try_writing

_log = logging.getLogger(__name__)

#: Seconds from one beat to the next.
BEAT_EVERY = 2.0
#: Seconds from one trial of the database to the next.
_TRY_EVERY = 20.0


@dataclass(frozen=True)
class Heartbeat:
    """How the running bot is. All moments are in UTC, in ISO 8601.

    Args:
        beat_at: When this was written.
        connected_at: When the connection to Slack was last seen open.
        slack_trouble: Why Slack cannot be reached; empty if it can.
        ticked_at: When the tick last ended, or when the bot started.
        saved_at: When the database last took a write, or when the bot started.
        save_trouble: Why the database took no write since; empty if it did.
    """

    beat_at: str
    connected_at: str
    slack_trouble: str
    ticked_at: str
    saved_at: str
    save_trouble: str


class Heart:
    """Writes the heartbeat of a running bot.

    Args:
        file: Where to; its folder is created.
        now: Real time in UTC.
    """

    def __init__(
        self,
        file: Path,
        transport: SocketMode,
        store: Store,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._file = file
        self._transport = transport
        self._store = store
        self._now = now
        start = now().isoformat()
        self._beat = Heartbeat(start, start, "", start, start, "")
        self._tasks: list[asyncio.Task[None]] = []
        self._refused = False

    def start(self) -> None:
        """Starts to beat on the running event loop, and says that the bot has started."""
        tell("READY=1")
        self._tasks = [
            asyncio.create_task(self._beat_on()),
            asyncio.create_task(self._try_database()),
        ]

    def ticked(self) -> None:
        """Notes that the tick ended."""
        self._beat = replace(self._beat, ticked_at=self._now().isoformat())

    def stop(self) -> None:
        """Stops, and removes the file: nothing runs any more."""
        for task in self._tasks:
            task.cancel()
        with suppress(OSError):  # it could not be written, either, and the log says so
            self._file.unlink(missing_ok=True)

    async def _beat_on(self) -> None:
        while True:
            now = self._now().isoformat()
            trouble = self._transport.trouble
            self._beat = replace(self._beat, beat_at=now, slack_trouble=trouble)
            if self._transport.connected:
                self._beat = replace(self._beat, connected_at=now)
            self._write()
            tell("WATCHDOG=1")
            await asyncio.sleep(BEAT_EVERY)

    async def _try_database(self) -> None:
        while True:
            try:
                await self._store.run(try_writing)
            except (StoreError, SQLAlchemyError) as error:
                trouble = error.problem if isinstance(error, StoreError) else type(error).__name__
                self._beat = replace(self._beat, save_trouble=trouble)
            else:
                saved_at = self._now().isoformat()
                self._beat = replace(self._beat, saved_at=saved_at, save_trouble="")
            await asyncio.sleep(_TRY_EVERY)

    def _write(self) -> None:
        new = self._file.with_name(self._file.name + ".new")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            new.write_text(json.dumps(asdict(self._beat)), encoding="utf-8")
            os.replace(new, self._file)  # a reader never sees half a file
        except OSError as error:
            if not self._refused:
                _log.warning("the heartbeat cannot be written: %s", type(error).__name__)
            self._refused = True


def read_heartbeat(file: Path) -> Heartbeat | None:
    """Reads the heartbeat of the bot that runs here; ``None`` if there is none."""
    try:
        return Heartbeat(**json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
