"""A table as it stands in a file: rows with their line numbers, cells as clean text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from domain.errors import UserError

MOST_ROWS = 100_000
#: Enough to find the header below title lines, and to see how a text file is separated.
_HEAD = 60
#: Control characters, byte-order marks, and marks that turn the direction of writing around: not
#: seen, but able to make two names differ that look alike. Joiners stay, for scripts need them.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)


@dataclass(frozen=True, slots=True)
class Row:
    """A row with at least one filled cell.

    Args:
        line: In a workbook, the row's number; in a text file, that of the line it begins in.
        cells: Clean text, ``""`` where there is none.
    """

    line: int
    cells: tuple[str, ...]

    @property
    def filled(self) -> tuple[str, ...]:
        """The cells that say something, in order."""
        return tuple(cell for cell in self.cells if cell)

    @property
    def width(self) -> int:
        """How many cells there are up to the last one that is filled."""
        width = len(self.cells)
        while width and not self.cells[width - 1]:
            width -= 1
        return width


@dataclass(frozen=True)
class Sheet:
    """A sheet of a workbook, or one reading of a text file; its rows can be taken once.

    Args:
        head: The first rows.
        rest: The others, read as one asks for them; raises `UserError` where they are damaged.
        separator: What separates the cells in a text file; ``""`` in a workbook.
    """

    head: tuple[Row, ...]
    rest: Iterator[Row] = field(repr=False)
    separator: str = ""


def sheet_of(numbered: Iterable[tuple[int, Iterable[str]]], separator: str = "") -> Sheet:
    """Make a sheet of line numbers and raw cells; blank rows are left out.

    Raises:
        UserError: there are more than `MOST_ROWS` rows (here, or while the rest is read).
    """
    rows = _filled_rows(numbered)
    return Sheet(tuple(islice(rows, _HEAD)), rows, separator)


def cleaned(cell: str) -> str:
    """A cell's text in one line: no characters that are not seen, no doubled spaces."""
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
