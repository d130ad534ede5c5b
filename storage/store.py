"""The unit of work: each service is saved whole or not at all, in a thread off the event loop."""

import asyncio
import logging
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import text
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from domain.errors import StoreError
from storage.engine import for_reading, shred
from storage.faults import as_store_error
from storage.group_commit import GroupCommit
from storage.transactions import in_transaction

_log = logging.getLogger(__name__)

P = ParamSpec("P")
T = TypeVar("T")

#: Enough to keep every core busy.
_WRITERS = 8
#: Separate from the writers, so that a locked database does not delay reads.
_READERS = 8
_TRIES = 3
_ALONE = "_in_its_own_transaction"


def takes_long(service: Callable[P, T]) -> Callable[P, T]:
    """Marks a service that may take a second: it shares its transaction with no other service."""
    setattr(service, _ALONE, True)
    return service


class _Pool:
    """Runs services side by side, each in a transaction: PostgreSQL has many writers."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._threads = ThreadPoolExecutor(_WRITERS, thread_name_prefix="writer")

    def submit(self, service: Callable[[Session], Any], *, alone: bool) -> "Future[Any]":
        return self._threads.submit(in_transaction, self._engine, service)

    def close(self) -> None:
        self._threads.shutdown(wait=True)


class Store:
    """Runs services against the database, each in one transaction.

    Args:
        saved: Told each service that was committed, and its result.
        failed: Told each failure of the database.
    """

    def __init__(
        self,
        engine: Engine,
        *,
        saved: Callable[[Callable[..., Any], object], None] = lambda _service, _result: None,
        failed: Callable[[StoreError], None] = lambda _error: None,
    ) -> None:
        self.engine = engine
        self._saved = saved
        self._failed = failed
        self._writers = GroupCommit(engine) if _is_sqlite(engine) else _Pool(engine)
        self._readers = ThreadPoolExecutor(_READERS, thread_name_prefix="reader")
        self._reading = for_reading(engine)

    async def run(
        self,
        service: Callable[Concatenate[Session, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Runs a service that writes, commits, and returns the service's result.

        If another transaction conflicts, the service runs again. So it must have no effects outside
        its session. It also runs again after a connection that broke during COMMIT, if it called
        `may_repeat`. On SQLite, services that wait are committed together (`GroupCommit`).

        Raises:
            UncertainError: the connection broke during COMMIT, and the outcome is not known.
            StoreError: the database failed in another way; nothing was saved.
        """

        def work(session: Session) -> T:
            return service(session, *args, **kwargs)

        future = self._writers.submit(work, alone=getattr(service, _ALONE, False))
        try:
            result: T = await asyncio.wrap_future(future)
        except StoreError as error:
            self._failed(error)
            raise
        self._saved(service, result)
        return result

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
        try:
            return await asyncio.get_running_loop().run_in_executor(self._readers, work)
        except StoreError as error:
            self._failed(error)
            raise

    async def shred(self) -> None:
        """Removes what deleted rows left in the database's files; a failure is only logged."""
        loop = asyncio.get_running_loop()
        try:
            done = await loop.run_in_executor(self._readers, shred, self.engine)
        except sqlite3.Error as error:
            done = False
            _log.warning("the database's file was not rewritten: %s", type(error).__name__)
        if not done:
            _log.warning("deleted rows may have left traces in the file; restart the bot")

    def close(self) -> None:
        """Waits for the running services and closes the connections."""
        self._writers.close()
        self._readers.shutdown(wait=True)
        self._reading.dispose()
        self.engine.dispose()

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
    sqlite = _is_sqlite(session.get_bind())
    session.execute(text("PRAGMA user_version = 0" if sqlite else "SELECT pg_current_xact_id()"))


def _is_sqlite(bind: Engine | Connection) -> bool:
    return bind.dialect.name == "sqlite"


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """Yields a session on an engine from ``storage.engine.for_reading``.

    It ends with an empty commit. After a rollback, psycopg would drop its prepared statements, and
    PostgreSQL would plan every query again.
    """
    with Session(engine, expire_on_commit=False, autoflush=False) as session:
        yield session
        session.expunge_all()
        session.commit()
