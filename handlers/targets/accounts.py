"""Target accounts: the list, an account's page, adding, changing, archiving and removing."""

import json
import re

from slack_bolt.app.async_app import AsyncApp

from domain.people.members import Profile
from domain.targets.account_details import AccountDetails, AccountSaved
from domain.targets.account_list import AccountListQuery, Show
from handlers.desk import Desk
from handlers.form_fields import FormValues, form_values
from handlers.front_door import front_door
from handlers.payloads import Surface, value_of
from handlers.profiles import fetch_profiles
from handlers.visit import Visit
from services.people.teams import strangers_among
from services.targets.account_list import account_meant, page_of_accounts
from services.targets.account_page import account_page
from services.targets.accounts import (
    account_form,
    account_to_show,
    archive_account,
    name_account,
    remove_account,
    save_account,
)
from views import notices
from views.blocks import Modal
from views.ids import Action, Field, Form
from views.targets import account_forms, account_list
from views.targets.account_page import account_overview

#: More of what was typed finds nothing that less would not.
_LONGEST_WORDS = 100


def register(app: AsyncApp, desk: Desk) -> None:
    """Registers forms and buttons."""
    for form, submitted in (
        (Form.ACCOUNT, submit_account),
        (Form.FIND_ACCOUNTS, submit_search),
    ):
        app.view(form)(front_door(desk, submitted))
    for action, pressed in (
        (Action.SHOW_ACCOUNTS, show_all),
        (re.compile(f"^{Action.SHOW_ACCOUNTS}:"), show_part),
        (Action.SEARCH_ACCOUNTS, open_search),
        (Action.OPEN_ACCOUNT, open_account),
        (re.compile(f"^{Action.OPEN_ACCOUNT}:"), turn_people),
        (Action.ADD_ACCOUNT, open_new),
        (Action.ADD_NEAR_ACCOUNT, add_near),
        (re.compile(f"^{Action.NAME_ACCOUNT}:"), name_it),
        (Action.EDIT_ACCOUNT, open_edit),
        (Action.ARCHIVE_ACCOUNT, archive),
        (Action.RESTORE_ACCOUNT, restore),
        (Action.REMOVE_ACCOUNT, ask_to_remove),
        (Action.REALLY_REMOVE_ACCOUNT, remove),
    ):
        app.action(action)(front_door(desk, pressed))


async def show_accounts(visit: Visit, words: str, show: Show) -> None:
    """``/ssi accounts``; words that mean one account open its page."""
    await visit.ready_to_read()
    words = words[:_LONGEST_WORDS]
    meant = await visit.read(account_meant, words) if words else None
    if meant is not None:
        await _show_page(visit, meant)
    else:
        await _show_list(visit, AccountListQuery(words, show))


async def show_all(visit: Visit) -> None:
    """The button that leads to the list."""
    await visit.ready_to_read()
    await _show_list(visit, AccountListQuery())


async def show_part(visit: Visit) -> None:
    """Another part or page of the list, in the place of this one."""
    await visit.acknowledge()
    asked = json.loads(value_of(visit.body))
    wanted = AccountListQuery(asked["words"], Show(asked["show"]), asked["page"])
    await _show_list(visit, wanted, replace=True)


async def open_search(visit: Visit) -> None:
    """The search's form."""
    await visit.admit_soon()
    await visit.show(account_forms.search_form())


async def submit_search(visit: Visit) -> None:
    """The search's form, submitted."""
    words = form_values(visit.view).texts.get(Field.SEARCHED, "")[:_LONGEST_WORDS]
    meant = await visit.read(account_meant, words)
    if meant is not None:
        await _show_page(visit, meant)
    else:
        await _show_list(visit, AccountListQuery(words))


async def open_account(visit: Visit) -> None:
    """The button that opens an account's page."""
    await visit.ready_to_read()
    await _show_page(visit, int(value_of(visit.body)))


async def turn_people(visit: Visit) -> None:
    """Another page of an account's people, in the place of this one."""
    await visit.acknowledge()
    asked = json.loads(value_of(visit.body))
    page = await visit.read(account_page, asked["account"], visit.now, asked["people"])
    await visit.answer(account_overview(page), replace=True)


async def add_account(visit: Visit, name: str, website: str) -> None:
    """``/ssi accounts add``; without a name the form opens."""
    if not name:
        await open_new(visit)
        return
    await _keep(visit, None, AccountDetails(name, website), sure=False)


async def open_new(visit: Visit) -> None:
    """The form of a new account."""
    if visit.surface is Surface.DIRECT_MESSAGE:
        await visit.read(account_form, None)
        text = "Let's add a target account."
        await visit.answer(notices.open_form(text, "Open the form", Action.ADD_ACCOUNT))
        return

    async def form() -> Modal:
        return account_forms.account_form(visit.key, await visit.read(account_form, None))

    await visit.show_when_read("Add an account", form)


async def add_near(visit: Visit) -> None:
    """The answer that a near name is another company's."""
    typed = json.loads(value_of(visit.body))
    await _keep(visit, None, AccountDetails(typed["name"], typed["website"]), sure=True)


async def name_it(visit: Visit) -> None:
    """The answer that a near name means an account on the list."""
    typed = json.loads(value_of(visit.body))
    saved = await visit.save(name_account, typed["account"], typed["typed"])
    await visit.answer(account_list.account_saved(saved), replace=True)


async def open_edit(visit: Visit) -> None:
    """An account's form."""
    account_id = int(value_of(visit.body))

    async def form() -> Modal:
        return account_forms.account_form(visit.key, await visit.read(account_form, account_id))

    await visit.show_when_read("Edit an account", form)


async def submit_account(visit: Visit) -> None:
    """An account's form, submitted."""
    form = form_values(visit.view)
    account_id = notices.metadata_of(visit.view).get("account")
    details = _details_in(form)
    details.check()
    sure = account_forms.ANOTHER in form.ticked.get(Field.CONFIRMED, ())
    await _keep(visit, account_id, details, sure=sure)


async def archive(visit: Visit) -> None:
    """The button that archives an account."""
    await _archive(visit, archived=True)


async def restore(visit: Visit) -> None:
    """The button that brings an account back from the archive."""
    await _archive(visit, archived=False)


async def ask_to_remove(visit: Visit) -> None:
    """Asks before an account goes."""
    account = await visit.read(account_to_show, int(value_of(visit.body)))
    await visit.show(account_forms.remove_question(account))


async def remove(visit: Visit) -> None:
    """Removes an account."""
    await _saved(
        visit,
        await visit.save(remove_account, int(value_of(visit.body))),
    )


async def _archive(visit: Visit, *, archived: bool) -> None:
    number = int(value_of(visit.body))
    saved = await visit.save(archive_account, number, archived=archived)
    await _saved(visit, saved)


async def _keep(
    visit: Visit, account_id: int | None, details: AccountDetails, *, sure: bool
) -> None:
    """Saves an account and answers, or asks whether it is on the list under another name."""
    owners = await _profiles(visit, details.owner)
    result = await visit.save(save_account, account_id, details, owners, sure=sure)
    if isinstance(result, AccountSaved):
        await visit.answer(account_list.account_saved(result), replace=sure)
    elif visit.surface is Surface.SUBMISSION:
        await visit.show(notices.refilled(visit.view, account_forms.near_boxes(result)))
    else:
        await visit.answer(account_list.account_question(result))


async def _saved(visit: Visit, result: AccountSaved) -> None:
    await visit.answer(account_list.account_saved(result))


async def _show_page(visit: Visit, account_id: int) -> None:
    await visit.answer(account_overview(await visit.read(account_page, account_id, visit.now)))


async def _show_list(visit: Visit, asked: AccountListQuery, *, replace: bool = False) -> None:
    page = await visit.read(page_of_accounts, asked, account_list.PAGE_SIZE, visit.now)
    await visit.answer(account_list.account_list_page(page), replace=replace)


async def _profiles(visit: Visit, owner: str | None) -> dict[str, Profile | None]:
    """What Slack says about an owner of whom nothing is known yet."""
    if owner is None:
        return {}
    strangers = await visit.read(strangers_among, (owner,))
    return await fetch_profiles(visit.client, visit.asker.workspace, strangers)


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
