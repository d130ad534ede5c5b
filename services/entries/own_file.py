"""Reading the file of an own export, without trusting it."""

import io
import json
import zipfile
import zlib
from typing import Any

from domain.entries.own_import import FORMAT, JSON_FILE, VERSION, OwnTables
from domain.errors import UserError

#: The most bytes of JSON: 3,000 posts with all that belongs to them take 8 MB.
_MOST_BYTES = 30_000_000
_NOT_OURS = UserError(
    "That isn't a file that `/ssi export` made.",
    "Drop its ZIP file here as it is, or the `data.json` in it.",
)


def read_own_file(data: bytes) -> OwnTables:
    """The tables in the ZIP file, or in the JSON file, of an own export.

    Raises:
        UserError: it is no such file, it is too large, or a newer version made it.
    """
    try:
        found = json.loads(_json_in(data))
    except (ValueError, RecursionError, zipfile.BadZipFile, zlib.error, KeyError) as error:
        raise _NOT_OURS from error
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise _NOT_OURS
    if found.get("subject") != "own":
        raise UserError(
            "That is the export of a team, and I can't bring one back.",
            "`/ssi import` shows how to import target accounts.",
        )
    if found.get("version") != VERSION:
        raise UserError("A newer version of me made that file.", "Ask your admin to update me.")
    tables = found.get("tables")
    if not isinstance(tables, dict):
        raise _NOT_OURS
    return {str(name): _rows(rows) for name, rows in tables.items()}


def _json_in(data: bytes) -> bytes:
    if not data.startswith(b"PK"):
        return _of_size(data)
    with zipfile.ZipFile(io.BytesIO(data)) as packed, packed.open(JSON_FILE) as file:
        # Counts while it unpacks: what a ZIP file says about sizes may be wrong.
        return _of_size(file.read(_MOST_BYTES + 1))


def _of_size(data: bytes) -> bytes:
    if len(data) > _MOST_BYTES:
        raise UserError(
            f"That file holds more than {_MOST_BYTES // 1_000_000} MB.", "I can't read it."
        )
    return data


def _rows(rows: Any) -> list[dict[str, Any]]:
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
