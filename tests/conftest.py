"""What every test may ask for: a database of its own on each engine that the bot runs on."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.engine import Engine, make_url

from storage.engine import open_engine
from storage.migrate import migrate
from storage.store import Store
from tests.postgres import PostgresServer, running_postgres


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """Run one PostgreSQL server for this process's tests, started by the first that needs it."""
    with running_postgres() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Yield the `DATABASE_URL` of an empty database; a test that takes it runs once per engine."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'ssi-coach.db'}"
        return
    # Asked for by name here, so that tests on SQLite alone start no server.
    server: PostgresServer = request.getfixturevalue("postgres")
    with server.fresh_database() as url:
        yield url


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Migrate one SQLite file, to be copied."""
    file = tmp_path_factory.mktemp("migrated") / "ssi-coach.db"
    _migrate(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def migrated_postgresql(postgres: PostgresServer) -> Iterator[str]:
    """Migrate one PostgreSQL database, to be copied, and yield its name."""
    with postgres.fresh_database() as url:
        _migrate(url)
        yield str(make_url(url).database)


@pytest.fixture(params=["sqlite", "postgresql"])
def migrated_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Yield the `DATABASE_URL` of a database at the newest revision, without rows."""
    if request.param == "sqlite":
        prepared: Path = request.getfixturevalue("migrated_sqlite")
        file = shutil.copy(prepared, tmp_path / "ssi-coach.db")
        yield f"sqlite:///{file}"
        return
    server: PostgresServer = request.getfixturevalue("postgres")
    template: str = request.getfixturevalue("migrated_postgresql")
    with server.fresh_database(template) as url:
        yield url


@pytest.fixture
def engine(migrated_database_url: str) -> Iterator[Engine]:
    """Open a migrated database."""
    opened = open_engine(migrated_database_url)
    yield opened
    opened.dispose()


@pytest.fixture
def store(engine: Engine) -> Iterator[Store]:
    """Open the bot's memory on a migrated database."""
    opened = Store(engine)
    yield opened
    opened.close()


def _migrate(url: str) -> None:
    engine = open_engine(url)
    migrate(engine)
    engine.dispose()
