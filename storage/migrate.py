"""Migrates a database to the newest schema, once even when several replicas start together.

Alembic is imported only if there is something to migrate: it takes 11 MB and a fifth of a second.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from sqlalchemy import inspect, text
from sqlalchemy.engine import Connection, Engine

from storage.backup import back_up, backup_folder, file_of, keep_newest
from storage.engine import NewerDatabaseError

if TYPE_CHECKING:
    from alembic.config import Config

_MIGRATIONS = Path(__file__).parent / "migrations"
#: The key of PostgreSQL's advisory lock for migrating: any number, the same in all replicas.
_LOCK = 7_402_746_946
#: How many of the backups that migrations make are kept.
_BACKUPS_KEPT = 3


def migrate(engine: Engine) -> tuple[str | None, str | None]:
    """Upgrades a database to the newest revision under a lock, an SQLite file after a backup.

    Returns:
        The revisions before (``None`` for an empty database) and after.

    Raises:
        NewerDatabaseError: this program is older than the database.
        BackupError: the backup cannot be made; nothing was migrated.
    """
    with _locked(engine) as connection:
        before = revision_of(connection)
        if before == newest_revision():
            return before, before
        from alembic import command

        if before is not None:
            if not is_known(before):
                raise NewerDatabaseError(
                    f"The database is at revision {before}, which this version does not know. "
                    "Run the newest version of SSI Coach."
                )
            _back_up(engine, before)
        command.upgrade(_config(connection), "head")
        return before, revision_of(connection)


def revision_of(connection: Connection) -> str | None:
    """Returns a database's revision; ``None`` for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return revision


def newest_revision() -> str:
    """Returns the revision that this program expects."""
    return _revisions()[-1]


def is_known(revision: str) -> bool:
    """Whether this program can read, or migrate, a database at a revision."""
    return revision in _revisions()


def _back_up(engine: Engine, revision: str) -> None:
    """Backs up an SQLite file, while the bot does not write: migrations go forward only."""
    database = file_of(engine.url)
    if database is None:
        return
    folder, name = backup_folder(database), f"{database.stem}-at-"
    back_up(database, folder / f"{name}{revision}{database.suffix}")
    keep_newest(folder, f"{name}*{database.suffix}", _BACKUPS_KEPT)


def _revisions() -> list[str]:
    """All revisions in order: each file's name begins with its own."""
    files = iter_modules([str(_MIGRATIONS / "versions")])
    return sorted(each.name.partition("_")[0] for each in files)


@contextmanager
def _locked(engine: Engine) -> Iterator[Connection]:
    with engine.begin() as connection:
        # On SQLite, BEGIN IMMEDIATE has taken the lock already.
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        yield connection


def _config(connection: Connection | None) -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
