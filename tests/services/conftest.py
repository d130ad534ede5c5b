"""Fixtures of the services' tests."""

from collections.abc import Iterator

import pytest
from sqlalchemy.engine import Engine
from sqlmodel import Session


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    """Open a session on an empty database of each engine."""
    with Session(engine, expire_on_commit=False) as opened:
        yield opened
