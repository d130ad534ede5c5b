"""Privacy of the workspace, in the setup; and each person's log of reads."""

from slack_bolt.app.async_app import AsyncApp

from handlers.desk import Desk
from handlers.form_fields import form_values
from handlers.front_door import front_door
from handlers.people.setup import show_overview
from handlers.visit import Visit
from services.people.privacy import access_log, privacy_to_change, set_privacy
from views.ids import Action, Field, Form
from views.people import privacy


def register(app: AsyncApp, desk: Desk) -> None:
    """Registers the form and its button."""
    app.action(Action.EDIT_PRIVACY)(front_door(desk, edit_privacy))
    app.view(Form.PRIVACY)(front_door(desk, submit_privacy))


async def edit_privacy(visit: Visit) -> None:
    """Opens the form."""
    await visit.show(privacy.privacy_form(await visit.read(privacy_to_change)))


async def submit_privacy(visit: Visit) -> None:
    """Handles the submitted form."""
    form = form_values(visit.view)
    kept = form.texts.get(Field.NAMES_KEPT, privacy.FOREVER)
    saved = await visit.save(
        set_privacy,
        council=form.texts.get(Field.COUNCIL) == privacy.ON,
        names_kept_months=int(kept) if kept.isdigit() else None,
    )
    await show_overview(visit, privacy.privacy_saved(saved))


async def show_accesses(visit: Visit) -> None:
    """Handles ``/ssi access``."""
    await visit.begin_reading()
    person = await visit.person()
    await visit.answer(privacy.access_log(await visit.read(access_log), person.zone))
