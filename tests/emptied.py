"""Migrated databases. A process's tests use the same one, which is emptied before each test.

Emptying takes a millisecond or two, creating a database fifty. If a test changed more than rows,
the next test gets a new database.
"""

import shutil
from contextlib import ExitStack
from pathlib import Path
from typing import LiteralString

import psycopg
from psycopg import sql
from sqlalchemy.engine import make_url

from storage.engine import open_engine
from storage.migrate import migrate
from tests.postgres import PostgresServer

#: Ends all other connections; waits up to five seconds for each to end.
END_OTHER_CONNECTIONS: LiteralString = """
    SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
    AND backend_type = 'client backend'
"""
#: The parts that a migration changes: tables, indexes and sequences with columns and files.
SHAPE: LiteralString = """
    SELECT oid, relname, relkind, relfilenode, relnatts, relchecks, relhastriggers FROM pg_class
    WHERE relnamespace = 'public'::regnamespace ORDER BY oid
"""
VERSION: LiteralString = "SELECT version_num FROM alembic_version"
RESTART_SEQUENCES: LiteralString = """
    SELECT setval(oid::regclass, 1, false) FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'S'
"""


class EmptiedSqlite:
    """One file for all tests, replaced by a copy of a migrated file before each."""

    def __init__(self, prepared: Path, folder: Path) -> None:
        self._prepared = prepared
        self._file = folder / "ssi-coach.db"

    def emptied(self) -> str:
        """Replace the used file with one without rows, and return its URL."""
        for suffix in ("", "-wal", "-shm"):
            self._file.with_name(self._file.name + suffix).unlink(missing_ok=True)
        shutil.copy(self._prepared, self._file)
        return f"sqlite:///{self._file}"


class EmptiedPostgresql:
    """One database for all tests, whose rows are deleted before each."""

    def __init__(self, server: PostgresServer) -> None:
        self._server = server
        self._open()

    def emptied(self) -> str:
        """End other connections, delete every row, and return the database's URL."""
        self._connection.execute(END_OTHER_CONNECTIONS)
        if self._is_as_migrated():
            self._connection.execute(self._delete_all)
            self._connection.execute(RESTART_SEQUENCES)
        else:
            self.close()
            self._open()
        return self._url

    def close(self) -> None:
        """Drop the database."""
        self._opened.close()

    def _open(self) -> None:
        self._opened = ExitStack()
        self._url = self._opened.enter_context(self._server.fresh_database())
        engine = open_engine(self._url)
        migrate(engine)
        engine.dispose()
        plain = make_url(self._url).set(drivername="postgresql").render_as_string()
        self._connection = psycopg.connect(plain, autocommit=True)
        self._opened.enter_context(self._connection)
        # Switches off foreign keys, so that rows can be deleted in any order.
        self._connection.execute("SET session_replication_role = replica")
        self._shape = self._connection.execute(SHAPE).fetchall()
        self._version = self._connection.execute(VERSION).fetchall()
        self._delete_all = sql.SQL("; ").join(
            sql.SQL("DELETE FROM {}").format(sql.Identifier(name))
            for _, name, kind, *_ in self._shape
            if kind == "r" and name != "alembic_version"
        )

    def _is_as_migrated(self) -> bool:
        shape = self._connection.execute(SHAPE).fetchall()
        return shape == self._shape and (
            self._connection.execute(VERSION).fetchall() == self._version
        )
