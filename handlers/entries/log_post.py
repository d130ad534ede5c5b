"""Logging a post: by one line, by the form, by a shortcut, and answering what is asked back."""

import json
from dataclasses import replace
from typing import Any

from slack_bolt.app.async_app import AsyncApp

from domain.entries.posts import PostEntry, PostQuestions
from domain.errors import UserError
from domain.people.members import Person
from domain.timing.periods import zone_named
from domain.typed.post_line import LogLine
from handlers.desk import Desk
from handlers.entries import engagers
from handlers.entries.pending import pack, unpack
from handlers.figures.home import publish_home_soon
from handlers.form_fields import FieldErrors, FormValues, form_values
from handlers.front_door import front_door
from handlers.payloads import Surface, texts_of, value_of
from handlers.visit import Visit
from services.entries.log_post import date_in_link, log_post, plain_link, post_links_in
from views import notices
from views.blocks import Block
from views.entries.log_form import LinkChoice, LogPrefill, date_line, date_read, log_form
from views.entries.post_logged import post_logged
from views.entries.post_questions import asked_message, numbers_without_words
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
        await open_form(visit, _entry_of(line) if line else None)
        return
    if not line.link:
        raise UserError(
            "The link to the post is missing.",
            "Type it after `log`: on LinkedIn, the post's ⋯ menu, then “Copy link to post”.",
        )
    entry = replace(_entry_of(line), link=plain_link(line.link))
    if line.unlabelled:
        choices = _readings(visit.key, entry, line.unlabelled)
        await visit.answer(numbers_without_words(line.unlabelled, choices))
        return
    await keep(visit, entry, visit.key)


async def keep(visit: Visit, entry: PostEntry, key: str) -> None:
    """Logs an entry and answers, or asks back."""
    result = await visit.save_as(key, log_post, entry)
    if isinstance(result, PostQuestions):
        answered = frozenset(result.questions)
        confirmed = replace(entry, confirmed=answered, known_views=result.known_views)
        await visit.answer(asked_message(result, pack(key, confirmed)), replace=True)
        return
    publish_home_soon(visit)
    await visit.answer(post_logged(result), replace=True)


async def open_form(visit: Visit, entry: PostEntry | None = None, notice: str = "") -> None:
    """Opens the form, filled with what is known."""
    person = await visit.admit_soon()
    if visit.surface is Surface.DIRECT_MESSAGE:
        await visit.answer(
            notices.open_form(
                "Let's log a post. You can also paste its link here with figures, like "
                "`&lt;link&gt; 1200 views 25 engagers`.",
                "Open the form",
                Action.OPEN_LOG,
                pack(visit.key, entry) if entry else None,
            )
        )
        return
    said = _about_link(person, entry.link) if person and entry else ""
    await visit.show(log_form(visit.key, _prefill(entry, notice, said)))


async def open_empty(visit: Visit) -> None:
    """The global shortcut."""
    await open_form(visit)


async def open_from_button(visit: Visit) -> None:
    """A button that opens the form; it may carry what was typed."""
    carried = value_of(visit.body)
    await open_form(visit, unpack(carried, PostEntry)[1] if carried else None)


async def open_from_message(visit: Visit) -> None:
    """The message shortcut: finds the links in a message."""
    person = await visit.admit_soon()
    found = post_links_in(texts_of(visit.body["message"]))
    if len(found) > 1:
        offered = _fitting(found)
        zone = person.zone if person else zone_named(None)
        choices = tuple(LinkChoice(link, date_in_link(link, zone)) for link in offered)
        notice = f"This message has {len(found)} links to LinkedIn posts."
        if len(offered) < len(found):
            notice += f" The first {len(offered)} are here."
        await visit.show(log_form(visit.key, LogPrefill(links=choices, notice=notice)))
    elif found:
        await open_form(visit, PostEntry(found[0]))
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
    await keep(visit, entry, key)


async def submit_form(visit: Visit) -> None:
    """The form, submitted."""
    metadata = notices.metadata_of(visit.view)
    form = form_values(visit.view)
    entry = _entry_in(form, metadata)
    await engagers.keep_or_ask(visit, entry, await engagers.names_in(visit, form, entry.link))


def _entry_of(line: LogLine) -> PostEntry:
    """A line as an entry; a missing link is found out when it is logged."""
    return PostEntry(line.link or "", line.figures, line.goal, line.posted_on, line.link_out)


def _entry_in(form: FormValues, metadata: dict[str, Any]) -> PostEntry:
    wrong = FieldErrors()
    link = form.texts.get(Field.LINK, "")
    offered = metadata.get("links") or []
    if offered:
        link = offered[int(link or 0)]
    wrong.collect(lambda: plain_link(link))
    figures = form.figures(wrong)
    wrong.refuse()
    return PostEntry(
        link=link,
        figures=figures,
        goal=form.goal(),
        posted_on=form.day(Field.POSTED_ON),
        # Not ticked may also mean not looked at: it takes no mark away.
        link_out=form.link_out() or None,
        confirmed=form.confirmed(),
        known_views=metadata.get("known_views"),
    )


def _fitting(links: list[str]) -> list[str]:
    """The first links, as many as a form can carry."""
    fitting: list[str] = []
    for link in links[:_MOST_LINKS]:
        if len(json.dumps([*fitting, link])) <= _LINKS_TOGETHER:
            fitting.append(link)
    return fitting


def _prefill(entry: PostEntry | None, notice: str, date_said: str) -> LogPrefill:
    if entry is None:
        return LogPrefill(notice=notice)
    return LogPrefill(
        link=entry.link,
        figures=entry.figures,
        goal=entry.goal,
        posted_on=entry.posted_on,
        link_out=entry.link_out,
        date_read=date_said,
        notice=notice,
    )


def _about_link(person: Person, typed: str) -> str:
    """What a link says about its date, or what is wrong with it."""
    try:
        return date_read(date_in_link(typed, person.zone))
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
