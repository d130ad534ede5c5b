"""What a field offers while somebody types the name of a company or a person."""

from slack_bolt.app.async_app import AsyncApp

from domain.errors import NotForYouError
from handlers.desk import Desk
from handlers.front_door import front_door
from handlers.visit import Visit
from services.targets.suggestions import accounts_matching, contacts_matching
from views.ids import Action
from views.targets.choices import account_options, contact_options


def register(app: AsyncApp, desk: Desk) -> None:
    """Registers what looks up accounts and people."""
    app.options(Action.FIND_ACCOUNT)(front_door(desk, offer_accounts))
    app.options(Action.FIND_CONTACT)(front_door(desk, offer_contacts))


async def offer_accounts(visit: Visit) -> None:
    """Target accounts that fit what was typed so far."""
    if await _may_look(visit):
        found = await visit.read(accounts_matching, str(visit.body.get("value") or ""))
        await visit.acknowledge(options=account_options(found))


async def offer_contacts(visit: Visit) -> None:
    """People at target accounts who fit what was typed so far."""
    if await _may_look(visit):
        found = await visit.read(contacts_matching, str(visit.body.get("value") or ""))
        await visit.acknowledge(options=contact_options(found))


async def _may_look(visit: Visit) -> bool:
    """Whether this is somebody whom the bot serves; for others there is nothing to choose."""
    try:
        await visit.person()
    except NotForYouError:
        await visit.acknowledge(options=[])
        return False
    return True
