"""Statements about many members at once, which take their ids as one parameter.

Build each statement once, in a function under ``@cache``: building it for every query would double
the query's cost. Its text never changes with the number of ids, so the databases reuse its plan.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Executable, SelectBase, String, bindparam
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator, TypeEngine, UserDefinedType
from sqlmodel import Session

#: The name of the parameter that holds the members' ids.
MEMBERS = "member_ids"


class _IntegerArray(UserDefinedType[str]):
    """PostgreSQL's integer array, passed as text: psycopg converts a list more slowly."""

    cache_ok = True
    render_bind_cast = True

    def get_col_spec(self, **_options: Any) -> str:
        """Returns the type's name in SQL."""
        return "INTEGER[]"


class _IntegerList(TypeDecorator[Collection[int]]):
    """Integers as one parameter: an array for PostgreSQL, a JSON text for SQLite."""

    impl = String
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Returns the parameter's type in a database."""
        return _IntegerArray() if _is_postgresql(dialect) else dialect.type_descriptor(String())

    def process_bind_param(self, value: Collection[int] | None, dialect: Dialect) -> str:
        """Converts the integers to the parameter's text."""
        integers = ",".join(map(str, value or ()))
        return f"{{{integers}}}" if _is_postgresql(dialect) else f"[{integers}]"


class _InList(FunctionElement[bool]):
    """Whether a column is in an `_IntegerList`: takes the column and the parameter."""

    inherit_cache = True


@compiles(_InList, "postgresql")
def _any_of_array(element: _InList, compiler: SQLCompiler, **options: Any) -> str:
    column, array = _compiled_clauses(element, compiler, options)
    return f"{column} = ANY ({array})"


@compiles(_InList)
def _in_json(element: _InList, compiler: SQLCompiler, **options: Any) -> str:
    column, json = _compiled_clauses(element, compiler, options)
    return f"{column} IN (SELECT value FROM json_each({json}))"  # noqa: S608  # no value in it


class _InSubquery(FunctionElement[bool]):
    """Whether a column is in a subquery: takes the column and the subquery."""

    inherit_cache = True


@compiles(_InSubquery, "postgresql")
def _any_of_rows(element: _InSubquery, compiler: SQLCompiler, **options: Any) -> str:
    # PostgreSQL reads an array first; it might join a plain subquery in any order.
    column, subquery = _compiled_clauses(element, compiler, options)
    return f"{column} = ANY (ARRAY {subquery})"


@compiles(_InSubquery)
def _in_rows(element: _InSubquery, compiler: SQLCompiler, **options: Any) -> str:
    column, subquery = _compiled_clauses(element, compiler, options)
    return f"{column} IN {subquery}"


class _IdList(FunctionElement[str]):
    """The different values of a column in a group, separated by commas: takes the column."""

    type = String()
    inherit_cache = True


@compiles(_IdList, "postgresql")
def _string_agg(element: _IdList, compiler: SQLCompiler, **options: Any) -> str:
    (column,) = (compiler.process(each, **options) for each in element.clauses)
    return f"string_agg(DISTINCT CAST({column} AS VARCHAR), ',')"


@compiles(_IdList)
def _group_concat(element: _IdList, compiler: SQLCompiler, **options: Any) -> str:
    (column,) = (compiler.process(each, **options) for each in element.clauses)
    return f"group_concat(DISTINCT {column})"


def _compiled_clauses(
    element: FunctionElement[bool], compiler: SQLCompiler, options: Mapping[str, Any]
) -> tuple[str, str]:
    column, values = (compiler.process(each, **options) for each in element.clauses)
    return column, values


def is_given_member(column: Any) -> ColumnElement[bool]:
    """Returns the condition that a column is one of the ids in the parameter ``MEMBERS``."""
    return is_given(column, MEMBERS)


def is_given(column: Any, parameter: str) -> ColumnElement[bool]:
    """Returns the condition that a column is one of the ids in a parameter of this name."""
    return _InList(column, bindparam(parameter, type_=_IntegerList()))


def id_list(column: Any) -> ColumnElement[str]:
    """Selects the different ids in a column of a group, for `ids_of_list`; nulls are left out."""
    return _IdList(column)


def ids_of_list(listed: str | None) -> frozenset[int]:
    """The ids that `id_list` selected."""
    return frozenset(map(int, listed.split(","))) if listed else frozenset()


def in_few(column: Any, ids: SelectBase) -> ColumnElement[bool]:
    """Returns the condition that a column is one of the ids that a query of a few rows selects."""
    return _InSubquery(column, ids.scalar_subquery())


def fetch_all(
    session: Session, statement: Executable, parameters: Mapping[str, Any]
) -> Sequence[Any]:
    """Returns all rows of a statement that selects plain columns, without creating objects."""
    session.flush()
    return session.connection().execute(statement, parameters).all()


def on_postgresql(session: Session) -> bool:
    """Whether the database is PostgreSQL; otherwise it is SQLite."""
    return _is_postgresql(session.get_bind().dialect)


def _is_postgresql(dialect: Dialect) -> bool:
    return dialect.name == "postgresql"
