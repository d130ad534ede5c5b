"""Migrated databases that a process's tests use one after the other, emptied in between.

Emptying one takes a millisecond or two, making one fifty. What a test does to rows is undone here;
where it did more than that, the next test gets another database.
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

#: Returns when they are gone, or fails a test that holds on for longer.
PART_OTHERS: LiteralString = """
    SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
    AND backend_type = 'client backend'
"""
#: What a migration would change: tables, indexes and sequences with their columns and files.
SHAPE: LiteralString = """
    SELECT oid, relname, relkind, relfilenode, relnatts, relchecks, relhastriggers FROM pg_class
    WHERE relnamespace = 'public'::regnamespace ORDER BY oid
"""
VERSION: LiteralString = "SELECT version_num FROM alembic_version"
NUMBER_ANEW: LiteralString = """
    SELECT setval(oid::regclass, 1, false) FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'S'
"""


class EmptiedSqlite:
    """One file for all tests, each time copied from a migrated one."""

    def __init__(self, prepared: Path, folder: Path) -> None:
        self._prepared = prepared
        self._file = folder / "ssi-coach.db"

    def emptied(self) -> str:
        """Put a file without rows where the used one was, and return its URL."""
        for suffix in ("", "-wal", "-shm"):
            self._file.with_name(self._file.name + suffix).unlink(missing_ok=True)
        shutil.copy(self._prepared, self._file)
        return f"sqlite:///{self._file}"


class EmptiedPostgresql:
    """One database for all tests."""

    def __init__(self, server: PostgresServer) -> None:
        self._server = server
        self._open()

    def emptied(self) -> str:
        """Part everybody who is still connected, delete every row, and return its URL."""
        self._connection.execute(PART_OTHERS)
        if self._is_as_migrated():
            self._connection.execute(self._delete_all)
            self._connection.execute(NUMBER_ANEW)
        else:
            self.close()
            self._open()
        return self._url

    def close(self) -> None:
        """Drop it."""
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
        # Rows may then be deleted in any order.
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
