"""A file of ``/ssi export`` dropped on the conversation: the person's own data comes back."""

import asyncio
import re
from collections.abc import Sequence

from handlers.figures.home import publish_home_soon
from handlers.file_download import download
from handlers.payloads import Payload
from handlers.visit import Visit
from services.entries.own_file import read_own_file
from services.entries.own_import import import_own_data
from views.entries.own_import import own_imported

_NAME = re.compile(r"ssi-coach-.*-data-.*\.zip|data\.json", re.IGNORECASE)
_MOST_BYTES = 20_000_000


def own_file(files: Sequence[Payload]) -> Payload | None:
    """Returns the file that an export made, by its name."""
    return next((file for file in files if _NAME.fullmatch(str(file.get("name") or ""))), None)


async def receive_own_data(visit: Visit, file: Payload) -> None:
    """Handles the file: adds what is not there yet."""
    await visit.begin_reading()
    await visit.person()
    data = await download(visit.desk.session, visit.client, file, _MOST_BYTES)
    tables = await asyncio.to_thread(read_own_file, data)
    await visit.answer(own_imported(await visit.save(import_own_data, tables)))
    publish_home_soon(visit)
