"""When a row counts: while no act has taken it away."""

from sqlalchemy import Index, text

LIVING = text("removed_by IS NULL")
_REMOVED = text("removed_by IS NOT NULL")


def removed_rows(table: str) -> Index:
    """Finds what an act took away, to bring it back.

    It leaves the living out: nearly all rows are, and SQLite would look through all of them here
    when asked for one member's living rows.
    """
    return Index(
        f"ix_{table}_removed_by",
        "removed_by",
        sqlite_where=_REMOVED,
        postgresql_where=_REMOVED,
    )
