"""`ssi-coach backup` and `ssi-coach restore`: which files, and what is said about them."""

from datetime import datetime
from pathlib import Path

from sqlalchemy.engine import make_url

from bot.health import runs_here
from bot.heartbeat import read_heartbeat
from bot.settings import Settings
from storage.backup import Backup, BackupError, back_up, backup_folder, file_of, keep_newest
from storage.restore import restore

#: The form of the time in a file's name, and the files that have it: migrations name theirs
#: otherwise.
_TIME = "%Y%m%dT%H%M%SZ"
_TIMES = f"{'[0-9]' * 8}T{'[0-9]' * 6}Z"


def make_backup(database_url: str, target: Path | None, keep: int | None, now: datetime) -> str:
    """Makes a backup, and returns what to tell the operator.

    Args:
        target: A file that does not exist; ``None`` for a new one in the folder of backups.
        keep: How many of the backups in that folder remain; ``None`` for all.
        now: Real time in UTC.

    Raises:
        BackupError: no backup was made.
    """
    database = _sqlite_file(database_url, "pg_dump --format=custom --file=copy.dump <database>")
    if not database.exists():
        raise BackupError(f"There is no database {database} yet.")
    if target is not None and target.exists():
        raise BackupError(f"{target} exists already: name another file.")
    name = f"{database.stem}-{now.strftime(_TIME)}{database.suffix}"
    made = back_up(database, target or backup_folder(database) / name)
    lines = [f"Backup {made.file} is checked: {_contents(made)}."]
    if keep is not None:
        pattern = f"{database.stem}-{_TIMES}{database.suffix}"
        old = keep_newest(backup_folder(database), pattern, keep)
        lines += [f"Deleted {file}." for file in old]
    return "\n".join(lines)


def put_back(settings: Settings, backup: Path, now: datetime) -> str:
    """Restores a backup, and returns what to tell the operator.

    Raises:
        BackupError: nothing was restored.
        NewerDatabaseError: this program is older than the backup.
    """
    database = _sqlite_file(
        settings.database_url, "pg_restore --clean --if-exists --dbname=<database> copy.dump"
    )
    if runs_here(read_heartbeat(settings.heartbeat_file), now):
        raise BackupError("The bot is running: stop it, then try again.")
    done = restore(backup, database, now)
    lines = [f"Restored {backup} to {database}: {_contents(done.backup)}."]
    if done.kept is not None:
        lines.append(f"What was there before is in {done.kept}.")
    return "\n".join(lines)


def _sqlite_file(database_url: str, instead: str) -> Path:
    database = file_of(make_url(database_url))
    if database is None:
        raise BackupError(f"This database is PostgreSQL. Use its own program: {instead}")
    return database


def _contents(backup: Backup) -> str:
    rows = sum(backup.rows.values())
    return f"{rows:,} rows in {len(backup.rows)} tables, revision {backup.revision}"
