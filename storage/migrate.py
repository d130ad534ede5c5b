"""Migrates a database to the newest schema, once even when several replicas start together."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import text
from sqlalchemy.engine import Connection, Engine

from storage.engine import NewerDatabaseError

if TYPE_CHECKING:
    from alembic.config import Config

#: The key of PostgreSQL's advisory lock for migrating: any number, the same in all replicas.
_LOCK = 7_402_746_946


def migrate(engine: Engine) -> tuple[str | None, str | None]:
    """Upgrades a database to the newest revision under a lock.

    Returns:
        The revisions before (``None`` for an empty database) and after.

    Raises:
        NewerDatabaseError: this program is older than the database.
    """
    from alembic import command

    with _locked(engine) as connection:
        before = revision_of(connection)
        if before is not None and not _is_known(before):
            raise NewerDatabaseError(
                f"The database is at revision {before}, which this version does not know. "
                "Run the newest version of SSI Coach."
            )
        command.upgrade(_config(connection), "head")
        return before, revision_of(connection)


def revision_of(connection: Connection) -> str | None:
    """Returns a database's revision; ``None`` for an empty one."""
    from alembic.migration import MigrationContext

    return MigrationContext.configure(connection).get_current_revision()


def newest_revision() -> str | None:
    """Returns the revision that this program expects."""
    from alembic.script import ScriptDirectory

    return ScriptDirectory.from_config(_config(None)).get_current_head()


def _is_known(revision: str) -> bool:
    from alembic.script import ScriptDirectory

    known = ScriptDirectory.from_config(_config(None)).walk_revisions()
    return any(each.revision == revision for each in known)


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
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
