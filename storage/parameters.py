"""How to ask about many members at once without it costing more than the answer.

A statement that stands ready (made once, by a function under ``@cache``) is half as dear as one
that is put together for each question; and since its text never changes, the databases keep their
plans of it too.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Executable, Select, String, bindparam
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator, TypeEngine, UserDefinedType
from sqlmodel import Session

#: The parameter that names the members.
MEMBERS = "member_ids"


class _IntegerArray(UserDefinedType[str]):
    """PostgreSQL's array, given as text: psycopg takes longer to make one of a list."""

    cache_ok = True
    render_bind_cast = True

    def get_col_spec(self, **_options: Any) -> str:
        """Its name in SQL."""
        return "INTEGER[]"


class _Numbers(TypeDecorator[Collection[int]]):
    """Many numbers as one parameter, in the words that each database reads fastest."""

    impl = String
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """As what a database is given them."""
        return _IntegerArray() if _is_postgresql(dialect) else dialect.type_descriptor(String())

    def process_bind_param(self, value: Collection[int] | None, dialect: Dialect) -> str:
        """Python to database."""
        numbers = ",".join(map(str, value or ()))
        return f"{{{numbers}}}" if _is_postgresql(dialect) else f"[{numbers}]"


class _Among(FunctionElement[bool]):
    """Whether a number is one of many: takes the column and the parameter."""

    inherit_cache = True


@compiles(_Among, "postgresql")
def _any_of(element: _Among, compiler: SQLCompiler, **options: Any) -> str:
    column, numbers = _sides(element, compiler, options)
    return f"{column} = ANY ({numbers})"


@compiles(_Among)
def _in_json(element: _Among, compiler: SQLCompiler, **options: Any) -> str:
    column, numbers = _sides(element, compiler, options)
    return f"{column} IN (SELECT value FROM json_each({numbers}))"  # noqa: S608  # no value in it


class _AmongRows(FunctionElement[bool]):
    """Whether a number is one of a subquery's."""

    inherit_cache = True


@compiles(_AmongRows, "postgresql")
def _any_row(element: _AmongRows, compiler: SQLCompiler, **options: Any) -> str:
    # An array is read before anything else; a subquery would be joined in any order.
    column, rows = _sides(element, compiler, options)
    return f"{column} = ANY (ARRAY {rows})"


@compiles(_AmongRows)
def _in_rows(element: _AmongRows, compiler: SQLCompiler, **options: Any) -> str:
    column, rows = _sides(element, compiler, options)
    return f"{column} IN {rows}"


def _sides(
    element: FunctionElement[bool], compiler: SQLCompiler, options: Mapping[str, Any]
) -> tuple[str, str]:
    column, numbers = (compiler.process(each, **options) for each in element.clauses)
    return column, numbers


def of_members(column: Any) -> ColumnElement[bool]:
    """Whether a row is of one of the members given as ``MEMBERS``, as one parameter."""
    return _Among(column, bindparam(MEMBERS, type_=_Numbers()))


def among(column: Any, numbers: Select[int]) -> ColumnElement[bool]:
    """Whether a column's number is one of those that a query of a few rows gives."""
    return _AmongRows(column, numbers.scalar_subquery())


def answers(
    session: Session, statement: Executable, parameters: Mapping[str, Any]
) -> Sequence[Any]:
    """All rows of a statement for plain columns, which makes no objects of them."""
    session.flush()
    return session.connection().execute(statement, parameters).all()


def on_postgresql(session: Session) -> bool:
    """Whether it is PostgreSQL that is asked; otherwise it is SQLite."""
    return _is_postgresql(session.get_bind().dialect)


def _is_postgresql(dialect: Dialect) -> bool:
    return dialect.name == "postgresql"
