"""Correcting whom an engager or a DM was matched to."""

from slack_bolt.app.async_app import AsyncApp

from domain.errors import UserError
from domain.fields import Field
from domain.targets.choices import AccountChoice
from handlers.desk import Desk
from handlers.figures.home import publish_home_soon
from handlers.form_fields import form_values
from handlers.front_door import front_door
from handlers.payloads import value_of
from handlers.visit import Visit
from services.entries.corrections import correct_match, listed_people, matched_to
from views import notices
from views.blocks import Modal
from views.entries.corrections import (
    ENTRY,
    listed_people_page,
    match_corrected,
    other_account_form,
    read_entry,
)
from views.ids import Action, Form
from views.targets.choices import read_company_choice


def register(app: AsyncApp, desk: Desk) -> None:
    """Registers the form and the choices of menus."""
    app.view(Form.OTHER_ACCOUNT)(front_door(desk, submit_account))
    app.action(Action.SHOW_LISTED)(front_door(desk, show_listed))
    app.action(Action.NOT_THIS_PERSON)(front_door(desk, not_this_person))
    app.action(Action.OTHER_ACCOUNT)(front_door(desk, open_form))


async def show_listed(visit: Visit) -> None:
    """Shows the people at target accounts who are listed for a post."""
    await visit.begin_reading()
    post_id = int(value_of(visit.body))
    listed = await visit.read(listed_people, post_id, visit.now)
    await visit.answer(listed_people_page(listed))


async def not_this_person(visit: Visit) -> None:
    """Handles *Not this person*: the entry counts as outside target accounts."""
    result = await visit.save(correct_match, read_entry(value_of(visit.body)), None)
    publish_home_soon(visit)
    await visit.answer(match_corrected(result))


async def open_form(visit: Visit) -> None:
    """Handles *Other account*: asks at which one the person works."""
    entry = read_entry(value_of(visit.body))

    async def form() -> Modal:
        name, account = await visit.read(matched_to, entry)
        return other_account_form(visit.key, entry, name, account)

    await visit.show_when_read("Other account", form)


async def submit_account(visit: Visit) -> None:
    """Handles the submitted form.

    Raises:
        UserError: The chosen company is no account.
    """
    chosen = read_company_choice(form_values(visit.view).texts.get(Field.COMPANY))
    if not isinstance(chosen, AccountChoice):
        raise UserError(
            "That is none of your target accounts.",
            "Choose one of the list.",
            field=Field.COMPANY,
        )
    entry = read_entry(str(notices.metadata_of(visit.view)[ENTRY]))
    result = await visit.save(correct_match, entry, chosen.account_id)
    publish_home_soon(visit)
    await visit.answer(match_corrected(result))
