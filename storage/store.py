"""One unit of work: a service runs in one transaction, in a thread, off the event loop."""

import asyncio
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlmodel import Session

from domain.errors import BusyError

P = ParamSpec("P")
T = TypeVar("T")

#: Enough to keep every core and the disk busy; more only wait for SQLite's one writer.
_THREADS = 8
_TRIES = 3


class Store:
    """Runs services against the database. Each is committed when this returns, or not at all."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="store")
        self._reading = engine.execution_options(reading=True)

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
        return await self._in_thread(lambda: self._write(service, *args, **kwargs))

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
        return await self._in_thread(lambda: self._read(service, *args, **kwargs))

    def close(self) -> None:
        """Waits for what is running and closes the connections."""
        self._threads.shutdown(wait=True)
        self.engine.dispose()

    async def _in_thread(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._threads, work)

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
                if _is_locked(error):
                    raise _busy() from error
                raise
        raise AssertionError("unreachable: the last try returns or raises")

    def _read(
        self, service: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        try:
            with Session(self._reading, expire_on_commit=False) as session:
                return service(session, *args, **kwargs)
        except OperationalError as error:
            if _is_locked(error):
                raise _busy() from error
            raise


def _is_locked(error: OperationalError) -> bool:
    """Whether the database was only busy or away: SQLite uses this error for faults of ours too."""
    code = getattr(error.orig, "sqlite_errorcode", None)
    return code is None or code & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def _busy() -> BusyError:
    return BusyError(
        "My database didn't answer in time, so nothing was saved.", "Please try again in a minute."
    )
