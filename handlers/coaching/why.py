"""The figures and the rule behind the last nudge."""

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
    """``/ssi why``, and the button under a nudge."""
    await visit.ready_to_read()
    await visit.answer(view.why(await visit.read(why, visit.now)))
