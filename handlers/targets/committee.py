"""Contacts at an account: adding, changing, removing, merging and erasing them."""

from slack_bolt.app.async_app import AsyncApp

from domain.accounts import Role
from domain.targets.account_details import ContactDetails
from handlers.desk import Desk
from handlers.form_fields import FormValues, form_values
from handlers.front_door import front_door
from handlers.payloads import value_of
from handlers.visit import Visit
from services.targets.accounts import account_to_show
from services.targets.committee import contact_to_edit, erase_contact, remove_contact, save_contact
from services.targets.contact_merge import merge_candidates, merge_contacts
from views import notices
from views.blocks import Modal
from views.ids import Action, Field, Form
from views.targets import account_forms
from views.targets.account_page import contact_saved
from views.targets.contact_merge import merge_form, merge_question


def register(app: AsyncApp, desk: Desk) -> None:
    """Registers the form and the buttons."""
    app.view(Form.CONTACT)(front_door(desk, submit_contact))
    app.view(Form.SAME_PERSON)(front_door(desk, submit_same_person))
    for action, pressed in (
        (Action.ADD_CONTACT, open_new),
        (Action.EDIT_CONTACT, open_edit),
        (Action.OPEN_SAME_PERSON, open_same_person),
        (Action.REMOVE_CONTACT, remove),
        (Action.ERASE_CONTACT, ask_to_erase),
        (Action.REALLY_ERASE_CONTACT, erase),
    ):
        app.action(action)(front_door(desk, pressed))


async def open_new(visit: Visit) -> None:
    """Opens the form for a new contact."""
    account_id = int(value_of(visit.body))

    async def form() -> Modal:
        account = await visit.read(account_to_show, account_id)
        return account_forms.contact_form(visit.key, account, None)

    await visit.show_when_read("Add a person", form)


async def open_edit(visit: Visit) -> None:
    """Opens a contact's form."""
    contact_id = int(value_of(visit.body))

    async def form() -> Modal:
        person = await visit.read(contact_to_edit, contact_id)
        account = await visit.read(account_to_show, person.contact.account_id)
        return account_forms.contact_form(visit.key, account, person)

    await visit.show_when_read("Edit a person", form)


async def submit_contact(visit: Visit) -> None:
    """Handles a contact's submitted form."""
    metadata = notices.metadata_of(visit.view)
    saved = await visit.save(
        save_contact,
        int(metadata["account"]),
        metadata.get("contact"),
        _details_in(form_values(visit.view)),
    )
    await visit.answer(contact_saved(saved))


async def open_same_person(visit: Visit) -> None:
    """Opens the form for merging a contact with another one."""
    contact_id = int(value_of(visit.body))

    async def form() -> Modal:
        return merge_form(visit.key, await visit.read(merge_candidates, contact_id))

    await visit.show_when_read("Same person", form)


async def submit_same_person(visit: Visit) -> None:
    """Handles the submitted merge form: first explains the merge, then merges the contacts."""
    form, metadata = form_values(visit.view), notices.metadata_of(visit.view)
    contact_id, other_id = int(metadata["contact"]), int(form.texts[Field.SAME_PERSON])
    chosen = form.texts.get(Field.CONFIRMED)
    if metadata.get("asked") != other_id or chosen is None:
        candidates = await visit.read(merge_candidates, contact_id)
        other = candidates.other(other_id)
        await visit.show(merge_question(visit.view, candidates, other))
        return
    kept_id = int(chosen)
    merged_id = other_id if kept_id == contact_id else contact_id
    saved = await visit.save(merge_contacts, kept_id, merged_id)
    await visit.answer(contact_saved(saved))


async def remove(visit: Visit) -> None:
    """Handles the button that removes a contact from an account."""
    contact_id = int(value_of(visit.body))
    await visit.answer(contact_saved(await visit.save(remove_contact, contact_id)))


async def ask_to_erase(visit: Visit) -> None:
    """Asks for confirmation before a contact is erased."""
    person = await visit.read(contact_to_edit, int(value_of(visit.body)))
    await visit.show(account_forms.erase_question(person))


async def erase(visit: Visit) -> None:
    """Erases a contact, without undo."""
    contact_id = int(value_of(visit.body))
    await visit.answer(contact_saved(await visit.save(erase_contact, contact_id)))


def _details_in(form: FormValues) -> ContactDetails:
    role = form.texts.get(Field.CONTACT_ROLE)
    aliases = form.texts.get(Field.ALIASES, "").splitlines()
    return ContactDetails(
        name=form.texts.get(Field.CONTACT_NAME, ""),
        title=form.texts.get(Field.CONTACT_TITLE, ""),
        role=Role(role) if role else None,
        aliases=tuple(filter(None, map(str.strip, aliases))),
    )
