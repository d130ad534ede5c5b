"""The databases of the tests have the engine and state that they claim."""

from traceback import format_exception

import pytest
from sqlalchemy import create_engine, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import IntegrityError
from sqlmodel import SQLModel

from storage.engine import open_engine
from storage.migrate import newest_revision
from storage.tables import PostRow
from tests.emptied import EmptiedPostgresql, EmptiedSqlite
from tests.postgres import PostgresServer


def scalar(url: str, query: str, **values: str) -> object:
    """Return the one value that a query selects."""
    engine = create_engine(url)
    try:
        with engine.connect() as connection:
            return connection.execute(text(query), values).scalar_one()
    finally:
        engine.dispose()


def test_each_engine_stores_unicode_text(database_url: str) -> None:
    engine = create_engine(database_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE word (word TEXT)"))
        connection.execute(text("INSERT INTO word VALUES ('Händler · 東京')"))
    engine.dispose()

    assert scalar(database_url, "SELECT word FROM word") == "Händler · 東京"


def test_each_test_gets_the_engine_in_its_name(
    database_url: str, request: pytest.FixtureRequest
) -> None:
    engine = request.node.callspec.params["database_url"]

    assert make_url(database_url).get_backend_name() == engine


def test_postgresql_stores_utf8(postgres: PostgresServer) -> None:
    with postgres.fresh_database() as url:
        assert scalar(url, "SHOW server_encoding") == "UTF8"


def test_postgresql_sorts_alike_on_every_machine(postgres: PostgresServer) -> None:
    locale = (
        "SELECT datlocprovider::text || ' ' || datlocale FROM pg_database"
        " WHERE datname = current_database()"
    )
    with postgres.fresh_database() as url:
        assert scalar(url, locale) == "b C.UTF-8"  # b: PostgreSQL's builtin provider


def test_a_postgresql_database_can_be_copied_from_a_prepared_one(postgres: PostgresServer) -> None:
    with postgres.fresh_database() as prepared:
        engine = create_engine(prepared)
        with engine.begin() as connection:
            connection.execute(text("CREATE TABLE word AS SELECT 'ready' AS word"))
        engine.dispose()

        with postgres.fresh_database(template=str(engine.url.database)) as url:
            assert scalar(url, "SELECT word FROM word") == "ready"


def test_a_postgresql_database_is_dropped_after_its_test(postgres: PostgresServer) -> None:
    with postgres.fresh_database() as url:
        name = str(make_url(url).database)

    databases = "SELECT count(*) FROM pg_database WHERE datname = :name"
    assert scalar(postgres.url("postgres"), databases, name=name) == 0


@pytest.mark.parametrize(
    "change",
    [
        "INSERT INTO workspace (id, created_at) VALUES ('T1', '2026-11-01 09:00:00')",
        "ALTER TABLE post RENAME TO post_gone",
        "ALTER TABLE post ADD COLUMN word TEXT",
        "CREATE TABLE word (word TEXT)",
        "UPDATE alembic_version SET version_num = '9999'",
    ],
)
@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_after_any_change_the_next_test_gets_a_migrated_empty_database(
    request: pytest.FixtureRequest, kind: str, change: str
) -> None:
    database: EmptiedSqlite | EmptiedPostgresql = request.getfixturevalue(f"emptied_{kind}")
    used = open_engine(database.emptied())
    with used.begin() as connection:
        connection.execute(text(change))

    url = database.emptied()  # while the previous test is still connected

    found = open_engine(url)
    assert {*inspect(found).get_table_names()} == {*SQLModel.metadata.tables, "alembic_version"}
    columns = {column["name"] for column in inspect(found).get_columns("post")}
    assert columns == {*PostRow.model_fields}
    found.dispose()
    assert scalar(url, "SELECT version_num FROM alembic_version") == newest_revision()
    assert scalar(url, "SELECT count(*) FROM workspace") == 0
    used.dispose()


def test_the_ids_of_each_test_start_at_one(
    emptied_postgresql: EmptiedPostgresql,
) -> None:
    add = (
        "INSERT INTO member (workspace_id, user_id, name, zone, created_at)"
        " VALUES ('T1', 'U1', 'Ada', 'UTC', now()) RETURNING id"
    )
    for _ in range(2):
        engine = open_engine(emptied_postgresql.emptied())
        with engine.begin() as connection:
            connection.execute(text("INSERT INTO workspace (id, created_at) VALUES ('T1', now())"))
            assert connection.execute(text(add)).scalar_one() == 1
        engine.dispose()


@pytest.mark.parametrize(
    ("refused_statement", "server_message"),
    [
        ("INSERT INTO workspace (id, created_at) VALUES (:name, now())", "duplicate key"),
        ("INSERT INTO workspace (id, people_key) VALUES (:name || '2', :name)", "not-null"),
    ],
)
def test_errors_of_postgresql_do_not_quote_values(
    emptied_postgresql: EmptiedPostgresql, refused_statement: str, server_message: str
) -> None:
    engine = open_engine(emptied_postgresql.emptied())
    add = text("INSERT INTO workspace (id, created_at) VALUES (:name, now())")
    values = {"name": "Jane Doe"}
    with engine.connect() as connection:
        connection.execute(add, values)
        with pytest.raises(IntegrityError) as raised:
            connection.execute(text(refused_statement), values)
    engine.dispose()
    logged = "".join(format_exception(raised.value))
    assert server_message in logged
    assert "Jane" not in logged
