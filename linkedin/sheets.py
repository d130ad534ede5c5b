"""A table in a file: rows with their line numbers, cells as clean text."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from domain.errors import UserError

#: What a file may hold. The cost of reading grows with its cells, not with its bytes.
MOST_ROWS = 100_000
MOST_CELLS = 700_000
MOST_IN_A_ROW = 1_000
MOST_LETTERS = 20_000_000
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
        cells: The filled cells by column, from 0 and in order: clean text.
        length: How many cells the row has as written, with empty ones at its end.
        tabbed: Whether a cell had a tab inside, which is now a space.
    """

    line: int
    cells: Mapping[int, str]
    length: int
    tabbed: bool = False

    @property
    def filled(self) -> tuple[str, ...]:
        """The filled cells, in order."""
        return tuple(self.cells.values())

    @property
    def width(self) -> int:
        """How many cells there are up to the last filled one."""
        return max(self.cells) + 1


@dataclass(frozen=True)
class Sheet:
    """A sheet of a workbook, or one reading of a text file; its rows can be read once.

    Args:
        head: The first rows.
        rest: The other rows, read lazily; raises `UserError` if they are damaged.
        separator: The character between cells in a text file; ``""`` in a workbook.
        name: The sheet's name in a workbook; ``""`` for a text file.
    """

    head: tuple[Row, ...]
    rest: Iterator[Row] = field(repr=False)
    separator: str = ""
    name: str = ""


class Budget:
    """Counts what a file holds while it is read, so that reading ends at the limits."""

    def __init__(self) -> None:
        self._rows = self._cells = self._letters = 0

    def take(self, row: Row) -> None:
        """Counts a row.

        Raises:
            UserError: The row or the file holds too much; the error names the limit.
        """
        filled = len(row.cells)
        self._rows += 1
        self._cells += filled
        self._letters += sum(map(len, row.cells.values()))
        if filled > MOST_IN_A_ROW:
            raise UserError(
                f"Line {row.line} has more than {MOST_IN_A_ROW:,} filled cells.",
                "Keep the columns for name, website and owner.",
            )
        for count, most, things in (
            (self._rows, MOST_ROWS, "rows"),
            (self._cells, MOST_CELLS, "filled cells"),
            (self._letters, MOST_LETTERS, "characters in its cells"),
        ):
            if count > most:
                raise UserError(
                    f"That file has more than {most:,} {things}.",
                    "Keep the accounts that you really target and the columns for name, website "
                    "and owner, or split it into several files.",
                )


def sheet_of(rows: Iterable[Row], budget: Budget, separator: str = "", name: str = "") -> Sheet:
    """Makes a sheet of rows; blank ones are left out.

    Raises:
        UserError: There is more than the budget allows (here, or when the rest is read).
    """
    filled = _within(rows, budget)
    return Sheet(tuple(islice(filled, _HEAD)), filled, separator, name)


def cleaned(cell: str) -> str:
    """A cell's text in one line, without invisible characters and doubled spaces."""
    if not cell.isprintable():
        cell = _UNSEEN.sub("", cell)
    return " ".join(cell.split())


def _within(rows: Iterable[Row], budget: Budget) -> Iterator[Row]:
    for row in rows:
        if row.cells:
            budget.take(row)
            yield row
