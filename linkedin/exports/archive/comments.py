"""Comments.csv: when the member commented on which post. What they wrote is not read."""

from collections.abc import Callable

from linkedin.exports.archive.cells import moment_of, post_of
from linkedin.exports.archive.rows import Row
from linkedin.exports.archive.tables import Table
from linkedin.records import CommentRecord, Place


def comment_reader(table: Table) -> Callable[[Row], CommentRecord]:
    """A function that reads a row; it raises `UnreadableRowError`."""
    pick = table.picking("date", "link")

    def read(row: Row) -> CommentRecord:
        date, link = pick(row.cells)
        return CommentRecord(Place(table.name, row.line), post_of(link), moment_of(date))

    return read
