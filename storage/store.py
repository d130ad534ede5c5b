"""One unit of work: a service runs in one transaction, in a thread, off the event loop."""

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

#: Enough to keep every core and the disk busy; more only wait for SQLite's one writer.
_WRITERS = 8
#: Apart from the writers, so that a locked database does not hold reads up.
_READERS = 8
_TRIES = 3
#: PostgreSQL's classes of errors for connections, resources, and a server that shuts down.
_AWAY = ("08", "53", "57")
#: PostgreSQL's codes for a lock that was not to be had, and for a deadlock.
_DEADLOCK = "40P01"
_IN_THE_WAY = ("55P03", _DEADLOCK)


class Store:
    """Runs services against the database. Each is committed when this returns, or not at all."""

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
        """Runs a service that writes, and commits.

        A service may run again when another transaction got in between, so it must do nothing
        but work on its session.

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
        """Runs a service that only reads; a writer elsewhere does not hold it up.

        Raises:
            BusyError: the database could not be reached.
        """
        work = partial(self._read, service, *args, **kwargs)
        return await asyncio.get_running_loop().run_in_executor(self._readers, work)

    def close(self) -> None:
        """Waits for what is running and closes the connections."""
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
                # Somebody wrote the same key in between: run again, and see their row.
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
    """The same database for those who only read: no lock is waited for, nothing can be written."""
    return engine.execution_options(reading=True, postgresql_readonly=True)


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """A session of an engine made `for_reading`.

    It ends with a commit of nothing: with a rollback psycopg would forget the statements that it
    has prepared, and PostgreSQL would plan each of them again for every question.
    """
    with Session(engine, expire_on_commit=False, autoflush=False) as session:
        yield session
        session.expunge_all()
        session.commit()


def _is_deadlock(error: OperationalError) -> bool:
    """Whether PostgreSQL ended this one of two transactions that waited for each other."""
    return getattr(error.orig, "sqlstate", None) == _DEADLOCK


def _is_locked(error: OperationalError) -> bool:
    """Whether the database was only busy or away; this error also covers faults of ours."""
    if isinstance(error.orig, sqlite3.OperationalError):
        # Extended codes carry the plain one in their lowest byte.
        return error.orig.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
    state = getattr(error.orig, "sqlstate", None)
    return state is None or state[:2] in _AWAY or state in _IN_THE_WAY


def _busy() -> BusyError:
    return BusyError(
        "My database didn't answer in time, so nothing was saved.", "Please try again in a minute."
    )
