"""Sheets in Excel workbooks, which are zip files of XML and may be malicious.

The zip's directory is checked for the unpacked sizes before anything is unpacked. Then the few
parts that hold cells are unpacked in pieces, under the same limits. openpyxl reads only these: no
styles, pictures, links, macros or properties. defusedxml makes it refuse entities.
"""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from domain.errors import UserError
from linkedin.sheets import Sheet, sheet_of

if TYPE_CHECKING:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

MOST_UNPACKED = 60_000_000
_MOST_PARTS = 2_000
#: Each tag and attribute costs about 100 bytes and some microseconds, so a small file can cost
#: much. 100,000 rows with six columns are below these limits.
_MOST_TAGS = 4_000_000
_MOST_ATTRIBUTES = 3_000_000
#: One tag with its text: a cell holds at most 32,767 characters, of up to six bytes.
_LONG_TAG = re.compile(rb"<[^<]{250000}")
#: The largest ratio of unpacked to packed size. Sheets reach 10, those of equal cells 50, and zip
#: bombs 1,000.
_MOST_PACKED = 150
_SMALL = 5_000_000
_LONGEST_ROW = 2_000_000  # bytes
_LAST_ROW = 1_048_576  # of Excel's sheets
_MOST_COLUMNS = 300
_PIECE = 1 << 18

#: The parts that hold the cells. Without the styles, dates are read as numbers.
_NEEDED = re.compile(
    r"\[content_types\]\.xml|_rels/\.rels|xl/(?!styles|calcchain|connections|metadata)[^/]+\.xml"
    r"|xl/_rels/[^/]+\.rels|xl/worksheets/[^/]+\.xml",
    re.IGNORECASE,
)
_SHEET = re.compile(r"xl/worksheets/", re.IGNORECASE)
_ROOT = re.compile(rb"<(\w+:)?worksheet\b[^>]*>")
_CELLS = re.compile(rb"<(?:\w+:)?sheetData\b.*(?:</(?:\w+:)?sheetData\s*>|/>)", re.DOTALL)
_ROW = re.compile(rb"<(?:\w+:)?row\b")
_LINE_BREAK = re.compile(r"_x000[9AD]_")
#: Raised by zipfile and openpyxl for a malformed file. openpyxl trusts its input, so a missing or
#: malformed part can raise any of these.
_DAMAGED = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
)
_SAVE_AGAIN = "Open it in Excel, save it as .xlsx or CSV, and send that."


def sheets(data: bytes) -> Iterator[Sheet]:
    """The visible sheets of a workbook, in order.

    Raises:
        UserError: the file is not a workbook, damaged, locked by a password, or too large
            unpacked.
    """
    import openpyxl  # here, because it takes 190 ms and 12 MB

    cells_only = _unpacked(data)
    try:
        book = openpyxl.load_workbook(cells_only, read_only=True, data_only=True, keep_links=False)
    except _DAMAGED as error:
        raise _damaged() from error
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            yield sheet_of(_rows(sheet))


def _unpacked(data: bytes) -> io.BytesIO:
    """The needed parts as an uncompressed zip."""
    parts = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(parts, "w") as copy:
            tags = attributes = 0
            for part in _needed(archive):
                content = _content(archive, part)
                tags += content.count(b"<")
                attributes += content.count(b"=")
                if tags > _MOST_TAGS or attributes > _MOST_ATTRIBUTES or _LONG_TAG.search(content):
                    raise _too_large()
                is_sheet = _SHEET.match(part.filename)
                copy.writestr(part.filename, _cells_only(content) if is_sheet else content)
    except _DAMAGED as error:
        raise _damaged() from error
    parts.seek(0)
    return parts


def _needed(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The parts that hold cells, if the directory is within the limits."""
    names = archive.NameToInfo
    if len(archive.infolist()) > _MOST_PARTS:
        raise _too_large()
    if "[Content_Types].xml" not in names or not any(name.startswith("xl/") for name in names):
        raise _no_workbook(names)
    if "xl/workbook.bin" in names:
        raise UserError("That is a binary workbook (.xlsb), which I can't read.", _SAVE_AGAIN)
    needed = [part for name, part in names.items() if _NEEDED.fullmatch(name)]
    if any(part.flag_bits & 1 for part in needed):
        raise locked()
    if any(part.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED} for part in needed):
        raise _damaged()
    unpacked = sum(part.file_size for part in needed)
    packed = sum(part.compress_size for part in needed)
    if unpacked > MOST_UNPACKED or (unpacked > _SMALL and unpacked > packed * _MOST_PACKED):
        raise _too_large()
    return needed


def _content(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """A part's bytes, read in pieces.

    It never reads more than the size in the zip's directory, even if the part is larger.
    """
    with archive.open(part) as packed:
        return b"".join(iter(lambda: packed.read(_PIECE), b""))


def _cells_only(sheet: bytes) -> bytes:
    """A sheet's XML, reduced to its cells.

    The stated dimensions are replaced by small ones; otherwise openpyxl searches the whole sheet.
    """
    root, cells = _ROOT.search(sheet), _CELLS.search(sheet)
    if root is None or cells is None:
        raise _damaged()
    if any(len(row) > _LONGEST_ROW for row in _ROW.split(cells[0])):
        raise _too_large()
    prefix = root[1] or b""
    size = b"<" + prefix + b'dimension ref="A1"/>'
    return sheet[: root.end()] + size + cells[0] + b"</" + prefix + b"worksheet>"


def _rows(sheet: "ReadOnlyWorksheet") -> Iterator[tuple[int, Iterable[str]]]:
    sheet.reset_dimensions()  # a sheet's claimed size is often wrong
    blank = (None,) * _MOST_COLUMNS
    try:
        # The stubs lack this method of read-only sheets.
        found = sheet.iter_rows(max_col=_MOST_COLUMNS, values_only=True)  # type: ignore[misc]
        for line, cells in enumerate(found, start=1):
            if line > _LAST_ROW:
                raise _damaged()
            if cells != blank:
                yield line, map(_text, cells[: _width(cells)])
    except _DAMAGED as error:
        raise _damaged() from error


def _width(cells: tuple[object, ...]) -> int:
    width = len(cells)
    while width and cells[width - 1] is None:
        width -= 1
    return width


def _text(value: object) -> str:
    """A cell's value as a spreadsheet program shows it, without its number format."""
    match value:
        case None:
            return ""
        case str():
            return _LINE_BREAK.sub(" ", value) if "_x000" in value else value
        case bool():
            return "TRUE" if value else "FALSE"
        case float():
            return f"{value:.15g}"
        case _:
            return str(value)


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


def _no_workbook(names: Iterable[str]) -> UserError:
    if "mimetype" in names or any(name.endswith(".iwa") for name in names):
        return UserError("That isn't a workbook that I can read.", "Save it as .xlsx or CSV.")
    return UserError(
        "That zip file holds no workbook.", "Unpack it, and send the .xlsx or CSV file inside."
    )
