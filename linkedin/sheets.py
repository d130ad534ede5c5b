"""A table in a file: rows with their line numbers, cells as clean text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from domain.errors import UserError

MOST_ROWS = 100_000
#: Enough rows to find the header below title lines, and the separator of a text file.
_HEAD = 60
#: Control characters, byte-order marks and direction marks: invisible, but they make two names
#: differ that look alike. Joiners are not included, because some scripts need them.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)


@dataclass(frozen=True, slots=True)
class Row:
    """A row with at least one filled cell.

    Args:
        line: In a workbook, the row's number; in a text file, the number of its first line.
        cells: Clean text; ``""`` for an empty cell.
    """

    line: int
    cells: tuple[str, ...]

    @property
    def filled(self) -> tuple[str, ...]:
        """The cells that are not empty, in order."""
        return tuple(cell for cell in self.cells if cell)

    @property
    def width(self) -> int:
        """How many cells there are up to the last filled one."""
        width = len(self.cells)
        while width and not self.cells[width - 1]:
            width -= 1
        return width


@dataclass(frozen=True)
class Sheet:
    """A sheet of a workbook, or one reading of a text file; its rows can be read once.

    Args:
        head: The first rows.
        rest: The other rows, read lazily; raises `UserError` if they are damaged.
        separator: The character between cells in a text file; ``""`` in a workbook.
    """

    head: tuple[Row, ...]
    rest: Iterator[Row] = field(repr=False)
    separator: str = ""


def sheet_of(numbered: Iterable[tuple[int, Iterable[str]]], separator: str = "") -> Sheet:
    """Makes a sheet of line numbers and raw cells; blank rows are left out.

    Raises:
        UserError: there are more than `MOST_ROWS` rows (here, or when the rest is read).
    """
    rows = _filled_rows(numbered)
    return Sheet(tuple(islice(rows, _HEAD)), rows, separator)


def cleaned(cell: str) -> str:
    """A cell's text in one line, without invisible characters and doubled spaces."""
    if not cell.isprintable():
        cell = _UNSEEN.sub("", cell)
    return " ".join(cell.split())


def _filled_rows(numbered: Iterable[tuple[int, Iterable[str]]]) -> Iterator[Row]:
    count = 0
    for line, raw in numbered:
        cells = tuple(map(cleaned, raw))
        if not any(cells):
            continue
        count += 1
        if count > MOST_ROWS:
            raise UserError(
                f"That file has more than {MOST_ROWS:,} rows.",
                "Keep the accounts that you really target, or split it into several files.",
            )
        yield Row(line, cells)
