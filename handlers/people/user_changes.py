"""What Slack tells about people by itself: a new zone, a new name, a closed account."""

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
    """Keeps the profile of a member; what they get moves to their new zone.

    Acknowledged when it is kept, so that Slack sends it again where it could not be.
    """
    user = visit.body["event"]["user"]
    asker = Asker(visit.asker.workspace, str(user["id"]))
    profile = read_profile(user, asker.workspace)
    await visit.desk.store.run(refresh_profile, asker, profile, visit.now)
