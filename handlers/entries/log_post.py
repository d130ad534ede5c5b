"""Logging a post: by one line, by the form, by a shortcut, by answers to questions."""

import json
import re
from dataclasses import replace
from functools import partial
from typing import Any

from slack_bolt.app.async_app import AsyncApp

from domain.entries.post_links import PostLink
from domain.entries.posts import PostEntry, PostQuestions
from domain.errors import NoDateError, UserError
from domain.people.members import Person
from domain.timing.periods import zone_named
from domain.typed.post_line import LogLine
from handlers.desk import Desk
from handlers.entries.engager_names import EngagerNames, engager_names_in
from handlers.entries.pending import pack, unpack
from handlers.entries.person_fields import day_of
from handlers.entries.post_questions import date_asked, readings, undated_on
from handlers.figures.home import publish_home_soon
from handlers.form_fields import FieldErrors, FormValues, form_values
from handlers.front_door import front_door
from handlers.message_text import texts_of
from handlers.payloads import Surface, value_of
from handlers.visit import Visit
from services.entries.log_post import log_post, post_links_in, read_post_link
from views import notices
from views.blocks import Block
from views.entries.engagers import confirming
from views.entries.log_form import LinkChoice, LogPrefill, date_line, date_read, log_form
from views.entries.post_logged import post_logged
from views.entries.post_questions import (
    confirm_boxes,
    numbers_without_words,
    questions_in_words,
    questions_message,
)
from views.ids import Action, Field, Form, Shortcut

#: Links offered from one message, and characters of them that fit into a form's metadata.
_MOST_LINKS = 10
_MOST_LINK_CHARACTERS = 2_500


def register(app: AsyncApp, desk: Desk) -> None:
    """Registers the form, the buttons and the shortcuts."""
    app.view(Form.LOG)(front_door(desk, submit_form))
    app.action(re.compile(f"^{Action.OPEN_LOG}(:.*)?$"))(front_door(desk, open_from_button))
    app.action(Action.LINK_TYPED)(front_door(desk, show_link_date))
    app.action(Action.PICK_LINK)(front_door(desk, acknowledge_choice))
    app.action(re.compile(f"^{Action.CONFIRM_LOG}(:.*)?$"))(front_door(desk, confirm_entry))
    app.shortcut({"type": "shortcut", "callback_id": Shortcut.LOG_ANYWHERE})(
        front_door(desk, open_empty)
    )
    app.shortcut({"type": "message_action", "callback_id": Shortcut.LOG_THIS})(
        front_door(desk, open_from_message)
    )


async def log_line(visit: Visit, line: LogLine | None) -> None:
    """Handles ``/ssi log …``: logs at once, or opens the form if the line has no figures."""
    if line is None or line.only_a_link:
        await open_form(visit, line)
        return
    if not line.link:
        raise UserError(
            "The link to the post is missing.",
            "Type it after `log`: on LinkedIn, the post's ⋯ menu, then “Copy link to post”.",
        )
    link = read_post_link(line.link)
    posted_on = await day_of(visit, line.posted_on) if line.posted_on is not None else None
    entry = PostEntry(
        link,
        line.figures,
        line.goal,
        posted_on,
        line.link_out,
        members_reached=line.members_reached,
    )
    if line.said_on is not None:
        entry = replace(entry, undated_on=await undated_on(visit, link, line.said_on))
    if line.unlabelled:
        await visit.admit_soon()
        choices = readings(visit.key, entry, line.unlabelled)
        await visit.answer(numbers_without_words(line.unlabelled, choices))
        return
    await save_post(visit, entry, visit.key)


async def open_form(visit: Visit, line: LogLine | None = None, notice: str = "") -> None:
    """Opens the form, filled from the line."""
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
    date_text = _link_date(person, line.link or "") if person and line else ""
    await visit.show(log_form(visit.key, _prefill(line, notice, date_text)))


async def open_empty(visit: Visit) -> None:
    """Handles the global shortcut."""
    await open_form(visit)


async def open_from_button(visit: Visit) -> None:
    """Handles a button that opens the form; it may carry a line."""
    carried = value_of(visit.body)
    await open_form(visit, unpack(carried, LogLine)[1] if carried else None)


async def open_from_message(visit: Visit) -> None:
    """Handles the message shortcut: opens the form with the links in the message."""
    person = await visit.admit_soon()
    links = post_links_in(texts_of(visit.body["message"]))
    if len(links) > 1:
        offered = _fitting(links)
        zone = person.zone if person else zone_named(None)
        choices = tuple(LinkChoice(link.url, link.posted_on(zone)) for link in offered)
        notice = f"This message has {len(links)} links to LinkedIn posts."
        if len(offered) < len(links):
            notice += f" The first {len(offered)} are here."
        await visit.show(log_form(visit.key, LogPrefill(links=choices, notice=notice)))
    elif links:
        await open_form(visit, LogLine(links[0].url))
    else:
        notice = "I found no link to a LinkedIn post in this message. Paste one here."
        await open_form(visit, notice=notice)


async def show_link_date(visit: Visit) -> None:
    """Shows the date in the typed link, or what is wrong with it, while the form is open."""
    await visit.acknowledge()
    typed = str(visit.body["actions"][0].get("value") or "").strip()

    async def line() -> Block:
        return date_line(_link_date(await visit.person(), typed) if typed else "")

    await visit.desk.live_forms.replace_block(
        visit.client, visit.view, line, lambda: notices.refilled(visit.view, [], keep=True)
    )


async def acknowledge_choice(visit: Visit) -> None:
    """Acknowledges a choice among links; its value is read with the submitted form."""
    await visit.acknowledge()


async def confirm_entry(visit: Visit) -> None:
    """Handles an answer to a question: logs the post that its button carries."""
    key, entry = unpack(value_of(visit.body), PostEntry)
    await save_post(visit, entry, key)


async def submit_form(visit: Visit) -> None:
    """Handles the submitted form."""
    metadata = notices.metadata_of(visit.view)
    form = form_values(visit.view)
    entry = _entry_in(form, metadata)
    names = await engager_names_in(visit, form, entry.link)
    await save_post(visit, entry, visit.form_key, names)


async def save_post(
    visit: Visit,
    entry: PostEntry,
    key: str,
    names: EngagerNames | None = None,
    *,
    instead: bool = True,
) -> None:
    """Logs a post with its engagers and confirms it, or asks a question first.

    Names that are not confirmed yet are shown in the form, and nothing is saved.

    Args:
        instead: Whether the answer replaces the message with the pressed button.
    """
    if names is not None and not names.confirmed:
        await visit.show(confirming(visit.view, names.listing, names.answers))
        return
    try:
        result = await visit.save_as(key, log_post, entry, names.people if names else ())
    except NoDateError:
        if visit.surface is Surface.SUBMISSION:
            raise
        await visit.answer(await date_asked(visit, entry, key), replace=True)
        return
    if isinstance(result, PostQuestions):
        await _ask(visit, result, entry, key, names)
        return
    publish_home_soon(visit)
    await visit.answer(post_logged(result), replace=instead)


async def _ask(
    visit: Visit, questions: PostQuestions, entry: PostEntry, key: str, names: EngagerNames | None
) -> None:
    """Asks whether figures that look like a slip are right."""
    if visit.surface is not Surface.SUBMISSION:
        confirmed = frozenset(questions.questions)
        confirmed_entry = replace(entry, confirmed=confirmed, known_views=questions.known_views)
        await visit.answer(questions_message(questions, pack(key, confirmed_entry)), replace=True)
        return
    boxes = confirm_boxes(questions.questions, questions_in_words(questions))
    remember = {"known_views": questions.known_views}
    if names is None:
        await visit.show(notices.refilled(visit.view, boxes, remember=remember))
    else:
        await visit.show(confirming(visit.view, names.listing, names.answers, boxes, remember))


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
        # An empty box may just be unseen: `None` keeps an earlier tick.
        link_out=form.link_out() or None,
        confirmed=form.confirmed(),
        known_views=metadata.get("known_views"),
        title=form.title(),
        members_reached=metadata.get("members_reached"),
    )


def _fitting(links: list[PostLink]) -> list[PostLink]:
    """Returns the first links, as many as a form's metadata can carry."""
    fitting: list[PostLink] = []
    for link in links[:_MOST_LINKS]:
        if len(json.dumps([each.url for each in (*fitting, link)])) <= _MOST_LINK_CHARACTERS:
            fitting.append(link)
    return fitting


def _prefill(line: LogLine | None, notice: str, date_text: str) -> LogPrefill:
    if line is None:
        return LogPrefill(notice=notice)
    return LogPrefill(
        link=line.link or "",
        figures=line.figures,
        goal=line.goal,
        link_out=line.link_out,
        date_read=date_text,
        notice=notice,
        members_reached=line.members_reached,
    )


def _link_date(person: Person, typed: str) -> str:
    """Returns a sentence with the date in a link, or with what is wrong with the link."""
    try:
        return date_read(read_post_link(typed).posted_on(person.zone))
    except UserError as error:
        return error.sentence
