"""The app is removed from the workspace: Slack's events, and what they begin."""

from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import Session

from playground.world.identity import TEAM_ID
from storage.tables import WorkspaceRow
from tests.conversations.conftest import NOW, LocalSlack
from tests.conversations.speaking import asks


def workspace(session: Session) -> WorkspaceRow:
    return session.get_one(WorkspaceRow, TEAM_ID)


@pytest.mark.parametrize(
    ("event", "ends"),
    [
        ({"type": "app_uninstalled"}, True),
        ({"type": "tokens_revoked", "tokens": {"oauth": [], "bot": ["U0SSICOACH"]}}, True),
        ({"type": "tokens_revoked", "tokens": {"oauth": ["U0UMA"], "bot": []}}, False),
    ],
)
async def test_the_end_of_the_app_stops_the_bot_and_begins_the_erasure(
    slack: LocalSlack, event: dict[str, Any], ends: bool
) -> None:
    await asks(slack.uma, "/ssi score 47")
    result = await slack.playground.workspace.send_event(event["type"], event)
    assert result is not None
    row = await slack.bot.desk.store.read(workspace)
    assert row.erase_at == (NOW + timedelta(days=30) if ends else None)
    assert row.stopped == (event["type"] if ends else None)
