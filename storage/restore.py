"""Puts a backup back in place of an SQLite database, and keeps what was there."""

import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from storage.backup import (
    Backup,
    BackupError,
    DamagedBackupError,
    back_up,
    backup_folder,
    copy,
    read_backup,
    reading,
)
from storage.engine import NewerDatabaseError, create_private, is_damage
from storage.migrate import is_known

#: The seconds for which another process may still hold the database.
_PATIENCE = 1.0


@dataclass(frozen=True)
class Restored:
    """What was put back, and where the database is that was there before, if any."""

    backup: Backup
    kept: Path | None


def restore(backup: Path, database: Path, now: datetime) -> Restored:
    """Checks a backup, keeps the present database, and puts the backup in its place.

    Args:
        now: Real time in UTC, for the name of the kept database.

    Raises:
        BackupError: the backup is damaged or not of this program, or the database is in use.
        NewerDatabaseError: this program is older than the backup.
    """
    checked = read_backup(backup)
    if checked.revision is None:
        raise BackupError(f"{backup} is no backup of SSI Coach.")
    if not is_known(checked.revision):
        raise NewerDatabaseError(
            f"{backup} is at revision {checked.revision}, which this version does not know. "
            "Restore it with the newest version of SSI Coach."
        )
    try:
        kept = _set_aside(database, now)
        database.parent.mkdir(parents=True, exist_ok=True)
        create_private(database)
        with reading(backup) as source:
            rows = copy(source, database)
    except sqlite3.Error as error:
        raise BackupError(f"{database} cannot be restored: {error}.") from error
    except OSError as error:
        raise BackupError(f"{database} cannot be written: {error.strerror or error}.") from error
    if read_backup(database).rows != rows:
        raise BackupError(f"{database} is not equal to {backup}: try again.")
    return Restored(checked, kept)


def _set_aside(database: Path, now: datetime) -> Path | None:
    """Keeps a copy of the present database; a damaged one is moved instead, as no copy is safe."""
    if not database.exists() or database.stat().st_size == 0:
        return None
    try:
        _require_unused(database)
        name = f"{database.stem}-before-restore-{now:%Y%m%dT%H%M%SZ}{database.suffix}"
        return back_up(database, backup_folder(database) / name).file
    except (sqlite3.DatabaseError, DamagedBackupError) as error:
        if isinstance(error, sqlite3.Error) and not is_damage(error):
            raise
    kept = database.with_name(f"{database.stem}-damaged-{now:%Y%m%dT%H%M%SZ}{database.suffix}")
    for suffix in ("-wal", "-shm", ""):
        part = database.with_name(database.name + suffix)
        if part.exists():
            os.replace(part, kept.with_name(kept.name + suffix))
    return kept


def _require_unused(database: Path) -> None:
    """Refuses a database that another process has open: only alone may one leave WAL mode."""
    with closing(sqlite3.connect(database, isolation_level=None, timeout=_PATIENCE)) as connection:
        try:
            connection.execute("PRAGMA journal_mode=DELETE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
            raise BackupError(f"{database} is in use: stop the bot, then try again.") from error
