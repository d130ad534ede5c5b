"""Empty databases for benchmarks."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.postgres import running_postgres

#: PostgreSQL's default; the servers of the tests take less.
_SETTINGS = ("shared_buffers=128MB",)


@contextmanager
def database(kind: str) -> Iterator[str]:
    """The URL of an empty database: a SQLite file, or PostgreSQL on a new server."""
    if kind == "postgresql":
        with running_postgres(*_SETTINGS) as server, server.fresh_database() as url:
            yield url
        return
    with tempfile.TemporaryDirectory() as folder:
        yield f"sqlite:///{Path(folder) / 'bench.db'}"
