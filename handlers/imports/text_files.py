"""Long pastes, which Slack turns into text files (snippets)."""

import io
from collections.abc import Sequence

from handlers.file_download import download_into
from handlers.payloads import Payload
from handlers.visit import Visit

_MOST_BYTES = 1_000_000
_SHORTER = "Paste it in parts."


def text_file(files: Sequence[Payload]) -> Payload | None:
    """Returns the one file, if it is plain text."""
    if len(files) != 1 or str(files[0].get("mimetype") or "") != "text/plain":
        return None
    return files[0]


def is_snippet(file: Payload) -> bool:
    """Whether Slack made it of a paste, so that it says what a message would."""
    return file.get("mode") == "snippet"


async def text_of(visit: Visit, file: Payload) -> str:
    """Downloads the text."""
    await visit.begin_reading()
    await visit.person()
    data = io.BytesIO()
    await download_into(data, visit.desk.session, visit.client, file, _MOST_BYTES, _SHORTER)
    return data.getvalue().decode("utf-8-sig", errors="replace").replace("\0", "")
