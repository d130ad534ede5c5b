"""``/ssi help`` and its button."""

from slack_bolt.app.async_app import AsyncApp

from handlers.desk import Desk
from handlers.front_door import front_door
from handlers.visit import Visit
from views.help import ALL, help_message
from views.ids import Action


def register(app: AsyncApp, desk: Desk) -> None:
    """Registers the buttons."""
    app.action(Action.SHOW_HELP)(front_door(desk, show_usual))
    app.action(Action.SHOW_ALL_COMMANDS)(front_door(desk, show_all))


async def show_help(visit: Visit, topic: str | None) -> None:
    """Handles ``/ssi help [command]``."""
    await visit.answer(help_message(topic))


async def show_usual(visit: Visit) -> None:
    """Handles the *Help* button."""
    await visit.admit_soon()
    await show_help(visit, None)


async def show_all(visit: Visit) -> None:
    """Handles the *All commands* button."""
    await visit.admit_soon()
    await show_help(visit, ALL)
