"""Logging comments on other people's posts: in one line, in the form, or by an answer."""

import re
from dataclasses import replace

from slack_bolt.app.async_app import AsyncApp

from domain.entries.comments import CommentEntry
from domain.entries.person_reference import PersonQuestion
from domain.errors import UserError
from domain.timing.typed_days import TypedDay
from domain.typed.comment_line import CommentLine
from handlers.desk import Desk
from handlers.entries.pending import pack_or_refuse, unpack
from handlers.entries.person_fields import (
    answers_to,
    ask_in_form,
    day_of,
    fixed_day,
    prefill_from_button,
    whom_in,
)
from handlers.figures.home import publish_home_soon
from handlers.form_fields import form_values
from handlers.front_door import front_door
from handlers.payloads import Surface, value_of
from handlers.visit import Visit
from services.entries.comments import log_comment
from services.entries.log_post import read_post_link
from views import notices
from views.blocks import Modal
from views.entries.comments import CommentPrefill, comment_form, comment_logged
from views.entries.person_questions import person_question_message
from views.ids import Action, Field, Form


def register(app: AsyncApp, desk: Desk) -> None:
    """Registers the form and the buttons."""
    app.view(Form.COMMENT)(front_door(desk, submit_form))
    app.action(re.compile(f"^{Action.OPEN_COMMENT}(:.*)?$"))(front_door(desk, open_from_button))
    app.action(re.compile(f"^{Action.ANSWER_COMMENT}:"))(front_door(desk, take_answer))


async def comment_line(visit: Visit, line: CommentLine | None) -> None:
    """Handles ``/ssi comment …``: logs at once, or opens the form if no author is named."""
    if line is None or line.only_a_link:
        await open_form(visit, line)
        return
    if not line.link:
        raise UserError(
            "The link to the post is missing.",
            "Type it after `comment`: on LinkedIn, the post's ⋯ menu, then “Copy link to post”.",
        )
    entry = CommentEntry(read_post_link(line.link), line.whom, line.said_on)
    await _save(visit, entry, visit.key)


async def open_form(visit: Visit, line: CommentLine | None = None) -> None:
    """Opens the form, with the typed link."""
    await visit.admit_soon()
    if visit.surface is Surface.DIRECT_MESSAGE:
        text = (
            "Let's log a comment. You can also paste the post's link here, like "
            "`comment &lt;link&gt; Jane Doe at Acme`."
        )
        value = pack_or_refuse(visit.key, CommentEntry(read_post_link(line.link))) if line else None
        await visit.answer(notices.open_form(text, "Open the form", Action.OPEN_COMMENT, value))
        return
    day = await day_of(visit, line.said_on) if line and line.said_on else None
    await visit.show(
        comment_form(visit.key, CommentPrefill(line.link if line else "", commented_on=day))
    )


async def open_from_button(visit: Visit) -> None:
    """Handles a button that opens the form; it may carry a comment, a contact or an account."""
    carried = value_of(visit.body)
    if not carried:
        await open_form(visit)
    elif carried.startswith("{"):
        entry = unpack(carried, CommentEntry)[1]
        await visit.show(comment_form(visit.key, CommentPrefill(entry.link.url)))
    else:

        async def form() -> Modal:
            about = await prefill_from_button(visit, carried)
            company = None if about.contact is not None else about.account
            return comment_form(visit.key, CommentPrefill("", about.contact, company))

        await visit.show_when_read("Log a comment", form)


async def submit_form(visit: Visit) -> None:
    """Handles the submitted form."""
    form, metadata = form_values(visit.view), notices.metadata_of(visit.view)
    whom, day = whom_in(form, metadata), form.day(Field.COMMENTED_ON)
    link = read_post_link(form.texts.get(Field.LINK, ""))
    entry = CommentEntry(link, whom, TypedDay(day) if day else None)
    await _save(visit, entry, visit.form_key)


async def take_answer(visit: Visit) -> None:
    """Handles an answer to a question: logs the comment that its button carries."""
    key, entry = unpack(value_of(visit.body), CommentEntry)
    await _save(visit, entry, key)


async def _save(visit: Visit, entry: CommentEntry, key: str) -> None:
    """Logs a comment and confirms it, or asks a question first."""
    result = await visit.save_as(key, log_comment, entry)
    if isinstance(result, PersonQuestion):
        await _ask(visit, result, entry, key)
        return
    publish_home_soon(visit)
    await visit.answer(comment_logged(result), replace=True)


async def _ask(visit: Visit, question: PersonQuestion, entry: CommentEntry, key: str) -> None:
    """Asks whose post it is."""
    if visit.surface is Surface.SUBMISSION:
        await ask_in_form(visit, entry.whom, question)
        return
    entry = replace(entry, said_on=await fixed_day(visit, entry.said_on))
    answers = [
        (
            label,
            f"{Action.ANSWER_COMMENT}:{position}",
            pack_or_refuse(key, replace(entry, whom=whom)),
        )
        for position, (label, whom) in enumerate(answers_to(question))
    ]
    await visit.answer(person_question_message(question, answers), replace=True)
