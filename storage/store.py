"""The unit of work: each service runs in one transaction, in a thread off the event loop."""

import asyncio
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import text
from sqlalchemy.engine import Engine
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlmodel import Session

from storage.faults import as_store_error, is_deadlock, is_lost, uncertain

P = ParamSpec("P")
T = TypeVar("T")

#: Enough to keep every core and the disk busy; more would only wait for SQLite's one writer.
_WRITERS = 8
#: Separate from the writers, so that a locked database does not delay reads.
_READERS = 8
_TRIES = 3
#: Seconds before a service runs again after a lost connection, times the number of the try.
_RECONNECT = 0.3
_REPEATABLE = "repeatable"


def may_repeat(session: Session) -> None:
    """Marks the running service as idempotent: it looks for an earlier act with its key."""
    session.info[_REPEATABLE] = True


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
        outside its session. It also runs again after a connection that broke during COMMIT, if it
        called `may_repeat`.

        Raises:
            UncertainError: the connection broke during COMMIT, and the outcome is not known.
            StoreError: the database failed in another way; nothing was saved.
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
            StoreError: the database could not be read.
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
        perhaps_saved = False
        for attempt in range(1, _TRIES + 1):
            committing = False
            try:
                with Session(self.engine, expire_on_commit=False) as session:
                    result = service(session, *args, **kwargs)
                    session.flush()
                    committing = True
                    session.commit()
                    return result
            except IntegrityError:
                # Another transaction wrote the same key first: run again, and find its row.
                if attempt == _TRIES:
                    raise
            except DBAPIError as error:
                if committing and is_lost(error):
                    # The next try of an idempotent service finds its act, or saves it.
                    if attempt == _TRIES or not session.info.get(_REPEATABLE):
                        raise uncertain() from error
                    perhaps_saved = True
                    time.sleep(_RECONNECT * attempt)
                elif is_deadlock(error) and attempt < _TRIES:
                    pass
                elif perhaps_saved:
                    raise uncertain() from error
                elif (failure := as_store_error(error)) is not None:
                    raise failure from error
                else:
                    raise
        raise AssertionError("unreachable: the last try returns or raises")

    def _read(
        self, service: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        for attempt in range(1, _TRIES + 1):
            try:
                with reading(self._reading) as session:
                    return service(session, *args, **kwargs)
            except DBAPIError as error:
                if attempt < _TRIES and error.connection_invalidated:
                    continue
                if (failure := as_store_error(error)) is not None:
                    raise failure from error
                raise
        raise AssertionError("unreachable: the last try returns or raises")


def try_writing(session: Session) -> None:
    """Writes without a change, to see whether the database takes writes."""
    sqlite = session.get_bind().dialect.name == "sqlite"
    session.execute(text("PRAGMA user_version = 0" if sqlite else "SELECT pg_current_xact_id()"))


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
