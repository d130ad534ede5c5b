"""``/ssi why`` and *Why?*: the rule and the figures behind a nudge."""

from slack_bolt.app.async_app import AsyncApp

from handlers.desk import Desk
from handlers.front_door import front_door
from handlers.payloads import value_of
from handlers.visit import Visit
from services.coaching.nudges import why
from views.coaching import why as view
from views.ids import Action


def register(app: AsyncApp, desk: Desk) -> None:
    """Registers the button."""
    app.action(Action.SHOW_WHY)(front_door(desk, show_why))


async def show_why(visit: Visit) -> None:
    """Handles ``/ssi why`` for the last nudge, and *Why?* for the nudge above it."""
    await visit.begin_reading()
    # Nudges of earlier versions have a button without an id.
    nudge_id = value_of(visit.body) if "actions" in visit.body else ""
    shown = await visit.read(why, visit.now, int(nudge_id) if nudge_id else None)
    await visit.answer(view.why(shown))
