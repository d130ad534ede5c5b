"""Tells the failures of the database from our own mistakes, and words them for people."""

import sqlite3

from sqlalchemy.exc import DBAPIError, OperationalError

from domain.errors import BusyError, DamagedError, DiskFullError, StoreError, UncertainError
from storage.engine import is_damage

#: PostgreSQL's error classes for connections, resources, and a server that shuts down.
_UNREACHABLE = ("08", "53", "57")
#: PostgreSQL's error codes for a deadlock, and for a lock that is not available.
_DEADLOCK = "40P01"
_LOCKED = ("55P03", _DEADLOCK)
_DISK_FULL = "53100"
#: PostgreSQL's error codes for damaged tables and indexes.
_DAMAGED = ("XX001", "XX002")
_SQLITE_UNREACHABLE = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_IOERR)


def as_store_error(error: DBAPIError) -> StoreError | None:
    """Returns the failure of a database that saved nothing; ``None`` for a mistake of ours."""
    if (code := _sqlite_code(error)) is not None:
        if code == sqlite3.SQLITE_FULL:
            return _disk_full()
        if is_damage(error.orig):
            return _damaged()
        return _busy() if code in _SQLITE_UNREACHABLE else None
    state = _state(error)
    if state == _DISK_FULL:
        return _disk_full()
    if state in _DAMAGED:
        return _damaged()
    return _busy() if isinstance(error, OperationalError) and _is_unreachable(state) else None


def is_deadlock(error: DBAPIError) -> bool:
    """Whether PostgreSQL cancelled this transaction to end a deadlock."""
    return _state(error) == _DEADLOCK


def is_lost(error: DBAPIError) -> bool:
    """Whether the connection broke, so that the outcome of a COMMIT is not known.

    Without a code from PostgreSQL, the driver itself noticed that the connection is gone.
    """
    if (code := _sqlite_code(error)) is not None:
        return code == sqlite3.SQLITE_IOERR
    if not isinstance(error, OperationalError):
        return False
    state = _state(error)
    return state is None or state[:2] in ("08", "57")


def uncertain() -> UncertainError:
    """Returns the error of a COMMIT whose outcome cannot be looked up."""
    return UncertainError(
        "The connection to my database broke while I was saving, so I'm not certain that it was "
        "kept.",
        "Have a look before you send it again: `/ssi posts` shows your entries.",
    )


def _sqlite_code(error: DBAPIError) -> int | None:
    """SQLite's primary error code: the lowest byte of the extended one."""
    code = getattr(error.orig, "sqlite_errorcode", None)
    return None if code is None else int(code) & 0xFF


def _state(error: DBAPIError) -> str | None:
    state = getattr(error.orig, "sqlstate", None)
    return None if state is None else str(state)


def _is_unreachable(state: str | None) -> bool:
    """Whether PostgreSQL was only busy or away; without a code, the driver could not reach it."""
    return state is None or state[:2] in _UNREACHABLE or state in _LOCKED


def _busy() -> BusyError:
    return BusyError(
        "My database didn't answer in time, so nothing was saved.", "Please try again in a minute."
    )


def _disk_full() -> DiskFullError:
    return DiskFullError(
        "The disk of my database is full, so nothing was saved.",
        "Please tell your admin, and try again when there is room.",
    )


def _damaged() -> DamagedError:
    return DamagedError(
        "My database is damaged, so nothing was saved.",
        "Please tell your admin: `ssi-coach doctor` says what to do.",
    )
