"""The buttons of the question about what is new on the board."""

from slack_bolt.app.async_app import AsyncApp

from handlers.desk import Desk
from handlers.front_door import front_door
from handlers.visit import Visit
from services.people.board_consent import answer_board_question
from views.ids import Action
from views.people.board_consent import board_answered


def register(app: AsyncApp, desk: Desk) -> None:
    """Registers the buttons."""
    app.action(Action.SHOW_AMOUNTS)(front_door(desk, show_amounts))
    app.action(Action.HIDE_AMOUNTS)(front_door(desk, hide_amounts))


async def show_amounts(visit: Visit) -> None:
    """Handles *Show my amounts*."""
    await _answer(visit, agreed=True)


async def hide_amounts(visit: Visit) -> None:
    """Handles *Leave them out*."""
    await _answer(visit, agreed=False)


async def _answer(visit: Visit, *, agreed: bool) -> None:
    result = await visit.save(answer_board_question, agreed=agreed)
    await visit.answer(board_answered(result))
