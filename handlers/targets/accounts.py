"""Target accounts: their list and pages; adding, changing, archiving and removing them."""

import json
import re

from slack_bolt.app.async_app import AsyncApp

from domain.pages import LIST_PAGE
from domain.people.members import Profile
from domain.targets.account_details import AccountDetails, AccountSaved
from domain.targets.account_list import AccountListQuery, Show
from handlers.desk import Desk
from handlers.form_fields import FormValues, form_values
from handlers.front_door import front_door
from handlers.payloads import Surface, value_of
from handlers.profiles import fetch_profiles
from handlers.visit import Visit
from services.people.members import users_without_profile
from services.targets.account_list import account_id_for_words, page_of_accounts
from services.targets.account_page import account_page
from services.targets.accounts import (
    account_form,
    account_to_remove,
    add_account_alias,
    archive_account,
    remove_account,
    save_account,
)
from views import notices
from views.blocks import Modal
from views.ids import Action, Field, Form
from views.targets import account_forms, account_list
from views.targets.account_page import account_overview

#: Characters of a search that are used; more would not change what it finds.
_LONGEST_WORDS = 100
#: Metadata key: the name that a question was about.
_ASKED = "asked"


def register(app: AsyncApp, desk: Desk) -> None:
    """Registers forms and buttons."""
    for form, submitted in (
        (Form.ACCOUNT, submit_account),
        (Form.FIND_ACCOUNTS, submit_search),
    ):
        app.view(form)(front_door(desk, submitted))
    for action, pressed in (
        (Action.SHOW_ACCOUNTS, show_all),
        (Action.SHOW_OWNERLESS, show_ownerless),
        (Action.SHOW_SILENT, show_silent),
        (re.compile(f"^{Action.SHOW_ACCOUNTS}:"), show_other),
        (Action.SEARCH_ACCOUNTS, open_search),
        (Action.OPEN_ACCOUNT, open_account),
        (re.compile(f"^{Action.OPEN_ACCOUNT}:"), turn_people_page),
        (Action.ADD_ACCOUNT, open_new),
        (Action.ADD_NEAR_ACCOUNT, add_near),
        (re.compile(f"^{Action.NAME_ACCOUNT}:"), add_alias),
        (Action.EDIT_ACCOUNT, open_edit),
        (Action.ARCHIVE_ACCOUNT, archive),
        (Action.RESTORE_ACCOUNT, restore),
        (Action.REMOVE_ACCOUNT, ask_to_remove),
        (Action.REALLY_REMOVE_ACCOUNT, remove),
    ):
        app.action(action)(front_door(desk, pressed))


async def show_accounts(visit: Visit, words: str, show: Show) -> None:
    """Handles ``/ssi accounts``; words that match one account open its page."""
    await visit.begin_reading()
    words = words[:_LONGEST_WORDS]
    meant = await visit.read(account_id_for_words, words) if words else None
    if meant is not None:
        await _show_page(visit, meant)
    else:
        await _show_list(visit, AccountListQuery(words, show))


async def show_all(visit: Visit) -> None:
    """Handles the button that shows the list."""
    await visit.begin_reading()
    await _show_list(visit, AccountListQuery())


async def show_ownerless(visit: Visit) -> None:
    """Handles the button under the notice of a member who left; the notice stays."""
    await visit.begin_reading()
    await _show_list(visit, AccountListQuery(show=Show.LEFT))


async def show_silent(visit: Visit) -> None:
    """Handles the button under a coach's week; the week stays."""
    await visit.begin_reading()
    await _show_list(visit, AccountListQuery(show=Show.SILENT))


async def show_other(visit: Visit) -> None:
    """Shows another filter or page of the list, in place of this one."""
    await visit.acknowledge()
    carried = json.loads(value_of(visit.body))
    query = AccountListQuery(carried["words"], Show(carried["show"]), carried["page"])
    await _show_list(visit, query, replace=True)


async def open_search(visit: Visit) -> None:
    """Opens the search form."""
    await visit.admit_soon()
    await visit.show(account_forms.search_form())


async def submit_search(visit: Visit) -> None:
    """Handles the submitted search form."""
    words = form_values(visit.view).texts.get(Field.SEARCHED, "")[:_LONGEST_WORDS]
    meant = await visit.read(account_id_for_words, words)
    if meant is not None:
        await _show_page(visit, meant)
    else:
        await _show_list(visit, AccountListQuery(words))


async def open_account(visit: Visit) -> None:
    """Handles the button that opens an account's page."""
    await visit.begin_reading()
    await _show_page(visit, int(value_of(visit.body)))


async def turn_people_page(visit: Visit) -> None:
    """Shows another page of an account's people, in place of this one."""
    await visit.acknowledge()
    carried = json.loads(value_of(visit.body))
    page = await visit.read(account_page, carried["account"], visit.now, carried["people"])
    await visit.answer(account_overview(page), replace=True)


async def add_account(visit: Visit, name: str, website: str) -> None:
    """Handles ``/ssi accounts add``; without a name, opens the form."""
    if not name:
        await open_new(visit)
        return
    await _save(visit, None, AccountDetails(name, website), sure=False)


async def open_new(visit: Visit) -> None:
    """Opens the form for a new account."""
    if visit.surface is Surface.DIRECT_MESSAGE:
        await visit.read(account_form, None)
        text = "Let's add a target account."
        await visit.answer(notices.open_form(text, "Open the form", Action.ADD_ACCOUNT))
        return

    async def form() -> Modal:
        return account_forms.account_form(visit.key, await visit.read(account_form, None))

    await visit.show_when_read("Add an account", form)


async def add_near(visit: Visit) -> None:
    """Handles the answer that a near name belongs to another company: adds it."""
    typed = json.loads(value_of(visit.body))
    await _save(visit, None, AccountDetails(typed["name"], typed["website"]), sure=True)


async def add_alias(visit: Visit) -> None:
    """Handles the answer that a near name means an account on the list: saves it as an alias."""
    carried = json.loads(value_of(visit.body))
    saved = await visit.save(add_account_alias, carried["account"], carried["typed"])
    await visit.answer(account_list.account_saved(saved), replace=True)


async def open_edit(visit: Visit) -> None:
    """Opens an account's form."""
    account_id = int(value_of(visit.body))

    async def form() -> Modal:
        return account_forms.account_form(visit.key, await visit.read(account_form, account_id))

    await visit.show_when_read("Edit an account", form)


async def submit_account(visit: Visit) -> None:
    """Handles an account's submitted form."""
    form = form_values(visit.view)
    metadata = notices.metadata_of(visit.view)
    details = _details_in(form)
    details.check()
    ticked = account_forms.ANOTHER in form.ticked.get(Field.CONFIRMED, ())
    # The tick is no answer about a name that was typed after the question.
    sure = ticked and metadata.get(_ASKED) == details.name
    await _save(visit, metadata.get("account"), details, sure=sure)


async def archive(visit: Visit) -> None:
    """Handles the button that archives an account."""
    await _archive(visit, archived=True)


async def restore(visit: Visit) -> None:
    """Handles the button that restores an archived account."""
    await _archive(visit, archived=False)


async def ask_to_remove(visit: Visit) -> None:
    """Asks for confirmation before an account is removed."""
    account, others = await visit.read(account_to_remove, int(value_of(visit.body)))
    await visit.show(account_forms.remove_question(account, others))


async def remove(visit: Visit) -> None:
    """Removes an account."""
    saved = await visit.save(remove_account, int(value_of(visit.body)))
    await visit.answer(account_list.account_saved(saved))


async def _archive(visit: Visit, *, archived: bool) -> None:
    account_id = int(value_of(visit.body))
    saved = await visit.save(archive_account, account_id, archived=archived)
    await visit.answer(account_list.account_saved(saved))


async def _save(
    visit: Visit, account_id: int | None, details: AccountDetails, *, sure: bool
) -> None:
    """Saves an account and confirms it, or asks whether it is on the list under a near name."""
    owners = await _profiles(visit, details.owner)
    result = await visit.save(save_account, account_id, details, owners, sure=sure)
    if isinstance(result, AccountSaved):
        await visit.answer(account_list.account_saved(result), replace=sure)
    elif visit.surface is Surface.SUBMISSION:
        boxes = account_forms.near_boxes(result)
        remember = {_ASKED: details.name}
        await visit.show(notices.refilled(visit.view, boxes, remember=remember))
    else:
        await visit.answer(account_list.account_question(result))


async def _show_page(visit: Visit, account_id: int) -> None:
    await visit.answer(account_overview(await visit.read(account_page, account_id, visit.now)))


async def _show_list(visit: Visit, query: AccountListQuery, *, replace: bool = False) -> None:
    page = await visit.read(page_of_accounts, query, LIST_PAGE, visit.now)
    await visit.answer(account_list.account_list_page(page), replace=replace)


async def _profiles(visit: Visit, owner: str | None) -> dict[str, Profile | None]:
    """Fetches the owner's profile from Slack, unless the owner is known already."""
    if owner is None:
        return {}
    unknown = await visit.read(users_without_profile, (owner,))
    return await fetch_profiles(visit.client, visit.asker.workspace, unknown)


def _details_in(form: FormValues) -> AccountDetails:
    chosen = form.texts.get(Field.ACCOUNT_LIST, account_forms.WHOLE_WORKSPACE)
    names = (name.strip() for name in form.texts.get(Field.ALIASES, "").splitlines())
    return AccountDetails(
        name=" ".join(form.texts.get(Field.ACCOUNT_NAME, "").split()),
        website=form.texts.get(Field.WEBSITE, ""),
        aliases=tuple(filter(None, names)),
        owner=form.texts.get(Field.OWNER),
        team_id=None if chosen == account_forms.WHOLE_WORKSPACE else int(chosen),
    )
