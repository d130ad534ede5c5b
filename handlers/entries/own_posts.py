"""A member's own posts: updating all recent ones in one form, listing, editing, deleting."""

import re
from datetime import date
from functools import partial

from slack_bolt.app.async_app import AsyncApp

from domain.engagement import Figures
from domain.entries.dms import DmWeekEntry
from domain.entries.posts import (
    FiguresEntry,
    PostDetails,
    PostQuestion,
    PostQuestions,
    UpdateQuestions,
)
from domain.errors import UserError
from domain.fields import PostField, post_field, post_of_field
from domain.pages import LIST_PAGE
from domain.timing.typed_days import TypedWeek
from domain.typed.post_line import read_log_line
from handlers.desk import Desk
from handlers.entries.dms import week_totals_in
from handlers.figures.home import publish_home_soon
from handlers.form_fields import FieldErrors, FormValues, form_values
from handlers.front_door import front_door
from handlers.payloads import Payload, Surface, value_of
from handlers.visit import Visit
from services.entries.own_posts import (
    delete_post,
    edit_post,
    numbers_to_update,
    own_post,
    page_of_posts,
    recent_posts,
    update_posts,
)
from views import notices
from views.blocks import Modal
from views.entries.log_form import edit_form
from views.entries.own_posts import post_deleted, post_page
from views.entries.post_logged import post_edited, posts_updated
from views.entries.post_questions import (
    confirm_boxes,
    questions_in_words,
    update_questions_in_words,
)
from views.entries.update_form import TITLE, line_mark, update_form
from views.ids import Action, Field, Form


def register(app: AsyncApp, desk: Desk) -> None:
    """Registers forms and buttons."""
    app.view(Form.UPDATE)(front_door(desk, submit_update))
    app.view(Form.EDIT)(front_door(desk, submit_edit))
    app.action(Action.OPEN_UPDATE)(front_door(desk, open_update))
    app.action(Action.SHOW_POSTS)(front_door(desk, list_posts))
    app.action(re.compile(f"^{Action.TURN_PAGE}:"))(front_door(desk, turn_page))
    app.action(Action.EDIT_POST)(front_door(desk, open_edit))
    app.action(Action.DELETE_POST)(front_door(desk, delete))


async def open_update(visit: Visit) -> None:
    """Handles ``/ssi update``."""
    if visit.surface is Surface.DIRECT_MESSAGE:
        await visit.person()
        text = "One form has all your posts of the last 30 days, and the week's DMs."
        await visit.answer(notices.open_form(text, "Open the form", Action.OPEN_UPDATE))
        return

    async def form() -> Modal:
        return update_form(visit.key, await visit.read(numbers_to_update, visit.now))

    await visit.show_when_read(TITLE, form)


async def submit_update(visit: Visit) -> None:
    """Handles the submitted form with all recent posts."""
    form = form_values(visit.view)
    entries, week = _entries_in(visit.view, form), _dm_week_in(visit.view, form)
    result = await visit.save(update_posts, entries, form.confirmed(), week)
    if isinstance(result, UpdateQuestions):
        posts = await visit.read(recent_posts, visit.now)
        asked = {question for questions in result.questions.values() for question in questions}
        boxes = confirm_boxes(
            tuple(question for question in PostQuestion if question in asked),
            update_questions_in_words(result, posts),
        )
        await visit.show(notices.refilled(visit.view, boxes))
        return
    publish_home_soon(visit)
    await visit.answer(posts_updated(result))


async def list_posts(visit: Visit) -> None:
    """Handles ``/ssi posts``."""
    await visit.begin_reading()
    await visit.answer(post_page(await visit.read(page_of_posts, 1, LIST_PAGE, visit.now)))


async def turn_page(visit: Visit) -> None:
    """Shows another page of the list, in place of this one."""
    await visit.acknowledge()
    page = int(value_of(visit.body))
    listed = await visit.read(page_of_posts, page, LIST_PAGE, visit.now)
    await visit.answer(post_page(listed), replace=True)


async def open_edit(visit: Visit) -> None:
    """Handles the button that opens a post's form."""
    post_id = int(value_of(visit.body))

    async def form() -> Modal:
        return edit_form(visit.key, await visit.read(own_post, post_id, visit.now))

    await visit.show_when_read("Edit a post", form)


async def submit_edit(visit: Visit) -> None:
    """Handles a post's submitted form."""
    metadata = notices.metadata_of(visit.view)
    details = _details_in(form_values(visit.view))
    post_id = int(metadata["post"])
    result = await visit.save(edit_post, post_id, details)
    if isinstance(result, PostQuestions):
        boxes = confirm_boxes(result.questions, questions_in_words(result))
        await visit.show(notices.refilled(visit.view, boxes))
        return
    publish_home_soon(visit)
    await visit.answer(post_edited(result))


async def delete(visit: Visit) -> None:
    """Handles *Delete* under a post, after Slack's confirmation."""
    post_id = int(value_of(visit.body))
    result = await visit.save(delete_post, post_id)
    publish_home_soon(visit)
    await visit.answer(post_deleted(result), replace=True)


def _entries_in(view: Payload, form: FormValues) -> list[FiguresEntry]:
    """Returns the figures of each post whose line differs from the one the form opened with.

    Raises:
        WrongFieldsError: Some lines cannot be read; has one error for each.
    """
    opened_with = notices.metadata_of(view).get("lines") or {}
    wrong, entries = FieldErrors(), []
    for name, typed in form.texts.items():
        post_id = post_of_field(name)
        if post_id is None or line_mark(typed) == opened_with.get(str(post_id)):
            continue
        figures = wrong.collect(partial(_figures_in_line, typed, post_field(post_id)))
        if figures is not None:
            entries.append(FiguresEntry(post_id, figures))
    wrong.refuse()
    return entries


def _dm_week_in(view: Payload, form: FormValues) -> DmWeekEntry | None:
    """Returns the week's DM totals, or ``None`` if they are those the form opened with."""
    metadata = notices.metadata_of(view)
    target, other = week_totals_in(form)
    if [target, other] == metadata.get("dms"):
        return None
    return DmWeekEntry(target, other, TypedWeek(str(metadata["week"])))


def _figures_in_line(typed: str, field: PostField) -> Figures:
    try:
        line = read_log_line(typed)
    except UserError as error:
        raise UserError(error.problem, error.fix, field=field) from error
    if line.unlabelled:
        raise UserError(
            f"What is {line.unlabelled[0]:,}?",
            "Put a word after each number, like `1200 views 25 engagers`.",
            field=field,
        )
    if line.link or line.goal or line.posted_on or line.link_out:
        raise UserError(
            "Only figures go here; “Edit” in `/ssi posts` changes the rest.",
            "Like `1200 views 25 engagers`.",
            field=field,
        )
    return line.figures


def _details_in(form: FormValues) -> PostDetails:
    wrong = FieldErrors()
    figures = form.figures(wrong)
    posted_on = wrong.last(partial(_date_in, form))
    return PostDetails(
        figures=figures,
        goal=form.goal(),
        posted_on=posted_on,
        link_out=form.link_out(),
        title=form.title(),
        confirmed=form.confirmed(),
    )


def _date_in(form: FormValues) -> date:
    posted_on = form.day(Field.POSTED_ON)
    if posted_on is None:
        raise UserError("A post needs its date.", "Pick one.", field=Field.POSTED_ON)
    return posted_on
