"""Listing a post's engagers: pasted names are shown as read, and saved once confirmed.

Until then, the pasted text is only in Slack: in the form, or in the button that opens the form.
"""

import json
import re

from slack_bolt.app.async_app import AsyncApp

from domain.entries.post_links import PostLink
from domain.entries.posts import PostEntry
from domain.errors import UserError
from domain.names.pasted_people import read_people
from handlers.desk import Desk
from handlers.entries.engager_names import EngagerNames, engager_names_in
from handlers.entries.engager_parts import checked_parts, parts_to_save
from handlers.entries.log_post import save_post
from handlers.form_fields import FormValues, form_values
from handlers.front_door import front_door
from handlers.payloads import Surface, value_of
from handlers.visit import Visit
from services.entries.engagers import read_listing
from services.entries.log_post import read_post_link
from services.entries.own_posts import own_post, own_post_with_link, recent_posts
from views import notices
from views.blocks import Modal
from views.entries.engagers import engagers_form, recognised_message
from views.entries.people_parts import people_in_parts, which_post
from views.ids import Action, Field, Form
from views.limits import BUTTON_VALUE, INPUT_TEXT

_TITLE = "Who engaged?"


def register(app: AsyncApp, desk: Desk) -> None:
    """Registers the form and the buttons that open it."""
    app.view(Form.ENGAGERS)(front_door(desk, submit_form))
    app.action(re.compile(f"^{Action.OPEN_ENGAGERS}(:.*)?$"))(front_door(desk, open_from_button))
    app.action(re.compile(f"^{Action.SAVE_ENGAGERS}(:.*)?$"))(front_door(desk, save_at_once))


async def list_engagers(visit: Visit, link: str, names: str) -> None:
    """Handles ``/ssi engagers [link]``, with pasted names or without."""
    if visit.surface is not Surface.DIRECT_MESSAGE:
        await open_form(visit, link, names)
        return
    post_link = read_post_link(link) if link else None
    packed = json.dumps({"link": link, "names": names}, ensure_ascii=False)
    fits = len(packed) <= BUTTON_VALUE
    if post_link and names:
        listing = await visit.read(read_listing, post_link, names, visit.now)
        sure = {"key": visit.key, "mark": listing.recognised.mark, "link": link, "names": names}
        at_once = json.dumps(sure, ensure_ascii=False)
        may_save = listing.recognised.is_sure and len(at_once) <= BUTTON_VALUE
        parts = () if fits else await parts_to_save(visit, post_link, listing)
        await visit.answer(
            recognised_message(
                listing, packed if fits else None, at_once if may_save else None, parts
            )
        )
        return
    await visit.person()
    if not names:
        text = (
            "Who engaged? Paste their names into the form, or here below `engagers` and the link."
        )
        carried = packed if link else None
        await visit.answer(notices.open_form(text, "Open the form", Action.OPEN_ENGAGERS, carried))
        return
    people = read_people(names).people
    text = which_post([each.name for each in people])
    if fits:
        await visit.answer(notices.open_form(text, "Open the form", Action.OPEN_ENGAGERS, packed))
        return
    lines = [f"{each.name}, {each.text}".rstrip(", ") for each in people]
    await visit.answer(people_in_parts(text, checked_parts(link, lines)))


async def save_at_once(visit: Visit) -> None:
    """Handles *Save … people*: saves what was shown, or opens the form if it would differ now."""
    carried = json.loads(value_of(visit.body))
    link = read_post_link(carried["link"])
    listing = await visit.read(read_listing, link, carried["names"], visit.now)
    if listing.recognised.mark != carried["mark"]:
        await open_form(visit, carried["link"], carried["names"])
        return
    names = EngagerNames(listing, confirmed=True, answers={})
    # The other buttons of a list in parts are still to be pressed.
    is_part = ":" in visit.body["actions"][0]["action_id"]
    await save_post(visit, PostEntry(link), carried["key"], names, instead=not is_part)


async def open_from_button(visit: Visit) -> None:
    """Handles a button that opens the form; it carries a post's id, or a link and names."""
    carried = value_of(visit.body)
    if carried.isdigit():
        await open_form(visit, post_id=int(carried))
        return
    typed = json.loads(carried or "{}")
    await open_form(visit, typed.get("link", ""), typed.get("names", ""))


async def open_form(visit: Visit, link: str = "", names: str = "", post_id: int = 0) -> None:
    """Opens the form, filled with the post and the names, if given.

    Raises:
        UserError: The link leads to no post, or the names are too long for a form.
    """
    post_link = read_post_link(link) if link else None
    if len(names) > INPUT_TEXT:
        raise UserError(
            f"These are {len(names):,} characters, and a form holds {INPUT_TEXT:,}.",
            "List them in parts: they add up, and each person counts once.",
        )

    async def form() -> Modal:
        post = None
        if post_id:
            post = await visit.read(own_post, post_id, visit.now)
        elif post_link:
            post = await visit.read(own_post_with_link, post_link, visit.now)
        posts = () if post or link else await visit.read(recent_posts, visit.now)
        return engagers_form(visit.key, post=post, link=link, posts=posts, names=names)

    await visit.show_when_read(_TITLE, form)


async def submit_form(visit: Visit) -> None:
    """Handles the submitted form: shows the names as read, or saves the ones shown before."""
    form = form_values(visit.view)
    link = await _link_in(visit, form)
    names = await engager_names_in(visit, form, link)
    if names is None:
        raise UserError("There are no names yet.", "Paste some.", field=Field.ENGAGER_NAMES)
    entry = PostEntry(
        link,
        posted_on=form.day(Field.POSTED_ON),
        confirmed=form.confirmed(),
    )
    await save_post(visit, entry, visit.form_key, names)


async def _link_in(visit: Visit, form: FormValues) -> PostLink:
    """Returns the link to the form's post: typed, chosen, or the post it was opened for."""
    typed = form.texts.get(Field.LINK, "")
    if typed:
        return read_post_link(typed)
    chosen = form.texts.get(Field.POST) or notices.metadata_of(visit.view).get("post")
    if not chosen:
        raise UserError("Which post is it?", "Paste the link to it.", field=Field.LINK)
    return read_post_link((await visit.read(own_post, int(chosen), visit.now)).link)
