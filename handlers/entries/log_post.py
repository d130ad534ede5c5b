"""Logging a post: by one line, by the form, by a shortcut, and answering what is asked back."""

import json
from dataclasses import replace
from functools import partial
from typing import Any

from slack_bolt.app.async_app import AsyncApp

from domain.entries.post_links import PostLink
from domain.entries.posts import PostEntry
from domain.errors import UserError
from domain.people.members import Person
from domain.timing.periods import zone_named
from domain.typed.post_line import LogLine
from handlers.desk import Desk
from handlers.entries.keep_post import keep_post, names_in
from handlers.entries.pending import pack, unpack
from handlers.form_fields import FieldErrors, FormValues, form_values
from handlers.front_door import front_door
from handlers.payloads import Surface, texts_of, value_of
from handlers.visit import Visit
from services.entries.log_post import post_links_in, read_post_link
from views import notices
from views.blocks import Block
from views.entries.log_form import LinkChoice, LogPrefill, date_line, date_read, log_form
from views.entries.post_questions import numbers_without_words
from views.ids import Action, Field, Form, Shortcut

#: Links offered from one message, and how many characters of them a form can carry.
_MOST_LINKS = 10
_LINKS_TOGETHER = 2_500


def register(app: AsyncApp, desk: Desk) -> None:
    """Registers the form, the buttons and the shortcuts."""
    app.view(Form.LOG)(front_door(desk, submit_form))
    app.action(Action.OPEN_LOG)(front_door(desk, open_from_button))
    app.action(Action.LINK_TYPED)(front_door(desk, read_typed_link))
    app.action(Action.PICK_LINK)(front_door(desk, acknowledge_choice))
    for suffix in ("", ":0", ":1"):
        app.action(f"{Action.CONFIRM_LOG}{suffix}")(front_door(desk, confirm_entry))
    app.shortcut({"type": "shortcut", "callback_id": Shortcut.LOG_ANYWHERE})(
        front_door(desk, open_empty)
    )
    app.shortcut({"type": "message_action", "callback_id": Shortcut.LOG_THIS})(
        front_door(desk, open_from_message)
    )


async def log_line(visit: Visit, line: LogLine | None) -> None:
    """``/ssi log …``: logs at once, or opens the form where there is too little to log."""
    if line is None or line.only_a_link:
        await open_form(visit, line)
        return
    if not line.link:
        raise UserError(
            "The link to the post is missing.",
            "Type it after `log`: on LinkedIn, the post's ⋯ menu, then “Copy link to post”.",
        )
    link = read_post_link(line.link)
    entry = PostEntry(link, line.figures, line.goal, line.posted_on, line.link_out)
    if line.unlabelled:
        choices = _readings(visit.key, entry, line.unlabelled)
        await visit.answer(numbers_without_words(line.unlabelled, choices))
        return
    await keep_post(visit, entry, visit.key)


async def open_form(visit: Visit, line: LogLine | None = None, notice: str = "") -> None:
    """Opens the form, filled with what is known."""
    person = await visit.admit_soon()
    if visit.surface is Surface.DIRECT_MESSAGE:
        await visit.answer(
            notices.open_form(
                "Let's log a post. You can also paste its link here with figures, like "
                "`&lt;link&gt; 1200 views 25 engagers`.",
                "Open the form",
                Action.OPEN_LOG,
                pack(visit.key, line) if line else None,
            )
        )
        return
    said = _about_link(person, line.link or "") if person and line else ""
    await visit.show(log_form(visit.key, _prefill(line, notice, said)))


async def open_empty(visit: Visit) -> None:
    """The global shortcut."""
    await open_form(visit)


async def open_from_button(visit: Visit) -> None:
    """A button that opens the form; it may carry what was typed."""
    carried = value_of(visit.body)
    await open_form(visit, unpack(carried, LogLine)[1] if carried else None)


async def open_from_message(visit: Visit) -> None:
    """The message shortcut: finds the links in a message."""
    person = await visit.admit_soon()
    found = post_links_in(texts_of(visit.body["message"]))
    if len(found) > 1:
        offered = _fitting(found)
        zone = person.zone if person else zone_named(None)
        choices = tuple(LinkChoice(link.url, link.posted_on(zone)) for link in offered)
        notice = f"This message has {len(found)} links to LinkedIn posts."
        if len(offered) < len(found):
            notice += f" The first {len(offered)} are here."
        await visit.show(log_form(visit.key, LogPrefill(links=choices, notice=notice)))
    elif found:
        await open_form(visit, LogLine(found[0].url))
    else:
        notice = "I found no link to a LinkedIn post in this message. Paste one here."
        await open_form(visit, notice=notice)


async def read_typed_link(visit: Visit) -> None:
    """Shows, while the form is open, which date the typed link tells."""
    await visit.acknowledge()
    typed = str(visit.body["actions"][0].get("value") or "").strip()

    async def line() -> Block:
        return date_line(_about_link(await visit.person(), typed) if typed else "")

    await visit.desk.live_forms.replace_block(
        visit.client, visit.view, line, lambda: notices.refilled(visit.view, [], keep=True)
    )


async def acknowledge_choice(visit: Visit) -> None:
    """A choice in a form that is read when the form is submitted."""
    await visit.acknowledge()


async def confirm_entry(visit: Visit) -> None:
    """A button under a question: logs what it carries."""
    key, entry = unpack(value_of(visit.body), PostEntry)
    await keep_post(visit, entry, key)


async def submit_form(visit: Visit) -> None:
    """The form, submitted."""
    metadata = notices.metadata_of(visit.view)
    form = form_values(visit.view)
    entry = _entry_in(form, metadata)
    names = await names_in(visit, form, entry.link)
    await keep_post(visit, entry, visit.form_key, names)


def _entry_in(form: FormValues, metadata: dict[str, Any]) -> PostEntry:
    wrong = FieldErrors()
    typed = form.texts.get(Field.LINK, "")
    offered = metadata.get("links") or []
    if offered:
        typed = offered[int(typed or 0)]
    figures = form.figures(wrong)
    return PostEntry(
        link=wrong.last(partial(read_post_link, typed)),
        figures=figures,
        goal=form.goal(),
        posted_on=form.day(Field.POSTED_ON),
        # Not ticked may also mean not looked at: it takes no mark away.
        link_out=form.link_out() or None,
        confirmed=form.confirmed(),
        known_views=metadata.get("known_views"),
    )


def _fitting(links: list[PostLink]) -> list[PostLink]:
    """The first links, as many as a form can carry."""
    fitting: list[PostLink] = []
    for link in links[:_MOST_LINKS]:
        if len(json.dumps([each.url for each in (*fitting, link)])) <= _LINKS_TOGETHER:
            fitting.append(link)
    return fitting


def _prefill(line: LogLine | None, notice: str, date_said: str) -> LogPrefill:
    if line is None:
        return LogPrefill(notice=notice)
    return LogPrefill(
        link=line.link or "",
        figures=line.figures,
        goal=line.goal,
        posted_on=line.posted_on,
        link_out=line.link_out,
        date_read=date_said,
        notice=notice,
    )


def _about_link(person: Person, typed: str) -> str:
    """What a link says about its date, or what is wrong with it."""
    try:
        return date_read(read_post_link(typed).posted_on(person.zone))
    except UserError as error:
        return error.sentence


def _readings(key: str, entry: PostEntry, numbers: tuple[int, ...]) -> list[tuple[str, str]]:
    """What bare numbers could mean, given what was said with words."""
    figures = entry.figures
    free = [name for name in ("views", "engagers") if getattr(figures, name) is None]
    if len(numbers) == 1:
        readings = [{name: numbers[0]} for name in free]
    elif len(numbers) == 2 and len(free) == 2:
        readings = [dict(zip(free, pair, strict=True)) for pair in (numbers, numbers[::-1])]
    else:
        readings = []
    choices = []
    for reading in readings:
        label = ", ".join(f"{number:,} {name}" for name, number in reading.items())
        packed = pack(key, replace(entry, figures=replace(figures, **reading)))
        if packed is not None:
            choices.append((label, packed))
    return choices
