"""Fixtures for all tests: for each test a database, on each engine that the bot supports."""

import gc
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings
from sqlalchemy.engine import Engine

from handlers.desk import ACKNOWLEDGE_BY
from storage.engine import open_engine
from storage.migrate import migrate
from storage.store import Store
from tests.emptied import EmptiedPostgresql, EmptiedSqlite
from tests.postgres import PostgresServer, running_postgres

# Nothing that is imported becomes garbage; see `pytest_collection_finish`.
gc.disable()

# A busy machine would fail a test by its time. `--hypothesis-profile=thorough` draws more.
settings.register_profile("tests", deadline=None, max_examples=50)
settings.register_profile("thorough", deadline=None, max_examples=2_000)
settings.load_profile("tests")


def pytest_collection_finish() -> None:
    """Collect garbage rarely, and never among what was imported by now: it remains to the end."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 10, 10)
    gc.enable()


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name bytes by their argument: a zip file holds the time, and workers must agree on names."""
    return argname if isinstance(val, bytes) else None


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """Run one PostgreSQL server for this process's tests, started when first needed."""
    with running_postgres() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Yield the `DATABASE_URL` of an empty database; a test that uses it runs once per engine."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'ssi-coach.db'}"
        return
    # Requested by name, so that tests on SQLite alone start no server.
    server: PostgresServer = request.getfixturevalue("postgres")
    with server.fresh_database() as url:
        yield url


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a migrated SQLite file, to copy."""
    file = tmp_path_factory.mktemp("migrated") / "ssi-coach.db"
    engine = open_engine(f"sqlite:///{file}")
    migrate(engine)
    engine.dispose()
    return file


@pytest.fixture(scope="session")
def emptied_sqlite(
    migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory
) -> EmptiedSqlite:
    """Return the SQLite file that this process's tests share."""
    return EmptiedSqlite(migrated_sqlite, tmp_path_factory.mktemp("emptied"))


@pytest.fixture(scope="session")
def emptied_postgresql(postgres: PostgresServer) -> Iterator[EmptiedPostgresql]:
    """Yield the PostgreSQL database that this process's tests share."""
    database = EmptiedPostgresql(postgres)
    yield database
    database.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def migrated_database_url(request: pytest.FixtureRequest) -> str:
    """Return the `DATABASE_URL` of a database at the newest revision, without rows."""
    database: EmptiedSqlite | EmptiedPostgresql = request.getfixturevalue(
        f"emptied_{request.param}"
    )
    return database.emptied()


@pytest.fixture(scope="session")
def engine_at() -> Callable[[str], Engine]:
    """Open each database once, so that tests share SQLAlchemy's compiled queries.

    A test that listens to an engine or changes it must open its own.
    """
    return cache(open_engine)


@pytest.fixture
def engine(migrated_database_url: str, engine_at: Callable[[str], Engine]) -> Iterator[Engine]:
    """Open a migrated database."""
    opened = engine_at(migrated_database_url)
    yield opened
    opened.dispose()


@pytest.fixture
def store(engine: Engine) -> Iterator[Store]:
    """Open a store on a migrated database."""
    opened = Store(engine)
    yield opened
    opened.close()


@pytest.fixture
def acknowledge_by() -> float:
    """Return the bot's limit in seconds; a test that waits for it may override it."""
    return ACKNOWLEDGE_BY
