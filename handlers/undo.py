"""Taking the latest entry back."""

from slack_bolt.app.async_app import AsyncApp

from handlers.desk import Desk
from handlers.front_door import front_door
from handlers.home import publish_home_soon
from handlers.payloads import value_of
from handlers.visit import Visit
from services.acts import undo
from views.ids import Action
from views.own_posts import undone


def register(app: AsyncApp, desk: Desk) -> None:
    """Registers the buttons."""
    app.action(Action.UNDO_ACT)(front_door(desk, undo_this))
    app.action(Action.UNDO_LATEST)(front_door(desk, undo_latest))


async def undo_latest(visit: Visit) -> None:
    """``/ssi undo``."""
    await visit.answer(undone(await visit.save(undo, visit.key, visit.now)))
    publish_home_soon(visit)


async def undo_this(visit: Visit) -> None:
    """The button under an answer: takes back what that answer was about, while it is the latest."""
    act_id = int(value_of(visit.body))
    result = await visit.save(undo, visit.key, visit.now, act_id)
    await visit.answer(undone(result), replace=True)
    publish_home_soon(visit)
