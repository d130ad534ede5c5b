"""Steps of a migration for tests, in a module that each of a test's processes loads quickly."""

from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import MetaData, select, text
from sqlalchemy.engine import Connection

from storage.engine import open_engine
from storage.migrate import migrate


def migrated_from(url: str) -> str | None:
    """Migrate a database to the newest revision, and return its revision before."""
    engine = open_engine(url)
    try:
        return migrate(engine)[0]
    finally:
        engine.dispose()


def upgrade(connection: Connection, revision: str) -> None:
    """Migrate a database to a revision, the newest or an earlier one."""
    config = Config()
    config.set_main_option("script_location", "storage/migrations")
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def contents(connection: Connection) -> dict[str, list[dict[str, Any]]]:
    """Return every row of every table, read by the schema in the database."""
    tables = MetaData()
    tables.reflect(connection)
    return {
        table.name: [dict(row) for row in connection.execute(select(table)).mappings()]
        for table in tables.sorted_tables
        if table.name != "alembic_version"
    }


def add_rows(connection: Connection, rows: dict[str, list[dict[str, Any]]]) -> None:
    """Insert rows as text, which each engine converts to its own types."""
    for table, values in rows.items():
        for row in values:
            columns = ", ".join(f'"{name}"' for name in row)
            given = ", ".join(f":{name}" for name in row)
            connection.execute(text(f"INSERT INTO {table} ({columns}) VALUES ({given})"), row)  # noqa: S608  # our own names
