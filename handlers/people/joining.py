"""Joining, which lets the bot send messages, and leaving."""

from datetime import datetime

from slack_bolt.app.async_app import AsyncApp

from domain.errors import UserError
from domain.people.board_consent import BoardChoice
from handlers.desk import Desk
from handlers.figures.home import publish_home_soon
from handlers.form_fields import form_values
from handlers.front_door import front_door
from handlers.payloads import Surface
from handlers.visit import Visit
from services.people.joining import join, leave
from services.people.member_settings import own_plan
from views import notices
from views.blocks import Modal
from views.ids import Action, Field, Form
from views.people.joining import join_form, joined, left, really_stop


def register(app: AsyncApp, desk: Desk) -> None:
    """Registers the form and the buttons."""
    app.view(Form.JOIN)(front_door(desk, submit_join))
    app.action(Action.OPEN_JOIN)(front_door(desk, open_join))
    app.action(Action.STOP_ALL)(front_door(desk, ask_to_stop))
    app.action(Action.REALLY_STOP_ALL)(front_door(desk, stop_all))


async def open_join(visit: Visit) -> None:
    """Handles ``/ssi join``: opens the form that lists the messages and asks about the board."""
    if visit.surface is Surface.DIRECT_MESSAGE:
        await visit.person()
        text = "This form shows what I'd send you, and when. Nothing is sent until you join."
        await visit.answer(notices.open_form(text, "See it, and join", Action.OPEN_JOIN))
        return

    async def form() -> Modal:
        return join_form(await visit.read(own_plan, visit.now), visit.now)

    await visit.show_when_read("Join", form)


async def submit_join(visit: Visit) -> None:
    """Handles the submitted form."""
    asked = notices.metadata_of(visit.view)
    answer = form_values(visit.view).texts.get(Field.ON_BOARD)
    choice = BoardChoice(answer) if answer is not None else None
    if choice is None and asked.get("about_board", True):
        raise UserError("Yes or no?", "Both are fine.", field=Field.ON_BOARD)
    asked_at = datetime.fromisoformat(asked["asked_at"])
    on_board, amounts = (choice.on_board, choice.amounts) if choice else (None, False)
    plan = await visit.save(join, on_board, asked_at, amounts)
    await visit.answer(joined(plan))
    publish_home_soon(visit)


async def ask_to_stop(visit: Visit) -> None:
    """Handles the stop button in every scheduled message, and *No thanks* to an invitation.

    One press by mistake must not end everything, so members who joined are asked once more.
    """
    await visit.begin_reading()
    if (await visit.read(own_plan, visit.now)).joined:
        await visit.answer(really_stop())
    else:
        await stop_all(visit)


async def stop_all(visit: Visit) -> None:
    """Handles ``/ssi leave``, and the answer to `really_stop`."""
    await visit.answer(left(await visit.save(leave)))
    publish_home_soon(visit)
