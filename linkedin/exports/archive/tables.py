"""Recognises the CSV files of the data archive, by their headers."""

import csv
import io
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import Enum
from operator import itemgetter
from typing import IO

from domain.errors import UserError
from linkedin.sheets import cleaned


class Kind(Enum):
    """A file of the archive, by the columns that it needs."""

    MESSAGES = frozenset({"conversation id", "from", "to", "date"})
    SHARES = frozenset({"date", "sharelink"})
    COMMENTS = frozenset({"date", "link", "message"})
    REACTIONS = frozenset({"date", "type", "link"})
    CONNECTIONS = frozenset({"first name", "last name", "company", "position", "connected on"})
    INVITATIONS = frozenset({"from", "to", "sent at", "direction"})
    #: Other programs' lists of people have a headline, but no maiden name.
    PROFILE = frozenset({"first name", "last name", "maiden name", "headline"})


Opening = Callable[[], AbstractContextManager[IO[bytes]]]
"""Opens a file at its start; may be called again."""
#: Bytes at a file's start that hold its header, below the notes of Connections.csv.
HEAD = 16_384
_MOST_NOTES = 12
_SEPARATORS = ",;\t"
#: Conversations with LinkedIn's machines have the columns of messages.
_NAMES = re.compile(rf"(?:{'|'.join(kind.name for kind in Kind)})(?:_[0-9]+)?\.csv", re.IGNORECASE)
_MACHINES = re.compile(r"(?:guide|coach|learning).*messages", re.IGNORECASE)


@dataclass(frozen=True)
class Table:
    """A CSV file of the archive.

    Args:
        name: Without its folder: ``"Shares_181682616.csv"``.
        columns: The positions of its columns, from 0, by their names in lower case.
        lines_before: How many lines the header and what is above it take.
    """

    name: str
    kind: Kind
    open: Opening
    separator: str
    columns: dict[str, int]
    lines_before: int

    @property
    def width(self) -> int:
        """How many columns there are."""
        return max(self.columns.values()) + 1

    def picking(self, *names: str) -> Callable[[list[str]], tuple[str, ...]]:
        """A function that takes the cells of these columns from a row.

        The row has one cell more than the table has columns, an empty one: for missing columns.
        """
        return itemgetter(*(self.columns.get(name, self.width) for name in names))


def base_name(path: str) -> str:
    """A file's name without its folder."""
    return cleaned(path.rpartition("/")[2])[:200]


def is_named(name: str) -> bool:
    """Whether a file has the name of one that is read: ``Shares.csv``, ``Shares_181682616.csv``."""
    return bool(_NAMES.fullmatch(name))


def table_of(name: str, open_file: Opening) -> Table | None:
    """The table in a CSV file; ``None`` if it is none of those that are read."""
    base = base_name(name)
    if _MACHINES.search(base):
        return None
    with open_file() as file:
        head = file.read(HEAD).decode("utf-8-sig", "replace")
    for separator in _SEPARATORS:
        reader = csv.reader(io.StringIO(head, newline=""), delimiter=separator)
        try:
            lines = 0
            for _, cells in zip(range(_MOST_NOTES), reader, strict=False):
                columns = _columns_of(cells)
                lines, before = reader.line_num, lines
                kind = next((kind for kind in Kind if kind.value <= columns.keys()), None)
                if kind and lines == before + 1:  # else it would have swallowed rows
                    return Table(base, kind, open_file, separator, columns, lines)
        except csv.Error:
            continue
    return None


def too_many_rows(table: Table, most: int) -> UserError:
    """The error for a file with too many rows."""
    return UserError(
        f"{table.name} has more than {most:,} rows.",
        "Split it, and send the newest part; or leave it out.",
    )


def _columns_of(cells: list[str]) -> dict[str, int]:
    columns: dict[str, int] = {}
    for at, cell in enumerate(cells):
        if name := cleaned(cell).casefold():
            columns.setdefault(name, at)
    return columns
