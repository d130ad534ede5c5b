"""How to ask about many members at once without it costing more than the answer.

A statement that stands ready (made once, by a function under ``@cache``) is half as dear as one
that is put together for each question.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Executable, Integer, bindparam
from sqlmodel import Session

#: The parameter that names the members.
MEMBERS = "member_ids"


def of_members(column: Any) -> ColumnElement[bool]:
    """Whether a row is of one of the members given as ``MEMBERS``.

    Their numbers are written into the statement: a hundred parameters take the database longer.
    """
    numbers = bindparam(MEMBERS, type_=Integer, expanding=True, literal_execute=True)
    condition: ColumnElement[bool] = column.in_(numbers)
    return condition


def answers(
    session: Session, statement: Executable, parameters: Mapping[str, Any]
) -> Sequence[Any]:
    """All rows of a statement for plain columns, which makes no objects of them."""
    session.flush()
    return session.connection().execute(statement, parameters).all()


def on_postgresql(session: Session) -> bool:
    """Whether it is PostgreSQL that is asked; otherwise it is SQLite."""
    return session.get_bind().dialect.name == "postgresql"
