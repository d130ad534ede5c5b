"""Sheets in Excel workbooks, which are zip files of XML and may be malicious.

The cells are read one by one, each by its own reference: empty cells, columns and rows between
them cost nothing. Only the parts that hold cells are unpacked, in pieces: no styles, pictures,
links, macros or properties. Without the styles, dates are read as numbers. The format is that of
ECMA-376, part 1, section 18.
"""

import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from domain.errors import UserError
from linkedin.cell_reader import CellReader, SharedTexts
from linkedin.sheets import Budget, Row, Sheet, cleaned, sheet_of
from linkedin.xml_stream import XmlError, XmlListener, listen

MOST_UNPACKED = 60_000_000
_MOST_PARTS = 2_000
_PIECE = 1 << 16
#: Raised by zipfile for a malformed file.
_DAMAGED = (
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    XmlError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)
_SAVE_AGAIN = "Open it in Excel, save it as .xlsx or CSV, and send that."


class NoWorkbookError(UserError):
    """The file is a zip file, but no workbook."""


def sheets(file: BinaryIO) -> Iterator[Sheet]:
    """The visible sheets of a workbook, in order.

    Args:
        file: Its bytes, read where they are needed: it must allow seeking.

    Raises:
        UserError: the file is not a workbook, damaged, locked by a password, or too large
            unpacked; with the limit.
    """
    try:
        package = _Package(file)
        book, links = package.workbook()
        texts = SharedTexts()
        for target in links.of_kind("sharedStrings"):
            package.read(target, texts)
    except _DAMAGED as error:
        raise _damaged() from error
    budget = Budget()
    for sheet_id, name in book.visible:
        if part := links.worksheet(sheet_id):
            yield sheet_of(_rows(package, part, texts), budget, name=name)


def _rows(package: "_Package", part: str, texts: SharedTexts) -> Iterator[Row]:
    reader = CellReader(texts)
    try:
        for _ in package.reading(part, reader):
            yield from reader.finished()
    except _DAMAGED as error:
        raise _damaged() from error


class _Package:
    """The zip file: its parts by name, and how much of them may be unpacked."""

    def __init__(self, file: BinaryIO) -> None:
        self._zip = zipfile.ZipFile(file)
        self._left = MOST_UNPACKED
        names = self._zip.NameToInfo
        if len(self._zip.infolist()) > _MOST_PARTS:
            raise UserError(
                f"That workbook has more than {_MOST_PARTS:,} parts.",
                "Copy the sheet with the account names into a new workbook, and send that.",
            )
        # Some programs write other cases or backslashes.
        self._parts = {name.replace("\\", "/").lower(): part for name, part in names.items()}
        if "[content_types].xml" not in self._parts or not any(
            name.startswith("xl/") for name in self._parts
        ):
            raise _no_workbook(names)
        if "xl/workbook.bin" in self._parts:
            raise UserError("That is a binary workbook (.xlsb), which I can't read.", _SAVE_AGAIN)

    def workbook(self) -> "tuple[_Book, _Links]":
        """The list of sheets, and where their parts are."""
        start = _Links("")
        if "_rels/.rels" in self._parts:
            self.read("_rels/.rels", start)
        name = next(iter(start.of_kind("officeDocument")), "xl/workbook.xml")
        folder, _, file = name.rpartition("/")
        book, links = _Book(), _Links(folder)
        self.read(name, book)
        self.read(f"{folder}/_rels/{file}.rels", links)
        return book, links

    def read(self, name: str, listener: XmlListener) -> None:
        """Reads a whole part."""
        for _ in self.reading(name, listener):
            pass

    def reading(self, name: str, listener: XmlListener) -> Iterator[None]:
        """Reads a part, and yields after each piece."""
        part = self._parts[name.lower()]
        if part.flag_bits & 1:
            raise locked()
        self._left -= part.file_size
        if self._left < 0:
            raise _too_large()
        # It never reads more than the size in the zip's directory, even if the part is larger.
        with self._zip.open(part) as packed:
            yield from listen(iter(lambda: packed.read(_PIECE), b""), listener)


class _Book(XmlListener):
    """Hears the list of sheets."""

    def __init__(self) -> None:
        super().__init__()
        #: The ids of the visible sheets' links, and the sheets' names.
        self.visible: list[tuple[str, str]] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A tag opens."""
        if self.local[name] == "sheet" and attributes.get("state", "visible") == "visible":
            sheet_name = cleaned(attributes.get("name", ""))
            self.visible += [
                (value, sheet_name)
                for key, value in attributes.items()
                if re.fullmatch(r"\w+:id", key)
            ]


class _Links(XmlListener):
    """Hears the links of a part to others, which are relative to its folder."""

    def __init__(self, folder: str) -> None:
        super().__init__()
        self._folder = folder
        #: Kind and target, by id.
        self._links: dict[str, tuple[str, str]] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A tag opens."""
        if self.local[name] == "Relationship" and attributes.get("TargetMode") != "External":
            target = attributes["Target"].replace("\\", "/")
            whole = posixpath.normpath(posixpath.join("/", self._folder, target)).lstrip("/")
            kind = attributes["Type"].rpartition("/")[2]
            self._links[attributes["Id"]] = kind, whole

    def of_kind(self, kind: str) -> list[str]:
        """The parts of a kind."""
        return [target for each, target in self._links.values() if each == kind]

    def worksheet(self, sheet_id: str) -> str | None:
        """The part of a sheet; ``None`` for one without cells, such as a chart."""
        kind, target = self._links.get(sheet_id, ("", ""))
        if not kind:
            raise _damaged()
        return target if kind == "worksheet" else None


def locked() -> UserError:
    """The error for a workbook that needs a password."""
    return UserError(
        "That workbook is locked with a password.",
        "Open it, save a copy without the password, and send that.",
    )


def _damaged() -> UserError:
    return UserError("That workbook is damaged; I can't read it.", _SAVE_AGAIN)


def _too_large() -> UserError:
    return UserError(
        f"That workbook unpacks to more than I can read ({MOST_UNPACKED // 1_000_000} MB).",
        "Copy the column with the account names into a new sheet, and send that.",
    )


def _no_workbook(names: Iterable[str]) -> NoWorkbookError:
    if "mimetype" in names or any(name.endswith(".iwa") for name in names):
        return NoWorkbookError("That isn't a workbook that I can read.", "Save it as .xlsx or CSV.")
    return NoWorkbookError(
        "That zip file holds no workbook.", "Unpack it, and send the .xlsx or CSV file inside."
    )
