"""Reactions.csv: the member's reactions to posts, and to comments on them."""

import re
from collections.abc import Callable

from linkedin.exports.archive.cells import moment_of, post_of
from linkedin.exports.archive.rows import Row, UnreadableRowError
from linkedin.exports.archive.tables import Table
from linkedin.records import Place, ReactionRecord

_KIND = re.compile(r"[A-Z_]{1,40}")


def reaction_reader(table: Table) -> Callable[[Row], ReactionRecord]:
    """A function that reads a row; it raises `UnreadableRowError`."""
    pick = table.picking("date", "type", "link")

    def read(row: Row) -> ReactionRecord:
        date, typed, link = pick(row.cells)
        kind = typed.strip().upper()
        if not _KIND.fullmatch(kind):
            raise UnreadableRowError("The kind of reaction is missing.")
        return ReactionRecord(Place(table.name, row.line), post_of(link), moment_of(date), kind)

    return read
