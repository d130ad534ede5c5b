"""Sample files, in the formats of the programs that people export from."""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence

from openpyxl import Workbook

Cell = str | int | float | bool | None


def csv_of(*lines: str, encoding: str = "utf-8", end: str = "\n") -> bytes:
    """A text file of these lines."""
    return (end.join(lines) + end).encode(encoding)


def xlsx_of(*rows: Sequence[Cell], **more_sheets: Iterable[Sequence[Cell]]) -> bytes:
    """A workbook with these rows in its first sheet, and further sheets by name."""
    book = Workbook()
    first = book.worksheets[0]
    for row in rows:
        first.append(list(row))
    for title, others in more_sheets.items():
        sheet = book.create_sheet(title)
        for row in others:
            sheet.append(list(row))
    return saved(book)


def saved(book: Workbook) -> bytes:
    """A workbook's bytes."""
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def zip_of(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip file of these parts, by name."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a zip file, by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_sheet(data: bytes, pattern: str, instead: str) -> bytes:
    """A workbook with the first match of a pattern in its first sheet's XML replaced."""
    parts = parts_of(data)
    name = "xl/worksheets/sheet1.xml"
    xml, count = re.subn(pattern, lambda _: instead, parts[name].decode(), count=1)
    assert count == 1, f"{pattern} is not in the sheet"
    return zip_of(parts | {name: xml})


def with_declared_size(data: bytes, part: str, size: int) -> bytes:
    """A zip file whose directory and part header claim a wrong unpacked size of a part."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        info = archive.getinfo(part)
        directory = archive.start_dir
    changed = bytearray(data)
    changed[info.header_offset + 22 : info.header_offset + 26] = size.to_bytes(4, "little")
    at = data.index(part.encode(), directory) - 46
    changed[at + 24 : at + 28] = size.to_bytes(4, "little")
    return bytes(changed)


def with_a_locked_part(data: bytes, part: str) -> bytes:
    """A zip file whose directory says that a part is encrypted."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        directory = archive.start_dir
    changed = bytearray(data)
    changed[data.index(part.encode(), directory) - 46 + 8] |= 1
    return bytes(changed)
