"""``/ssi who`` and its button: whom to write to next."""

from slack_bolt.app.async_app import AsyncApp

from handlers.desk import Desk
from handlers.front_door import front_door
from handlers.visit import Visit
from services.coaching.whom import whom_to_write
from views.coaching.whom import whom
from views.ids import Action


def register(app: AsyncApp, desk: Desk) -> None:
    """Registers the button."""
    app.action(Action.SHOW_WHOM)(front_door(desk, show_whom))


async def show_whom(visit: Visit) -> None:
    """Handles ``/ssi who`` and *Whom should I write to?*."""
    await visit.begin_reading()
    await visit.answer(whom(await visit.read(whom_to_write, visit.now)))
