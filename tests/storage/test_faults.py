"""The database's errors, told apart by the driver's codes."""

import sqlite3

import pytest
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError, ProgrammingError

from domain.errors import BusyError, DamagedError, DiskFullError
from storage.faults import as_store_error, is_deadlock, is_lost


class PostgresqlError(Exception):
    """A driver's error with PostgreSQL's code, or without one if the server is out of reach."""

    def __init__(self, sqlstate: str | None) -> None:
        self.sqlstate = sqlstate


def of_sqlite(code: int) -> DBAPIError:
    error = sqlite3.OperationalError("it failed")
    error.sqlite_errorcode = code
    return OperationalError("COMMIT", {}, error)


def of_postgresql(kind: type[DBAPIError], sqlstate: str | None) -> DBAPIError:
    return kind("COMMIT", {}, PostgresqlError(sqlstate))


@pytest.mark.parametrize(
    ("error", "failure", "lost"),
    [
        (of_sqlite(sqlite3.SQLITE_FULL), DiskFullError, False),
        (of_sqlite(sqlite3.SQLITE_CORRUPT), DamagedError, False),
        (of_sqlite(sqlite3.SQLITE_BUSY), BusyError, False),
        (of_sqlite(sqlite3.SQLITE_IOERR), BusyError, True),
        (of_sqlite(sqlite3.SQLITE_CONSTRAINT), None, False),
        (of_postgresql(OperationalError, "53100"), DiskFullError, False),
        (of_postgresql(OperationalError, "XX001"), DamagedError, False),
        (of_postgresql(DBAPIError, "XX002"), DamagedError, False),
        (of_postgresql(OperationalError, "57P01"), BusyError, True),
        (of_postgresql(OperationalError, None), BusyError, True),
        (of_postgresql(OperationalError, "55P03"), BusyError, False),
        (of_postgresql(IntegrityError, "23505"), None, False),
        (of_postgresql(ProgrammingError, None), None, False),
    ],
)
def test_each_error_is_a_failure_of_the_database_or_a_mistake_of_ours(
    error: DBAPIError, failure: type[Exception] | None, *, lost: bool
) -> None:
    found = as_store_error(error)
    assert (type(found) if found else None, is_lost(error)) == (failure, lost)
    assert not is_deadlock(error)
