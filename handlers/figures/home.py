"""The Home tab: published when it is opened, and after a change while it may be open."""

import logging
from typing import Any

import aiohttp
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.errors import SlackApiError

from domain.errors import NotForYouError, StoreError
from handlers.desk import Desk
from handlers.front_door import front_door
from handlers.slack_errors import code_of
from handlers.visit import Visit
from services.figures.home import home_page
from views.figures.home import home, home_refused

_log = logging.getLogger(__name__)


def register(app: AsyncApp, desk: Desk) -> None:
    """Registers the event."""
    app.event("app_home_opened")(front_door(desk, opened))


async def opened(visit: Visit) -> None:
    """Handles the opening of the Home tab."""
    await visit.acknowledge()
    if visit.body["event"].get("tab") == "home":
        visit.desk.homes.opened(visit.asker, visit.now)
        await publish_home(visit)


def publish_home_soon(visit: Visit) -> None:
    """Publishes the person's Home tab after the acknowledgement, if they may have it open.

    Changes that come within a second are shown together.
    """
    if visit.desk.homes.begin_waiting(visit.asker, visit.now):
        visit.desk.start(_publish_after_acknowledgement(visit))


async def _publish_after_acknowledgement(visit: Visit) -> None:
    await visit.acknowledged.wait()
    async with visit.desk.homes.turn(visit.asker):
        await publish_home(visit)


async def publish_home(visit: Visit) -> None:
    """Publishes the person's Home tab; a failure is logged, and the tab remains as it was."""
    async with visit.desk.lock_for(visit.asker):
        try:
            view = home(await visit.read(home_page, visit.desk.clock.now()))
        except NotForYouError as refusal:
            view = home_refused(refusal.sentence)
        except StoreError as busy:
            _log.warning("the Home tab was not updated: %s", busy.problem)
            return
        await _publish(visit, view)


async def _publish(visit: Visit, view: dict[str, Any]) -> None:
    try:
        await visit.client.views_publish(user_id=visit.asker.user, view=view)
    except SlackApiError as error:
        _log.warning("views.publish refused: %s", code_of(error))
    except (aiohttp.ClientError, TimeoutError) as error:
        _log.warning("views.publish failed: %s", type(error).__name__)
