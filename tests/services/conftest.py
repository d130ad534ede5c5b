"""A database of their own for the services' tests, on each engine."""

from collections.abc import Iterator

import pytest
from sqlalchemy.engine import Engine
from sqlmodel import Session


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    """One unit of work."""
    with Session(engine, expire_on_commit=False) as opened:
        yield opened
