"""The databases that the tests run on are what they claim to be."""

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from tests.postgres import PostgresServer


def answers(url: str, question: str, **values: str) -> object:
    """Ask one question that has one answer."""
    engine = create_engine(url)
    try:
        with engine.connect() as connection:
            return connection.execute(text(question), values).scalar_one()
    finally:
        engine.dispose()


def test_each_engine_keeps_what_it_is_given(database_url: str) -> None:
    engine = create_engine(database_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE word (word TEXT)"))
        connection.execute(text("INSERT INTO word VALUES ('Händler · 東京')"))
    engine.dispose()

    assert answers(database_url, "SELECT word FROM word") == "Händler · 東京"


def test_each_test_gets_the_engine_in_its_name(
    database_url: str, request: pytest.FixtureRequest
) -> None:
    engine = request.node.callspec.params["database_url"]

    assert make_url(database_url).get_backend_name() == engine


def test_postgresql_stores_utf8(postgres: PostgresServer) -> None:
    with postgres.fresh_database() as url:
        assert answers(url, "SHOW server_encoding") == "UTF8"


def test_postgresql_sorts_alike_on_every_machine(postgres: PostgresServer) -> None:
    locale = (
        "SELECT datlocprovider::text || ' ' || datlocale FROM pg_database"
        " WHERE datname = current_database()"
    )
    with postgres.fresh_database() as url:
        assert answers(url, locale) == "b C.UTF-8"  # b: PostgreSQL's builtin provider


def test_a_postgresql_database_can_be_copied_from_a_prepared_one(postgres: PostgresServer) -> None:
    with postgres.fresh_database() as prepared:
        engine = create_engine(prepared)
        with engine.begin() as connection:
            connection.execute(text("CREATE TABLE word AS SELECT 'ready' AS word"))
        engine.dispose()

        with postgres.fresh_database(template=str(engine.url.database)) as url:
            assert answers(url, "SELECT word FROM word") == "ready"


def test_a_postgresql_database_ends_with_its_test(postgres: PostgresServer) -> None:
    with postgres.fresh_database() as url:
        name = str(make_url(url).database)

    databases = "SELECT count(*) FROM pg_database WHERE datname = :name"
    assert answers(postgres.url("postgres"), databases, name=name) == 0
