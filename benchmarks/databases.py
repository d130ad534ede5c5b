"""Empty databases for benchmarks."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.postgres import running_postgres

#: As much memory as a server takes when nobody tells it; the tests' own takes less.
_SETTINGS = ("shared_buffers=128MB",)


@contextmanager
def database(kind: str) -> Iterator[str]:
    """An empty database; SQLite in a file, PostgreSQL in a server of its own."""
    if kind == "postgresql":
        with running_postgres(*_SETTINGS) as server, server.fresh_database() as url:
            yield url
        return
    with tempfile.TemporaryDirectory() as folder:
        yield f"sqlite:///{Path(folder) / 'bench.db'}"
