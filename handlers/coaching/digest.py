"""``/ssi digest``, and *The whole week* behind a digest."""

from slack_bolt.app.async_app import AsyncApp

from handlers.desk import Desk
from handlers.front_door import front_door
from handlers.payloads import value_of
from handlers.visit import Visit
from services.coaching.digest import digest_on_request
from views import notices
from views.blocks import Modal
from views.coaching.digest import digest, read_week
from views.coaching.whole_week import TITLE, whole_week
from views.ids import Action


def register(app: AsyncApp, desk: Desk) -> None:
    """Registers the button."""
    app.action(Action.SHOW_WHOLE_WEEK)(front_door(desk, show_whole_week))


async def show_digest(visit: Visit) -> None:
    """Handles ``/ssi digest``: the digest of the last seven days, now, for the person alone."""
    await visit.begin_reading()
    await visit.answer(digest(await visit.read(digest_on_request, visit.now, with_today=True)))


async def show_whole_week(visit: Visit) -> None:
    """Handles *The whole week*: the days of the message above, read as of the same moment."""
    as_of, with_today = read_week(value_of(visit.body))

    async def modal() -> Modal:
        week = await visit.read(digest_on_request, as_of, with_today=with_today)
        return notices.as_modal(whole_week(week), TITLE)

    await visit.show_when_read(TITLE, modal)
