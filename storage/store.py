"""The unit of work: each service runs in one transaction, in a thread off the event loop."""

import asyncio
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlmodel import Session

from domain.errors import BusyError

P = ParamSpec("P")
T = TypeVar("T")

#: Enough to keep every core and the disk busy; more would only wait for SQLite's one writer.
_WRITERS = 8
#: Separate from the writers, so that a locked database does not delay reads.
_READERS = 8
_TRIES = 3
#: PostgreSQL's error classes for connections, resources, and a server that shuts down.
_UNREACHABLE = ("08", "53", "57")
#: PostgreSQL's error codes for a deadlock, and for a lock that is not available.
_DEADLOCK = "40P01"
_LOCKED = ("55P03", _DEADLOCK)


class Store:
    """Runs services against the database, each in one transaction."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._writers = ThreadPoolExecutor(_WRITERS, thread_name_prefix="writer")
        self._readers = ThreadPoolExecutor(_READERS, thread_name_prefix="reader")
        self._reading = for_reading(engine)

    async def run(
        self,
        service: Callable[Concatenate[Session, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Runs a service that writes, commits, and returns the service's result.

        If another transaction conflicts, the service runs again. So it must have no effects
        outside its session.

        Raises:
            BusyError: the database stayed locked; nothing was saved.
        """
        work = partial(self._write, service, *args, **kwargs)
        return await asyncio.get_running_loop().run_in_executor(self._writers, work)

    async def read(
        self,
        service: Callable[Concatenate[Session, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Runs a service that only reads, and returns its result; writers do not block it.

        Raises:
            BusyError: the database could not be reached.
        """
        work = partial(self._read, service, *args, **kwargs)
        return await asyncio.get_running_loop().run_in_executor(self._readers, work)

    def close(self) -> None:
        """Waits for the running services and closes the connections."""
        self._writers.shutdown(wait=True)
        self._readers.shutdown(wait=True)
        self.engine.dispose()

    def _write(
        self, service: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        for attempt in range(1, _TRIES + 1):
            try:
                with Session(self.engine, expire_on_commit=False) as session:
                    result = service(session, *args, **kwargs)
                    session.commit()
                    return result
            except IntegrityError:
                # Another transaction wrote the same key first: run again, and find its row.
                if attempt == _TRIES:
                    raise
            except OperationalError as error:
                if _is_deadlock(error) and attempt < _TRIES:
                    continue
                if _is_locked(error):
                    raise _busy() from error
                raise
        raise AssertionError("unreachable: the last try returns or raises")

    def _read(
        self, service: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        try:
            with reading(self._reading) as session:
                return service(session, *args, **kwargs)
        except OperationalError as error:
            if _is_locked(error):
                raise _busy() from error
            raise


def for_reading(engine: Engine) -> Engine:
    """Returns an engine for reading the same database: it waits for no lock and cannot write."""
    return engine.execution_options(reading=True, postgresql_readonly=True)


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """Yields a session on an engine from `for_reading`.

    It ends with an empty commit. After a rollback, psycopg would drop its prepared statements, and
    PostgreSQL would plan every query again.
    """
    with Session(engine, expire_on_commit=False, autoflush=False) as session:
        yield session
        session.expunge_all()
        session.commit()


def _is_deadlock(error: OperationalError) -> bool:
    """Whether PostgreSQL cancelled this transaction to end a deadlock."""
    return getattr(error.orig, "sqlstate", None) == _DEADLOCK


def _is_locked(error: OperationalError) -> bool:
    """Whether the database was only busy or unreachable.

    `OperationalError` also stands for errors in our own SQL.
    """
    if isinstance(error.orig, sqlite3.OperationalError):
        # The lowest byte of an extended error code is the primary code.
        return error.orig.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
    state = getattr(error.orig, "sqlstate", None)
    return state is None or state[:2] in _UNREACHABLE or state in _LOCKED


def _busy() -> BusyError:
    return BusyError(
        "My database didn't answer in time, so nothing was saved.", "Please try again in a minute."
    )
