"""The rows of a CSV file of the archive, line by line.

A quotation mark that is never closed swallows the rows below it. Such rows are refused, and
reading goes on at the next line that looks like the start of a row.
"""

import csv
import io
import re
from collections import deque
from collections.abc import Callable, Iterator
from typing import NamedTuple, cast

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
        buffered = io.BufferedReader(cast("io.RawIOBase", file), _PIECE)
        lines = _Lines(buffered.readline)
        try:
            yield from _rows(table, lines)
        finally:
            buffered.detach()  # or it would close a file that is not ours
    if lines.damaged:
        yield _refused(table, lines.number, "The file is damaged from here on. Download it again.")


def _rows(table: Table, lines: "_Lines") -> Iterator[Row | RefusedRow]:
    for _ in range(table.lines_before):
        next(lines, None)
    reader = csv.reader(
        lines, delimiter=table.separator, escapechar=_ESCAPES.get(table.kind), strict=True
    )
    start, width = _STARTS.get(table.kind), table.width
    taken, count = lines.taken, 0
    while True:
        taken.clear()
        lines.letters = 0
        first = lines.number
        try:
            cells = next(reader, None)
        except (csv.Error, _EndlessRowError):
            lines.skip_to(start)
            yield _refused(table, first, "A quotation mark in this row isn't closed.")
            continue
        if cells is None:
            return
        count += 1
        if count > MOST_ROWS:
            raise too_many_rows(table, MOST_ROWS)
        if len(taken) > 1 and start and any(map(start.match, taken[1:])):
            lines.skip_to(start)
            yield _refused(table, first, "A quotation mark in this row isn't closed.")
        elif len(cells) > width and any(cells[width:]):
            yield _refused(table, first, "This row has more cells than the file's header.")
        elif any(cells):
            del cells[width:]
            cells.extend([""] * (width + 1 - len(cells)))
            yield Row(first, cells)


class _EndlessRowError(Exception):
    """A row holds more than any real one."""


class _Lines(Iterator[str]):
    """The lines of a file; those of a row that can't be read can be given back.

    LinkedIn writes UTF-8. A line that is not UTF-8 was saved by another program, as Windows-1252.

    Attributes:
        number: The number of the next line, from 1.
        taken: The lines of the current row.
        letters: Their length.
        damaged: Whether the file ends early because it is damaged.
    """

    def __init__(self, readline: Callable[[int], bytes]) -> None:
        self._readline = readline
        self._back: deque[str] = deque()
        self.number = 1
        self.taken: list[str] = []
        self.letters = 0
        self.damaged = False

    def __next__(self) -> str:
        line = self._back.popleft() if self._back else self._read()
        if not line:
            raise StopIteration
        self.number += 1
        self.taken.append(line)
        self.letters += len(line)
        if self.letters > _MOST_LETTERS or len(self.taken) > _MOST_LINES:
            raise _EndlessRowError
        return line

    def _read(self) -> str:
        try:
            line = self._readline(_LONGEST_LINE)
        except DAMAGED:
            self.damaged = True
            return ""
        try:
            return line.decode()
        except UnicodeDecodeError:
            return line.decode("cp1252", "replace")

    def skip_to(self, start: re.Pattern[str] | None) -> None:
        """Gives back the lines of the current row from the next start of a row on.

        If no line that was taken is one, the lines below are skipped to the next one that is.
        """
        if start is None:
            self._give_back(1)
            return
        for at, line in enumerate(self.taken[1:], 1):
            if start.match(line):
                self._give_back(at)
                return
        for _ in range(_FAR):
            self.taken.clear()
            self.letters = 0
            line = next(self, "")
            if not line or start.match(line):
                self._give_back(0)
                return

    def _give_back(self, at: int) -> None:
        self._back.extendleft(reversed(self.taken[at:]))
        self.number -= len(self.taken) - at
        del self.taken[at:]


def _refused(table: Table, line: int, reason: str) -> RefusedRow:
    return RefusedRow(Place(table.name, line), reason)
