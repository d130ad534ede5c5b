"""The pipeline: wins with their amounts, and the touches before them."""

from slack_bolt.app.async_app import AsyncApp

from handlers.desk import Desk
from handlers.front_door import front_door
from handlers.payloads import Surface
from handlers.visit import Visit
from services.figures.pipeline import pipeline
from views.figures.pipeline import pipeline_message
from views.ids import Action

_USUAL_WINDOW = "90d"
_IN_A_MODAL = frozenset({Surface.HOME_BUTTON, Surface.MODAL_BUTTON})


def register(app: AsyncApp, desk: Desk) -> None:
    """Registers the button."""
    app.action(Action.SHOW_PIPELINE)(front_door(desk, show_usual))


async def show_pipeline(visit: Visit, window: str) -> None:
    """Handles ``/ssi pipeline [window]``."""
    await visit.begin_reading()
    result = await visit.read(pipeline, window, visit.now)
    await visit.answer(pipeline_message(result, in_modal=visit.surface in _IN_A_MODAL))


async def show_usual(visit: Visit) -> None:
    """Handles the button for the last 90 days."""
    await show_pipeline(visit, _USUAL_WINDOW)
