"""The suggestions of company and person fields while a person types."""

from slack_bolt.app.async_app import AsyncApp

from domain.errors import NotForYouError
from domain.names.emoji import without_emoji
from domain.typed.formatting_signs import as_written
from handlers.desk import Desk
from handlers.front_door import front_door
from handlers.visit import Visit
from services.targets.suggestions import accounts_matching, contacts_matching
from views.ids import Action
from views.targets.choices import account_options, contact_options


def register(app: AsyncApp, desk: Desk) -> None:
    """Registers the lookups of accounts and contacts."""
    app.options(Action.FIND_ACCOUNT)(front_door(desk, offer_accounts))
    app.options(Action.FIND_CONTACT)(front_door(desk, offer_contacts))


async def offer_accounts(visit: Visit) -> None:
    """Offers the target accounts that match the typed text."""
    if await _may_look(visit):
        found = await visit.read(accounts_matching, _typed(visit))
        await visit.acknowledge(options=account_options(found))


async def offer_contacts(visit: Visit) -> None:
    """Offers the contacts that match the typed text."""
    if await _may_look(visit):
        found = await visit.read(contacts_matching, _typed(visit))
        await visit.acknowledge(options=contact_options(found))


def _typed(visit: Visit) -> str:
    return as_written(without_emoji(str(visit.body.get("value") or ""))).strip()


async def _may_look(visit: Visit) -> bool:
    """Whether the bot serves the person; if not, the field offers nothing."""
    try:
        await visit.person()
    except NotForYouError:
        await visit.acknowledge(options=[])
        return False
    return True
