"""The CSV files inside a ZIP, which may be malicious.

The ZIP's directory decides what is refused, before anything is unpacked. No entry ever becomes a
file on disk.
"""

import re
import stat
import struct
import zipfile
import zlib
from typing import BinaryIO

from domain.errors import UserError

#: What reading a damaged ZIP may raise.
DAMAGED = (
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)
#: Bytes of all CSV files together, unpacked.
MOST_UNPACKED = 500_000_000
#: How often a CSV file may be larger than its packed form. Text shrinks to a tenth at best.
MOST_SHRUNK = 100
#: A small file may shrink more.
_SMALL = 1_000_000
#: LinkedIn's largest archives have about a hundred.
MOST_ENTRIES = 5_000
_MOST_DIRECTORY = 2_000_000
_END = b"PK\5\6"
_END_LENGTH = 22
_END_OF_LARGE = b"PK\6\7"
_LONGEST_COMMENT = 65_535
_ARCHIVE_SUFFIXES = (".zip", ".rar", ".7z", ".gz", ".tar", ".tgz", ".xlsx")
_TRICK = re.compile(r"(?:\A|[/\\])\.\.(?:[/\\]|\Z)|\A[/\\]|\A[a-z]:|[\0\\]", re.IGNORECASE)
_DOWNLOAD_AGAIN = "Download it from LinkedIn again, and send it as it is."


def open_zip(file: BinaryIO, name: str) -> zipfile.ZipFile | None:
    """Opens a ZIP.

    Args:
        file: Seekable.
        name: The file's name; used only to tell a damaged archive from another file.

    Returns:
        The ZIP; ``None`` if it is none, or a workbook.

    Raises:
        UserError: It is damaged, or its directory is larger than an archive's.
    """
    file.seek(0)
    if file.read(2) != b"PK":
        return None
    try:
        _check_directory(file)
        opened = zipfile.ZipFile(file)
    except DAMAGED:
        if name.lower().endswith(".zip"):
            raise UserError("That ZIP is damaged; I can't read it.", _DOWNLOAD_AGAIN) from None
        return None
    return None if "[Content_Types].xml" in opened.NameToInfo else opened


def csv_entries(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The CSV files in a ZIP, in any folder.

    Raises:
        UserError: The ZIP is none that LinkedIn or a person would make: locked, nested, with paths
            that lead out of it, or much larger unpacked.
    """
    found = []
    for entry in archive.infolist():
        path = entry.filename
        if path.startswith("__MACOSX/") or "/__MACOSX/" in path:
            continue
        _refuse_odd(entry)
        if not entry.is_dir() and path.lower().endswith(".csv"):
            found.append(entry)
    if sum(entry.file_size for entry in found) > MOST_UNPACKED:
        raise UserError(
            f"That ZIP unpacks to more than I can read ({MOST_UNPACKED // 1_000_000} MB).",
            "Unpack it, and send only the files that you need, such as Shares.csv.",
        )
    return found


def _refuse_odd(entry: zipfile.ZipInfo) -> None:
    path = entry.filename.lower()
    if entry.flag_bits & 1:
        raise UserError(
            "That ZIP is locked with a password.", "Pack it again without the password."
        )
    if path.endswith(_ARCHIVE_SUFFIXES):
        raise UserError(
            "That ZIP holds another archive or a workbook.", "Unpack it, and send what is inside."
        )
    if _TRICK.search(entry.orig_filename) or stat.S_ISLNK(entry.external_attr >> 16):
        raise UserError(
            "That ZIP has files that point to places outside of it, so I don't open it.",
            _DOWNLOAD_AGAIN,
        )
    if path.endswith(".csv"):
        if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise UserError("That ZIP is packed in a way I can't read.", _DOWNLOAD_AGAIN)
        if entry.file_size > max(_SMALL, entry.compress_size * MOST_SHRUNK):
            raise UserError(
                f"That ZIP unpacks to more than {MOST_SHRUNK} times its size, as no text does.",
                _DOWNLOAD_AGAIN,
            )


def _check_directory(file: BinaryIO) -> None:
    """Looks at the end of the ZIP, because `zipfile` reads its whole directory at once."""
    length = file.seek(0, 2)
    file.seek(max(0, length - _LONGEST_COMMENT - _END_LENGTH))
    tail = file.read()
    at = len(tail) - _END_LENGTH
    if tail[at : at + 4] != _END or tail[-2:] != b"\0\0":
        at = tail.rfind(_END)
    if at < 0:
        raise zipfile.BadZipFile
    entries, size = struct.unpack("<HL", tail[at + 10 : at + 16])
    of_large = tail[max(0, at - 20) : at].startswith(_END_OF_LARGE)
    if of_large or entries > MOST_ENTRIES or size > _MOST_DIRECTORY:
        raise UserError(
            f"That ZIP holds more than {MOST_ENTRIES:,} files, so it isn't LinkedIn's archive.",
            _DOWNLOAD_AGAIN,
        )
