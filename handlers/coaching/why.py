"""``/ssi why``: the rule and the figures behind the last nudge."""

from slack_bolt.app.async_app import AsyncApp

from handlers.desk import Desk
from handlers.front_door import front_door
from handlers.visit import Visit
from services.coaching.nudges import why
from views.coaching import why as view
from views.ids import Action


def register(app: AsyncApp, desk: Desk) -> None:
    """Registers the button."""
    app.action(Action.SHOW_WHY)(front_door(desk, show_why))


async def show_why(visit: Visit) -> None:
    """Handles ``/ssi why``, and *Why?* under a nudge."""
    await visit.begin_reading()
    await visit.answer(view.why(await visit.read(why, visit.now)))
