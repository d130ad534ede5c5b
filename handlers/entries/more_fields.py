"""*More* in a form: shows its other fields, and keeps what was typed."""

from slack_bolt.app.async_app import AsyncApp

from handlers.desk import Desk
from handlers.front_door import front_door
from handlers.visit import Visit
from views import notices
from views.entries.more_fields import with_more
from views.ids import Action


def register(app: AsyncApp, desk: Desk) -> None:
    """Registers the button."""
    app.action(Action.MORE_FIELDS)(front_door(desk, show_more))


async def show_more(visit: Visit) -> None:
    """Handles *More*."""
    await visit.show(with_more(notices.refilled(visit.view, [], keep=True)))
