"""Reads an untrusted table, CSV or XLSX."""

import io
import re
from collections.abc import Callable, Iterator

from domain.errors import UserError
from linkedin import text_tables, workbooks
from linkedin.sheets import Sheet

#: Compared as tuples; the larger is better.
Fit = tuple[int, ...]

MOST_BYTES = 5_000_000
_ZIP = b"PK\x03\x04"
_OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1")
#: The stream in which Office stores a workbook with a password.
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_NO_TABLE = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"{\\rtf", b"II*\0", b"MM\0*")
_MARKUP = re.compile(rb"\s*<(?:!doctype|html|head|meta|style|table|\?xml)", re.IGNORECASE)
_FIX = "Send a CSV or .xlsx file with a column of company names."


def read_sheets(data: bytes, fit: Callable[[Sheet], Fit]) -> Iterator[Sheet]:
    """The tables in a file: a workbook's visible sheets, in order, or a text file's only one.

    Args:
        fit: Rates a reading of a text file, because files don't name the separator of their
            cells. Of equally good readings, the one with the most even rows is used.

    Raises:
        UserError: the file is empty, too large, damaged, locked, or not a table; with the fix.
    """
    if len(data) > MOST_BYTES:
        raise UserError(
            f"That file is larger than {MOST_BYTES // 1_000_000} MB.",
            "Keep the columns for name, website and owner, or split it into several files.",
        )
    _refuse_other_kinds(data)
    if data.startswith(_ZIP):
        yield from workbooks.sheets(io.BytesIO(data))
        return
    text = text_tables.decoded(data)
    if not text.strip():
        raise UserError("That file is empty.", _FIX)
    if not text_tables.is_text(text):
        raise _no_table()
    yield max(text_tables.readings(text), key=fit)


def may_be_table(head: bytes) -> bool:
    """Whether a file that begins with these bytes is a workbook, or text that may be a table."""
    if head.startswith((_ZIP, _OLD_OFFICE)):
        return True
    if head.startswith(_NO_TABLE):
        return False
    return text_tables.is_text(text_tables.decoded(head))


def _refuse_other_kinds(data: bytes) -> None:
    if data.startswith(_OLD_OFFICE):
        if _LOCKED in data:
            raise workbooks.locked()
        raise UserError("That is an old .xls file, which I can't read.", "Save it as .xlsx or CSV.")
    if data.startswith(_NO_TABLE):
        raise _no_table()
    if _MARKUP.match(data):
        raise UserError(
            "That file is a web page, whatever its name says.",
            "Open it in Excel, save it as .xlsx or CSV, and send that.",
        )


def _no_table() -> UserError:
    return UserError("That file isn't a table.", _FIX)
