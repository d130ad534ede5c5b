"""The pipeline: wins with their amounts, and the touches before them."""

from slack_bolt.app.async_app import AsyncApp

from handlers.desk import Desk
from handlers.front_door import front_door
from handlers.payloads import ANSWERED_IN_MODALS
from handlers.visit import Visit
from services.coaching.whom import whom_to_write
from services.figures.pipeline import pipeline
from views.figures.pipeline import pipeline_message
from views.ids import Action

_USUAL_WINDOW = "90d"


def register(app: AsyncApp, desk: Desk) -> None:
    """Registers the button."""
    app.action(Action.SHOW_PIPELINE)(front_door(desk, show_usual))


async def show_pipeline(visit: Visit, window: str) -> None:
    """Handles ``/ssi pipeline [window]``."""
    await visit.begin_reading()
    result = await visit.read(pipeline, window, visit.now)
    people = await visit.read(whom_to_write, visit.now)
    in_modal = visit.surface in ANSWERED_IN_MODALS
    await visit.answer(pipeline_message(result, people, in_modal=in_modal))


async def show_usual(visit: Visit) -> None:
    """Handles the button for the last 90 days."""
    await show_pipeline(visit, _USUAL_WINDOW)
