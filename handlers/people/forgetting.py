"""Erasing everything about the person who asks."""

from datetime import datetime

from slack_bolt.app.async_app import AsyncApp

from handlers.desk import Desk
from handlers.figures.home import publish_home
from handlers.front_door import front_door
from handlers.payloads import value_of
from handlers.visit import Visit
from services.people.forgetting import forget_member, stored_about
from views.ids import Action
from views.people import forgetting


def register(app: AsyncApp, desk: Desk) -> None:
    """Registers the buttons."""
    app.action(Action.FORGET_ME)(front_door(desk, forget_me))
    app.action(Action.KEEP_ME)(front_door(desk, keep_me))


async def ask_to_forget(visit: Visit) -> None:
    """Handles ``/ssi forget-me``: says what would be erased."""
    await visit.begin_reading()
    stored = await visit.read(stored_about, visit.now)
    answer = (
        forgetting.nothing_to_forget() if stored is None else forgetting.forget_question(stored)
    )
    await visit.answer(answer)


async def forget_me(visit: Visit) -> None:
    """Handles *Erase everything*."""
    asked_at = datetime.fromisoformat(value_of(visit.body))
    result = await visit.save(forget_member, asked_at)
    await visit.desk.store.shred()
    await visit.answer(forgetting.forgotten(result), replace=True)
    # Slack shows the tab as it was published last, whether or not it is open now.
    await publish_home(visit)


async def keep_me(visit: Visit) -> None:
    """Handles *Keep it*."""
    await visit.answer(forgetting.kept(), replace=True)
