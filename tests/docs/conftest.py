"""The local Slack of the conversations, on SQLite alone: what is shown is the same on both."""

import shutil
from pathlib import Path

import pytest

from tests.conversations.conftest import clock, ping_every, playground, slack

__all__ = ["clock", "ping_every", "playground", "slack"]


@pytest.fixture
def database_url(migrated_sqlite: Path, tmp_path: Path) -> str:
    """A migrated database without rows."""
    return f"sqlite:///{shutil.copy(migrated_sqlite, tmp_path / 'ssi-coach.db')}"
