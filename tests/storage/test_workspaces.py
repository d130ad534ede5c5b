"""Erasing a workspace, on both engines."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import MetaData, Table, insert
from sqlalchemy.engine import Connection, Engine
from sqlmodel import Session

from services.people.workspaces import erase_workspace
from storage.engine import open_engine
from tests.storage.migrating import add_rows, contents, upgrade
from tests.storage.released_rows import ROWS


@pytest.fixture
def filled(database_url: str) -> Iterator[Engine]:
    """Open a database at the newest revision, with a row of workspace T1 in every table."""
    engine = open_engine(database_url)
    with engine.begin() as connection:
        for revision, rows in ROWS.items():
            upgrade(connection, revision)
            add_rows(connection, rows)
    yield engine
    engine.dispose()


def add_second_workspace(connection: Connection) -> None:
    """Copy all rows of T1 to T2; their ids and references are 100 higher."""
    rows = contents(connection)
    tables = MetaData()
    tables.reflect(connection)
    for table in tables.sorted_tables:
        computed = {column.name for column in table.columns if column.computed is not None}
        for row in rows.get(table.name, ()):
            copy = in_second_workspace(table, row)
            stored = {name: value for name, value in copy.items() if name not in computed}
            connection.execute(insert(table), stored)


def in_second_workspace(table: Table, row: dict[str, Any]) -> dict[str, Any]:
    """Return a row of T1 as one of T2."""
    ids = {column.name for column in table.columns if column.primary_key or column.foreign_keys}
    moved = {name: row[name] + 100 for name in ids if isinstance(row[name], int)}
    own = {"id": "T2"} if table.name == "workspace" else {"workspace_id": "T2"}
    recipient = {"recipient": "member:101"} if "recipient" in row else {}
    return row | moved | own | recipient


def test_an_erased_workspace_leaves_no_row_and_touches_no_other(filled: Engine) -> None:
    with filled.begin() as connection:
        add_second_workspace(connection)
        both = contents(connection)
    assert all(both.values()), "every table has a row"

    with Session(filled) as session:
        erase_workspace(session, "T1")
        session.commit()

    with filled.connect() as connection:
        left = contents(connection)
    assert left == {
        table: [row for row in rows if "T2" in (row.get("workspace_id"), row.get("id"))]
        for table, rows in both.items()
    }
