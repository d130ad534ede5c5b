"""The primary key of a row that was flushed."""

from typing import Protocol


class HasId(Protocol):
    """A row of a table whose primary key the database assigns."""

    id: int | None


def id_of(row: HasId) -> int:
    """Returns the primary key of a row.

    Raises:
        ValueError: the row was not flushed yet, so the database has not assigned its key.
    """
    if row.id is None:
        raise ValueError(f"{type(row).__name__} has no id before it is flushed")
    return row.id
