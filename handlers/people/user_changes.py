"""Slack's ``user_change`` event: a new time zone, a new name, a deactivated account."""

from slack_bolt.app.async_app import AsyncApp

from domain.people.members import Asker
from handlers.desk import Desk
from handlers.front_door import front_door
from handlers.profiles import read_profile
from handlers.visit import Visit
from services.people.members import refresh_profile


def register(app: AsyncApp, desk: Desk) -> None:
    """Registers the event."""
    app.event("user_change")(front_door(desk, user_changed))


async def user_changed(visit: Visit) -> None:
    """Saves the member's new profile, and moves their scheduled messages to a new time zone.

    The event is acknowledged after the save, so that Slack sends it again if the bot stops first.
    """
    user = visit.body["event"]["user"]
    asker = Asker(visit.asker.workspace, str(user["id"]))
    profile = read_profile(user, asker.workspace)
    await visit.desk.store.run(refresh_profile, asker, profile, visit.now)
