"""The buttons under a nudge: snooze, mute, done."""

from slack_bolt.app.async_app import AsyncApp

from handlers.desk import Desk
from handlers.figures.home import publish_home_soon
from handlers.front_door import front_door
from handlers.payloads import value_of
from handlers.visit import Visit
from services.coaching.nudges import mark_done, mute, snooze
from views.coaching import nudges
from views.ids import Action


def register(app: AsyncApp, desk: Desk) -> None:
    """Registers the buttons."""
    app.action(Action.SNOOZE_NUDGE)(front_door(desk, snooze_nudge))
    app.action(Action.MUTE_RULE)(front_door(desk, mute_rule))
    app.action(Action.NUDGE_DONE)(front_door(desk, nudge_done))


async def snooze_nudge(visit: Visit) -> None:
    """Handles *Snooze a week*."""
    result = await visit.save(snooze, int(value_of(visit.body)))
    await visit.answer(nudges.snoozed(result))
    publish_home_soon(visit)


async def mute_rule(visit: Visit) -> None:
    """Handles *Mute this kind*."""
    result = await visit.save(mute, int(value_of(visit.body)))
    await visit.answer(nudges.muted(result))
    publish_home_soon(visit)


async def nudge_done(visit: Visit) -> None:
    """Handles *Done*."""
    result = await visit.save(mark_done, int(value_of(visit.body)))
    await visit.answer(nudges.done(result))
    publish_home_soon(visit)
