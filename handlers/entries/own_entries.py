"""The lists of a member's entries beside posts: turning their pages, and deleting from them."""

import re

from slack_bolt.app.async_app import AsyncApp

from domain.entries.own_entries import EntryKind
from handlers.desk import Desk
from handlers.figures.home import publish_home_soon
from handlers.front_door import front_door
from handlers.payloads import value_of
from handlers.visit import Visit
from services.entries.own_entries import delete_entry, page_of_entries
from views.entries.own_entries import entry_deleted, entry_page
from views.ids import Action


def register(app: AsyncApp, desk: Desk) -> None:
    """Registers the buttons."""
    app.action(re.compile(f"^{Action.SHOW_ENTRIES}:"))(front_door(desk, show_page))
    app.action(Action.DELETE_ENTRY)(front_door(desk, delete))


async def show_page(visit: Visit) -> None:
    """A page of a list, in the place of the one that was shown."""
    await visit.ready_to_read()
    kind, number = _carried(visit)
    listed = await visit.read(page_of_entries, kind, number, visit.now)
    await visit.answer(entry_page(listed), replace=True)


async def delete(visit: Visit) -> None:
    """The button that deletes an entry, pressed and confirmed."""
    kind, entry_id = _carried(visit)
    result = await visit.save(delete_entry, kind, entry_id)
    publish_home_soon(visit)
    await visit.answer(entry_deleted(result), replace=True)


def _carried(visit: Visit) -> tuple[EntryKind, int]:
    """The list, and the number of a page or of an entry, that a button carries."""
    kind, _, number = value_of(visit.body).partition(":")
    return EntryKind(kind), int(number)
