"""Indexes by whether a row is live: no act has removed it."""

from sqlalchemy import Index, text

LIVE = text("removed_by IS NULL")
_REMOVED = text("removed_by IS NOT NULL")


def removed_rows(table: str) -> Index:
    """Returns an index by which undo finds the rows that an act removed.

    It leaves out live rows, which are nearly all. Otherwise SQLite would use this index, and read
    all of them, to find one member's live rows.
    """
    return Index(
        f"ix_{table}_removed_by",
        "removed_by",
        sqlite_where=_REMOVED,
        postgresql_where=_REMOVED,
    )
