"""Slack's events about the end of the app in a workspace; they may come in any order."""

from slack_bolt.app.async_app import AsyncApp

from handlers.desk import Desk
from handlers.front_door import front_door
from handlers.visit import Visit
from services.people.workspaces import app_removed


def register(app: AsyncApp, desk: Desk) -> None:
    """Registers the events."""
    app.event("app_uninstalled")(front_door(desk, removed))
    app.event("tokens_revoked")(front_door(desk, revoked))


async def removed(visit: Visit) -> None:
    """Handles ``app_uninstalled``: stops sending, and erases the workspace after a while."""
    await _end(visit, "app_uninstalled")


async def revoked(visit: Visit) -> None:
    """Handles ``tokens_revoked``, if it is about the bot's token."""
    if visit.body["event"].get("tokens", {}).get("bot"):
        await _end(visit, "tokens_revoked")


async def _end(visit: Visit, reason: str) -> None:
    # Acknowledged after the save, so that Slack sends it again if the bot stops first.
    workspace = str(visit.body.get("team_id") or visit.asker.workspace)
    await visit.desk.store.run(app_removed, workspace, reason, visit.now)
