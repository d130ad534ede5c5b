"""Profile.csv: whose archive it is."""

from collections.abc import Callable

from linkedin.exports.archive.cells import name_of
from linkedin.exports.archive.rows import Row, UnreadableRowError
from linkedin.exports.archive.tables import Table
from linkedin.records import OwnerRecord, Place


def profile_reader(table: Table) -> Callable[[Row], OwnerRecord]:
    """A function that reads a row; it raises `UnreadableRowError`."""
    pick = table.picking("first name", "last name", "headline")

    def read(row: Row) -> OwnerRecord:
        first, last, headline = pick(row.cells)
        if not (name := name_of(first, last)):
            raise UnreadableRowError("The name is missing.")
        return OwnerRecord(Place(table.name, row.line), name, name_of(headline))

    return read
