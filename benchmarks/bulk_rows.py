"""Writes many rows at once, without durability: a benchmark can lose nothing."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import Engine
from sqlalchemy.engine import Connection
from sqlmodel import SQLModel

from storage.entries.snapshots import COUNTS

Row = tuple[object, ...]


def is_sqlite(connection: Connection) -> bool:
    """Whether the database is SQLite."""
    return connection.dialect.name == "sqlite"


def disable_durability(connection: Connection) -> None:
    """Turns off checks and durability: a benchmark can lose nothing."""
    if is_sqlite(connection):
        for pragma in ("foreign_keys=OFF", "journal_mode=OFF", "synchronous=OFF"):
            _raw(connection, f"PRAGMA {pragma}")
        _raw(connection, "PRAGMA cache_size=-1000000")
        return
    _raw(connection, "SET session_replication_role = replica")
    _raw(connection, "SET maintenance_work_mem = '1GB'")
    connection.connection.commit()


def _raw(connection: Connection, statement: str) -> None:
    cursor = connection.connection.cursor()
    cursor.execute(statement)
    cursor.close()


def show_newest_figures(connection: Connection) -> None:
    """Gives each post's row the figures of its newest snapshot."""
    counts = ", ".join(COUNTS)
    _raw(
        connection,
        f"UPDATE post SET ({counts}, counted_at) = (SELECT {counts}, taken_at FROM snapshot"  # noqa: S608 - our own names
        " WHERE post_id = post.id ORDER BY taken_at DESC LIMIT 1)",
    )


@contextmanager
def indexes_last(connection: Connection) -> Iterator[None]:
    """Drops all indexes for the time of writing, and creates them after it."""
    indexes = [index for table in SQLModel.metadata.sorted_tables for index in table.indexes]
    with connection.begin():
        for index in indexes:
            index.drop(connection)
    yield
    for index in indexes:
        with connection.begin():
            index.create(connection)


def vacuum(engine: Engine) -> None:
    """Does what PostgreSQL's autovacuum would have done during that year."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if not is_sqlite(connection):
            connection.exec_driver_sql("VACUUM ANALYZE")
    engine.dispose()


def write(connection: Connection, table: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
    """Writes rows of one table, as fast as each database takes them."""
    names = ", ".join(columns)
    cursor = connection.connection.cursor()
    if is_sqlite(connection):
        marks = ", ".join("?" * len(columns))
        cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)  # noqa: S608 - our own names
    else:
        with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
    cursor.close()
