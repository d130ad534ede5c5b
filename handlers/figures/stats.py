"""A member's own figures: Home as a message, and the stats of a window."""

from slack_bolt.app.async_app import AsyncApp

from handlers.desk import Desk
from handlers.front_door import front_door
from handlers.payloads import ANSWERED_IN_MODALS
from handlers.visit import Visit
from services.coaching.whom import whom_to_write
from services.figures.home import short_home
from services.figures.stats import own_stats
from views.figures.short_home import short_home as short_home_message
from views.figures.stats import stats
from views.ids import Action

_USUAL_WINDOW = "30d"


def register(app: AsyncApp, desk: Desk) -> None:
    """Registers the buttons."""
    app.action(Action.SHOW_STATS)(front_door(desk, show_usual_stats))
    app.action(Action.SHOW_HOME)(front_door(desk, show_short_home))


async def show_short_home(visit: Visit) -> None:
    """Handles ``/ssi`` without a command, and the button."""
    await visit.begin_reading()
    await visit.answer(short_home_message(await visit.read(short_home, visit.now)))


async def show_stats(visit: Visit, window: str) -> None:
    """Handles ``/ssi stats …``."""
    await visit.begin_reading()
    result = await visit.read(own_stats, window, visit.now)
    people = await visit.read(whom_to_write, visit.now)
    await visit.answer(stats(result, people, in_modal=visit.surface in ANSWERED_IN_MODALS))


async def show_usual_stats(visit: Visit) -> None:
    """Handles the button for the last 30 days."""
    await show_stats(visit, _USUAL_WINDOW)
