"""The first step of a replica, in a module that each of a test's processes loads quickly."""

from storage.engine import open_engine
from storage.migrate import migrate


def migrated_from(url: str) -> str | None:
    """Migrate a database to the newest revision, and return its revision before."""
    engine = open_engine(url)
    try:
        return migrate(engine)[0]
    finally:
        engine.dispose()
