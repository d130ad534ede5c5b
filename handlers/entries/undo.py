"""``/ssi undo`` and the *Undo* button."""

from slack_bolt.app.async_app import AsyncApp

from domain.entries.acts import Undone
from handlers.desk import Desk
from handlers.figures.home import publish_home_soon
from handlers.front_door import front_door
from handlers.payloads import value_of
from handlers.visit import Visit
from services.entries.undo import undo
from views.entries.undo import undone
from views.ids import Action


def register(app: AsyncApp, desk: Desk) -> None:
    """Registers the button."""
    app.action(Action.UNDO_ACT)(front_door(desk, undo_this))


async def undo_latest(visit: Visit) -> None:
    """Handles ``/ssi undo``."""
    result = await visit.save(undo)
    publish_home_soon(visit)
    await visit.answer(undone(result))


async def undo_this(visit: Visit) -> None:
    """Handles the *Undo* button of one act: undoes it only while it is the latest.

    So a double click undoes one act.
    """
    act_id = int(value_of(visit.body))
    result = await visit.save(undo, act_id)
    publish_home_soon(visit)
    await visit.answer(undone(result), replace=isinstance(result, Undone))
