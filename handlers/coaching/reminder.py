"""The buttons under the SSI reminder, except *Log my score*, which `entries.scores` handles."""

from slack_bolt.app.async_app import AsyncApp

from handlers.desk import Desk
from handlers.figures.home import publish_home_soon
from handlers.front_door import front_door
from handlers.visit import Visit
from services.coaching.reminder import mark_looked, snooze_reminder, stop_reminders
from views.coaching import reminder
from views.ids import Action


def register(app: AsyncApp, desk: Desk) -> None:
    """Registers the buttons."""
    app.action(Action.REMINDER_LOOKED)(front_door(desk, has_looked))
    app.action(Action.REMINDER_TOMORROW)(front_door(desk, remind_tomorrow))
    app.action(Action.REMINDER_STOP)(front_door(desk, stop))


async def has_looked(visit: Visit) -> None:
    """Handles *Skip this month*."""
    await visit.answer(reminder.looked(await visit.save(mark_looked)))


async def remind_tomorrow(visit: Visit) -> None:
    """Handles *Remind me tomorrow*."""
    await visit.answer(reminder.snoozed(await visit.save(snooze_reminder)))


async def stop(visit: Visit) -> None:
    """Handles *Stop these*."""
    await visit.answer(reminder.stopped(await visit.save(stop_reminders)))
    publish_home_soon(visit)
