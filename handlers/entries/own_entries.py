"""The lists of a member's DMs, comments, wins and scores: turning pages, and deleting."""

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
    """Shows a page of a list, in place of the page before."""
    await visit.begin_reading()
    kind, page = _kind_and_number(visit)
    listed = await visit.read(page_of_entries, kind, page, visit.now)
    await visit.answer(entry_page(listed), replace=True)


async def delete(visit: Visit) -> None:
    """Handles *Delete* under an entry, after Slack's confirmation."""
    kind, entry_id = _kind_and_number(visit)
    result = await visit.save(delete_entry, kind, entry_id)
    publish_home_soon(visit)
    await visit.answer(entry_deleted(result), replace=True)


def _kind_and_number(visit: Visit) -> tuple[EntryKind, int]:
    """Returns the kind of entry, and the page number or entry id, that a button carries."""
    kind, _, number = value_of(visit.body).partition(":")
    return EntryKind(kind), int(number)
