"""Queries for one row say so: without a limit, the database's driver builds every row."""

from typing import TypeVar

from sqlmodel import Session
from sqlmodel.sql.expression import SelectOfScalar

T = TypeVar("T")


def first_row(session: Session, query: SelectOfScalar[T]) -> T | None:
    """The first row of a query, or ``None``; no other row is read."""
    return session.exec(query.limit(1)).first()
