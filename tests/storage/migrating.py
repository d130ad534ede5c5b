"""What a replica does first, for tests that start several: loaded quickly by each process."""

from storage.engine import open_engine
from storage.migrate import migrate


def migrated_from(url: str) -> str | None:
    """Bring a database to the newest revision, and return the one it had."""
    engine = open_engine(url)
    try:
        return migrate(engine)[0]
    finally:
        engine.dispose()
