"""The rows of a CSV file of the archive, line by line.

A quotation mark that is never closed swallows the rows below it. Such rows are refused, and
reading goes on at the next line that looks like the start of a row.
"""

import csv
import io
import re
from _csv import Reader
from collections.abc import Callable, Iterator
from itertools import chain
from typing import NamedTuple

from linkedin.exports.archive.tables import Kind, Table, too_many_rows
from linkedin.exports.archive.zip_entries import DAMAGED
from linkedin.records import Place, Record, RefusedRow

MOST_ROWS = 1_000_000
#: What one row may hold. LinkedIn's longest messages have 8,000 characters, and HTML around them.
_MOST_LETTERS = 500_000
_MOST_LINES = 5_000
_LONGEST_LINE = 200_000
_PIECE = 1 << 16
#: How far to look for the next row below one that can't be read.
_FAR = 50
_CLOCK = r"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}"
#: How the first line of a row looks, where rows have several lines.
_STARTS = {
    Kind.MESSAGES: re.compile(rf'"?[\w=+/-]{{6,}}"?[,;\t].*{_CLOCK} UTC'),
    Kind.SHARES: re.compile(rf'"?{_CLOCK}"?[,;\t]"?http'),
    Kind.COMMENTS: re.compile(rf'"?{_CLOCK}"?[,;\t]"?http'),
    Kind.INVITATIONS: re.compile(r'.*"[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}, '),
}
#: Comments escape quotation marks with a backslash; the other files double them.
_ESCAPES = {Kind.COMMENTS: "\\"}


class Row(NamedTuple):
    """A row's cells; one empty cell follows those of the table's columns.

    Args:
        line: The number of its first line in the file, from 1.
    """

    line: int
    cells: list[str]


class UnreadableRowError(Exception):
    """A row that can't be read; its text is the reason and the fix, without the row's content."""


def records(table: Table, read: Callable[[Row], Record | None]) -> Iterator[Record]:
    """A table's records, and its rows that can't be read.

    Args:
        read: Reads a row; ``None`` if it is none to keep. Raises `UnreadableRowError`.

    Raises:
        UserError: The table has too many rows.
    """
    for row in rows(table):
        if isinstance(row, RefusedRow):
            yield row
            continue
        try:
            record = read(row)
        except UnreadableRowError as error:
            yield RefusedRow(Place(table.name, row.line), str(error))
            continue
        if record is not None:
            yield record


def rows(table: Table) -> Iterator[Row | RefusedRow]:
    """The rows below the header; blank ones are left out.

    Raises:
        UserError: There are too many.
    """
    with table.open() as file:
        lines = _Lines(file.read)
        lines.at += table.lines_before
        yield from _rows(table, lines)
    if lines.damaged:
        yield _refused(table, lines.at, "The file is damaged from here on. Download it again.")


def _rows(table: Table, lines: "_Lines") -> Iterator[Row | RefusedRow]:
    start, width = _STARTS.get(table.kind), table.width
    reader, began = _reader(table, lines)
    count = 0
    while True:
        first = lines.at
        try:
            cells = next(reader, None)
        except (csv.Error, _EndlessRowError):
            lines.skip_to(start, began + reader.line_num)
            reader, began = _reader(table, lines)
            yield _refused(table, first, "A quotation mark in this row isn't closed.")
            continue
        if cells is None:
            return
        count += 1
        if count > MOST_ROWS:
            raise too_many_rows(table, MOST_ROWS)
        end = began + reader.line_num
        if end - first > 1 and start and any(map(start.match, lines.between(first + 1, end))):
            lines.skip_to(start, end)
            reader, began = _reader(table, lines)
            yield _refused(table, first, "A quotation mark in this row isn't closed.")
            continue
        lines.at = end
        if len(cells) != width:
            if any(cells[width:]):
                yield _refused(table, first, "This row has more cells than the file's header.")
                continue
            del cells[width:]
            cells.extend([""] * (width - len(cells)))
        if any(cells):
            cells.append("")
            yield Row(first, cells)


def _reader(table: Table, lines: "_Lines") -> tuple[Reader, int]:
    """A reader of the rows from the current line on, and the number of that line."""
    escape = _ESCAPES.get(table.kind)
    found = csv.reader(lines.onward(), delimiter=table.separator, escapechar=escape, strict=True)
    return found, lines.at


class _EndlessRowError(Exception):
    """A row holds more than any real one."""


class _Lines:
    """The lines of a file, of which those from the current row on are kept.

    LinkedIn writes UTF-8. A line that is not UTF-8 was saved by another program, as Windows-1252.

    Attributes:
        at: The number of the current row's first line, from 1.
        damaged: Whether the file ends early because it is damaged.
    """

    def __init__(self, read: Callable[[int], bytes]) -> None:
        self._read = read
        self._kept: list[str] = []
        self._first = 1
        self._rest = b""
        self.at = 1
        self.damaged = False

    def onward(self) -> Iterator[str]:
        """The lines from the current one on. No Python code runs for each: there are many."""
        return chain.from_iterable(self._blocks())

    def between(self, first: int, end: int) -> list[str]:
        """The lines of these numbers, ``end`` not included; they were read."""
        return self._kept[first - self._first : end - self._first]

    def skip_to(self, start: re.Pattern[str] | None, end: int) -> None:
        """Makes the next line current that looks like the start of a row.

        It is looked for below the current line, up to some lines below ``end``.

        Args:
            start: ``None`` takes the very next line.
        """
        self.at += 1
        while (
            start is not None
            and self.at < end + _FAR
            and (line := self._line(self.at))
            and not start.match(line)
        ):
            self.at += 1

    def _line(self, number: int) -> str:
        """A line from the current one on; ``""`` below the last one."""
        while number - self._first >= len(self._kept):
            if not (block := self._block()):
                return ""
            self._kept += block
        return self._kept[number - self._first]

    def _blocks(self) -> Iterator[list[str]]:
        self._line(self.at)
        yield self._kept[self.at - self._first :]
        while True:
            del self._kept[: self.at - self._first]
            self._first = self.at
            if len(self._kept) > _MOST_LINES or sum(map(len, self._kept)) > _MOST_LETTERS:
                raise _EndlessRowError
            if not (block := self._block()):
                return
            self._kept += block
            yield block

    def _block(self) -> list[str]:
        """The next lines; none at the end."""
        data = self._rest
        self._rest = b""
        while True:
            try:
                piece = self._read(_PIECE)
            except DAMAGED:
                self.damaged = True
                return []
            end = piece.rfind(b"\n") + 1
            data += piece[:end]
            if end or not piece:
                self._rest = piece[end:]
                return _decoded(data)
            data += piece
            if len(data) > _LONGEST_LINE:
                return _decoded(data)


def _decoded(data: bytes) -> list[str]:
    try:
        return list(io.StringIO(data.decode(), newline="\n"))
    except UnicodeDecodeError:
        return [_line_of(line) for line in io.BytesIO(data)]


def _line_of(line: bytes) -> str:
    try:
        return line.decode()
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")


def _refused(table: Table, line: int, reason: str) -> RefusedRow:
    return RefusedRow(Place(table.name, line), reason)
