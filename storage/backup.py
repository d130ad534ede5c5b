"""Backups of an SQLite database: a copy made while the bot runs, and read again before it counts.

Everything is copied in one read transaction. So the copy shows one moment, and no writer waits.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.engine import URL

from storage.engine import LOCK_WAIT, create_private, is_damage


class BackupError(Exception):
    """No backup was made or put back; the message says why, and what to do."""


class DamagedBackupError(BackupError):
    """What was read is damaged, or is no SQLite database."""


@dataclass(frozen=True)
class Backup:
    """A backup that was read from end to end.

    Args:
        revision: Its schema's revision; ``None`` if it is no database of this program.
        rows: The number of rows of each table.
    """

    file: Path
    revision: str | None
    rows: dict[str, int]


def file_of(url: URL) -> Path | None:
    """The file of an SQLite database; ``None`` for any other database."""
    if url.get_backend_name() != "sqlite" or url.database in (None, "", ":memory:"):
        return None
    return Path(str(url.database))


def backup_folder(database: Path) -> Path:
    """Where the backups of a database are, unless another file is named."""
    return database.parent / "backups"


def back_up(database: Path, target: Path) -> Backup:
    """Copies a database that may be in use, checks the copy, and only then names it ``target``.

    Args:
        target: Is replaced if it exists. Only its owner can read it.

    Raises:
        BackupError: the copy cannot be made, or is not equal to the database.
    """
    unfinished = target.with_name(target.name + ".unfinished")
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        unfinished.unlink(missing_ok=True)
        create_private(unfinished)
        with reading(database) as source:
            rows = copy(source, unfinished)
        found = read_backup(unfinished)
        if found.rows != rows:
            raise BackupError(f"The backup of {database} is not equal to it: try again.")
        _sync(unfinished)
        os.replace(unfinished, target)
        _sync(target.parent)
    except sqlite3.Error as error:
        kind = DamagedBackupError if is_damage(error) else BackupError
        raise kind(f"No backup of {database} can be made: {error}.") from error
    except OSError as error:
        raise BackupError(
            f"No backup can be written to {target}: {error.strerror or error}."
        ) from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
    return Backup(target, found.revision, rows)


def read_backup(file: Path) -> Backup:
    """Reads every page, index and row of a backup.

    Raises:
        DamagedBackupError: it is damaged, or no SQLite database.
        BackupError: it cannot be read.
    """
    try:
        with reading(file) as connection:
            faults = [row[0] for row in connection.execute("PRAGMA integrity_check(1)")]
            if faults != ["ok"]:
                raise DamagedBackupError(f"{file} is damaged: {faults[0]}.")
            return Backup(file, _revision(connection), _count(connection))
    except sqlite3.Error as error:
        if is_damage(error):
            raise DamagedBackupError(f"{file} is damaged or no database.") from error
        raise BackupError(f"{file} cannot be read: {error}.") from error


def keep_newest(folder: Path, pattern: str, keep: int) -> list[Path]:
    """Deletes all but the last files, by name, that match a pattern; returns those deleted."""
    old = sorted(folder.glob(pattern))[:-keep]
    for file in old:
        file.unlink()
    return old


@contextmanager
def reading(file: Path) -> Iterator[sqlite3.Connection]:
    """Yields a connection that sees one moment of a database and cannot change it."""
    address = f"{file.absolute().as_uri()}?mode=ro"
    with closing(
        sqlite3.connect(address, uri=True, isolation_level=None, timeout=LOCK_WAIT)
    ) as connection:
        connection.execute("BEGIN")
        yield connection


def copy(source: sqlite3.Connection, target: Path) -> dict[str, int]:
    """Copies all pages in one step, and returns how many rows each table of the source has.

    Args:
        source: From `reading`, so that rows and pages are of the same moment.
        target: Is overwritten in one transaction. It becomes one file, without a ``-wal`` file.

    Raises:
        sqlite3.Error: the source cannot be read, or the target is in use or cannot be written.
    """
    rows = _count(source)
    with closing(sqlite3.connect(target, isolation_level=None, timeout=LOCK_WAIT)) as connection:
        source.backup(connection)
        connection.execute("PRAGMA journal_mode=DELETE")
    return rows


def _count(connection: sqlite3.Connection) -> dict[str, int]:
    names = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE "
        "'\\' ORDER BY name"
    ).fetchall()
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608 - a table of this database
        for (name,) in names
    }


def _revision(connection: sqlite3.Connection) -> str | None:
    known = connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'alembic_version'")
    if known.fetchone() is None:
        return None
    found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return None if found is None else str(found[0])


def _sync(path: Path) -> None:
    """Waits until a file or folder is on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
