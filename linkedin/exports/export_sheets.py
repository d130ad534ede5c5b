"""The sheets of LinkedIn's analytics workbooks: reading cells, and refusing rows."""

import re
from dataclasses import dataclass, field

from domain.entries.post_links import PostLink
from domain.errors import UserError
from linkedin.exports.written_numbers import read_count, shown
from linkedin.links import read_link
from linkedin.records import Figure, Place, RefusedRow
from linkedin.sheets import Row

_ADDRESS = re.compile(r"https?://(?:[a-z0-9-]+\.)*linkedin\.com/", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ExportSheet:
    """A sheet with all of its filled rows."""

    name: str
    rows: tuple[Row, ...]

    def place(self, row: Row) -> Place:
        """Where a row stands."""
        return Place(self.name, row.line)


@dataclass(slots=True)
class Counts:
    """The counts of one record, gathered cell by cell."""

    figures: dict[Figure, int] = field(default_factory=dict)
    _disputed: set[Figure] = field(default_factory=set)

    def take(self, figure: Figure, cell: str, place: Place) -> RefusedRow | None:
        """Takes a count, unless it is none or was stated otherwise before.

        Returns:
            Why it is left out; ``None`` if it is not.
        """
        count = read_count(cell)
        if count is None:
            return not_a_count(figure.value, cell, place)
        if self.figures.get(figure, count) == count and figure not in self._disputed:
            self.figures[figure] = count
            return None
        self.figures.pop(figure, None)
        self._disputed.add(figure)
        return RefusedRow(
            place, f"The file states these {figure.value} twice, and differently. I left them out."
        )


def not_a_count(label: str, cell: str, place: Place) -> RefusedRow:
    """The refusal of a cell, the rest of whose row is kept."""
    return RefusedRow(place, f"{shown(cell)} is no count of {label}. I left it out.")


def unknown_label(label: str, place: Place) -> RefusedRow:
    """The refusal of a count that no language has a word for."""
    return RefusedRow(place, f"I don't know the label “{label[:60]}”. I left out its number.")


def post_link(cell: str) -> PostLink | None:
    """The post that a cell's address leads to; ``None`` if it leads to none."""
    if not _ADDRESS.match(cell):
        return None
    try:
        return read_link(cell)
    except UserError:
        return None
