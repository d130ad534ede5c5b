"""The database engine: SQLite by default, PostgreSQL for several machines."""

import os
import sqlite3
import time
from pathlib import Path
from typing import Any

from sqlalchemy import event, make_url
from sqlalchemy.engine import URL, Connection, Engine, ExceptionContext
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import ConnectionPoolEntry
from sqlmodel import create_engine

#: How long a statement waits for a locked database, in seconds.
LOCK_WAIT = 15


class NewerDatabaseError(Exception):
    """The database's schema is newer than this version of the program."""


class DamagedDatabaseError(Exception):
    """The SQLite file is damaged; the message says what to do."""


def check_pages(engine: Engine) -> None:
    """Checks every page of an SQLite file; PostgreSQL checks its own.

    Raises:
        DamagedDatabaseError: the file is damaged, or is no SQLite database.
        sqlalchemy.exc.SQLAlchemyError: the database cannot be opened.
    """
    if engine.dialect.name != "sqlite":
        return
    try:
        with engine.execution_options(reading=True).connect() as connection:
            found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
    except (sqlite3.DatabaseError, DatabaseError) as error:
        original = error.orig if isinstance(error, DatabaseError) else error
        if is_damage(original):
            raise _damaged(engine) from error
        raise
    finally:
        # Its connection has read every page, and would keep two megabytes of them.
        engine.dispose()
    if found != "ok":
        raise _damaged(engine)


def is_damage(error: BaseException | None) -> bool:
    """Whether an error of SQLite's driver says that the file is damaged or no database."""
    code = getattr(error, "sqlite_errorcode", None)
    return code is not None and code & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def _damaged(engine: Engine) -> DamagedDatabaseError:
    return DamagedDatabaseError(
        f"The database {engine.url.database} is damaged. Stop the bot, and put back your newest "
        "backup."
    )


def open_engine(database_url: str) -> Engine:
    """Returns an engine; creates a missing SQLite file with its folder, readable by its owner only.

    Args:
        database_url: ``sqlite:///…`` or ``postgresql://…`` (also ``postgres://…``).

    Raises:
        sqlalchemy.exc.ArgumentError: not a database URL.
    """
    url = make_url(_with_driver(database_url))
    return _open_sqlite(url) if url.get_backend_name() == "sqlite" else _open_postgresql(url)


def shred(engine: Engine) -> bool:
    """Removes from SQLite's files what deleted rows left there: free pages, and the log of writes.

    It rewrites the file, which takes about a second for each 100 MB; writers wait. PostgreSQL
    reuses the room of deleted rows by itself.

    Returns:
        Whether nothing is left; false if readers still use the log of writes.

    Raises:
        sqlite3.Error: another program holds the database, or the disk is full.
    """
    if engine.dialect.name != "sqlite":
        return True
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        [(is_busy, _, _)] = cursor.fetchall()
    finally:
        connection.close()
    return not is_busy


def _with_driver(database_url: str) -> str:
    for plain in ("postgres://", "postgresql://"):
        if database_url.startswith(plain):
            return "postgresql+psycopg://" + database_url.removeprefix(plain)
    return database_url


def for_reading(engine: Engine) -> Engine:
    """Returns an engine for reading the same database: it waits for no lock and cannot write.

    SQLite's has connections of its own: each time that a connection is allowed or forbidden to
    write, SQLite drops all statements that it has prepared.
    """
    if engine.dialect.name != "sqlite":
        return engine.execution_options(postgresql_readonly=True)
    reading = _connect_sqlite(engine.url)
    reading.update_execution_options(reading=True)

    @event.listens_for(reading, "connect")
    def forbid_writing(connection: Any, _entry: ConnectionPoolEntry) -> None:
        connection.execute("PRAGMA query_only=ON")

    return reading


def _open_sqlite(url: URL) -> Engine:
    if url.database and url.database != ":memory:":
        folder = Path(url.database).parent
        folder.mkdir(parents=True, exist_ok=True)
        create_private(Path(url.database))
    return _connect_sqlite(url)


def _connect_sqlite(url: URL) -> Engine:
    engine = create_engine(
        url,
        hide_parameters=True,
        connect_args={"timeout": LOCK_WAIT},
        # By name, a value that a statement uses ten times is converted once.
        paramstyle="named",
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _entry: ConnectionPoolEntry) -> None:
        # Stops the driver from beginning transactions itself: it would begin deferred ones.
        connection.isolation_level = None
        _use_wal(connection)
        # What is deleted is overwritten with zeros.
        for pragma in ("synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # IMMEDIATE waits for the lock. A deferred transaction fails when it starts to write.
        reading = connection.get_execution_options().get("reading", False)
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    return engine


def _use_wal(connection: sqlite3.Connection) -> None:
    """Turns WAL on; retries, because SQLite does not wait for another process that turns it on."""
    last_try = time.monotonic() + LOCK_WAIT
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError:
            if time.monotonic() > last_try:
                raise
            time.sleep(0.01)
        else:
            return


def create_private(file: Path) -> None:
    """Creates a missing database file that only its owner can read.

    SQLite would create it with other permissions.
    """
    if not file.exists():
        os.close(os.open(file, os.O_CREAT | os.O_WRONLY, 0o600))


def _open_postgresql(url: URL) -> Engine:
    engine = create_engine(
        url,
        hide_parameters=True,
        pool_pre_ping=True,
        connect_args={
            "connect_timeout": 5,
            "tcp_user_timeout": 10_000,  # milliseconds: a cut network must not hold a thread
            "options": f"-c timezone=UTC -c lock_timeout={LOCK_WAIT}s",
        },
    )
    event.listen(engine, "handle_error", _hide_values)
    return engine


def _hide_values(context: ExceptionContext) -> None:
    """Keeps what people typed out of error messages.

    ``hide_parameters`` does not cover the detail lines that PostgreSQL adds: the duplicate key, or
    the refused row.
    """
    error, driver_error = context.sqlalchemy_exception, context.original_exception
    diagnosis = getattr(driver_error, "diag", None)
    summary = diagnosis.message_primary if diagnosis is not None else None
    if error is None or summary is None:  # not an error of the server
        return
    full, driver_error.args = str(driver_error), (summary,)
    error.args = tuple(
        part.replace(full, summary) if isinstance(part, str) else part for part in error.args
    )
