"""The local Slack of the conversations, on SQLite alone: what is shown is the same on both."""

from pathlib import Path

import pytest

from tests.conversations.conftest import clock, playground, slack

__all__ = ["clock", "playground", "slack"]


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    """Name an empty database."""
    return f"sqlite:///{tmp_path / 'ssi-coach.db'}"
