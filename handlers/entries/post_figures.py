"""*Why?* under a logged post: shows what stands behind its rate."""

from slack_bolt.app.async_app import AsyncApp

from handlers.desk import Desk
from handlers.front_door import front_door
from handlers.payloads import value_of
from handlers.visit import Visit
from services.entries.post_figures import figures_behind
from views.blocks import Modal
from views.entries.post_figures import WHY, post_figures
from views.ids import Action


def register(app: AsyncApp, desk: Desk) -> None:
    """Registers the button."""
    app.action(Action.SHOW_POST_FIGURES)(front_door(desk, show_figures))


async def show_figures(visit: Visit) -> None:
    """Handles *Why?*."""
    post_id, _, turn = value_of(visit.body).partition(" ")

    async def figures() -> Modal:
        behind = await visit.read(figures_behind, int(post_id), visit.now)
        return post_figures(behind, int(turn or 0))

    await visit.show_on_top(WHY, figures)
