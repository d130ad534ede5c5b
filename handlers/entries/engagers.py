"""Listing who engaged with a post: the form, and what was read from it confirmed before it counts.

What was pasted lives in Slack until it is saved: in the form, or in the button that opens it.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from slack_bolt.app.async_app import AsyncApp

from domain.entries.engagers import EngagedPerson, Listing, decided
from domain.entries.posts import PostEntry, PostQuestions
from domain.errors import UserError
from handlers.desk import Desk
from handlers.figures.home import publish_home_soon
from handlers.form_fields import FormValues, form_values
from handlers.front_door import front_door
from handlers.payloads import Surface, value_of
from handlers.visit import Visit
from services.entries.engagers import read_listing
from services.entries.log_post import log_post, plain_link
from services.entries.own_posts import own_post, own_post_at, recent_posts
from views import notices
from views.blocks import Block, Modal
from views.entries.engagers import NO_TARGET, confirming, engagers_form, recognised_message
from views.entries.post_logged import post_logged
from views.entries.post_questions import asked_in_words, confirm_boxes
from views.ids import Action, Field, Form, contact_or_account, question_of_field
from views.limits import BUTTON_VALUE, INPUT_TEXT

_TITLE = "Who engaged?"


@dataclass(frozen=True)
class Names:
    """The names in a form, as they were read just now.

    Args:
        shown: They were shown like this before, so submitting the form again says yes to it.
        answers: What was answered, by question: an account's number or `NO_TARGET`, a person
            or `whom_asked.SOMEBODY_NEW`.
    """

    listing: Listing
    shown: bool
    answers: Mapping[str, str]

    @property
    def people(self) -> tuple[EngagedPerson, ...]:
        """Everybody who is to be listed."""
        return decided(
            self.listing.recognised, _accounts_in(self.answers), _contacts_in(self.answers)
        )


def register(app: AsyncApp, desk: Desk) -> None:
    """Registers the form and the buttons that open it."""
    app.view(Form.ENGAGERS)(front_door(desk, submit_form))
    app.action(Action.OPEN_ENGAGERS)(front_door(desk, open_from_button))


async def list_engagers(visit: Visit, link: str, names: str) -> None:
    """``/ssi engagers [link]``, with names behind it or without."""
    if link:
        plain_link(link)
    if visit.surface is not Surface.DIRECT_MESSAGE:
        await open_form(visit, link, names)
        return
    packed = json.dumps({"link": link, "names": names}, ensure_ascii=False)
    fits = len(packed) <= BUTTON_VALUE
    if link and names:
        listing = await visit.read(read_listing, link, names, visit.now)
        await visit.answer(recognised_message(listing, packed if fits else None))
        return
    await visit.person()
    text = "Who engaged? Paste their names into the form, or here below `engagers` and the link."
    carried = packed if fits and (link or names) else None
    await visit.answer(notices.open_form(text, "Open the form", Action.OPEN_ENGAGERS, carried))


async def open_from_button(visit: Visit) -> None:
    """A button that opens the form; it carries a post's number, or what was typed."""
    carried = value_of(visit.body)
    if carried.isdigit():
        await open_form(visit, post_id=int(carried))
        return
    said = json.loads(carried or "{}")
    await open_form(visit, said.get("link", ""), said.get("names", ""))


async def open_form(visit: Visit, link: str = "", names: str = "", post_id: int = 0) -> None:
    """Opens the form, filled with what is known."""
    if len(names) > INPUT_TEXT:
        raise UserError(
            f"These are {len(names):,} characters, and a form holds {INPUT_TEXT:,}.",
            "List them in parts: they add up, and each person counts once.",
        )

    async def form() -> Modal:
        post = None
        if post_id:
            post = await visit.read(own_post, post_id, visit.now)
        elif link:
            post = await visit.read(own_post_at, link, visit.now)
        posts = () if post or link else await visit.read(recent_posts, visit.now)
        return engagers_form(visit.key, post=post, link=link, posts=posts, names=names)

    await visit.show_when_read(_TITLE, form)


async def submit_form(visit: Visit) -> None:
    """The form, submitted: shows what was read, or keeps what was shown."""
    form = form_values(visit.view)
    link = await _link_in(visit, form)
    names = await names_in(visit, form, link)
    if names is None:
        raise UserError("There are no names yet.", "Paste some.", field=Field.ENGAGER_NAMES)
    entry = PostEntry(
        link,
        posted_on=form.day(Field.POSTED_ON),
        confirmed=form.confirmed(),
    )
    await keep_or_ask(visit, entry, names)


async def names_in(visit: Visit, form: FormValues, link: str) -> Names | None:
    """The names in a form that was submitted, read; ``None`` where there are none."""
    typed = form.texts.get(Field.ENGAGER_NAMES, "")
    if not typed:
        return None
    answers = {
        question: chosen
        for block_id, chosen in form.texts.items()
        if (question := question_of_field(block_id)) is not None
    }
    listing = await visit.read(read_listing, link, typed, visit.now, _accounts_in(answers))
    metadata = notices.metadata_of(visit.view)
    answered = set(listing.recognised.questions) <= set(answers)
    shown = metadata.get("read") == listing.recognised.mark and answered
    return Names(listing, shown, answers)


async def keep_or_ask(visit: Visit, entry: PostEntry, names: Names | None) -> None:
    """Keeps an entry from a form, with the people in it once they were shown; else asks."""
    if names is not None and not names.shown:
        await visit.show(_asking(visit, names, []))
        return
    people = names.people if names else ()
    result = await visit.save(log_post, entry, people)
    if isinstance(result, PostQuestions):
        boxes = confirm_boxes(result.questions, asked_in_words(result))
        await visit.show(_asking(visit, names, boxes, known_views=result.known_views))
        return
    publish_home_soon(visit)
    await visit.answer(post_logged(result))


def _accounts_in(answers: Mapping[str, str]) -> dict[str, int | None]:
    """The accounts that were chosen, by question."""
    return {
        question: None if answer == NO_TARGET else int(answer)
        for question, answer in answers.items()
        if answer == NO_TARGET or answer.isdigit()
    }


def _contacts_in(answers: Mapping[str, str]) -> dict[str, int | None]:
    """The people who were chosen, by question; nobody where it is somebody new."""
    return {
        question: contact_or_account(answer)[0]
        for question, answer in answers.items()
        if answer != NO_TARGET and not answer.isdigit()
    }


def _asking(visit: Visit, names: Names | None, boxes: Sequence[Block], **remember: Any) -> Modal:
    if names is None:
        return notices.refilled(visit.view, boxes, remember=remember)
    return confirming(visit.view, names.listing, names.answers, boxes, remember)


async def _link_in(visit: Visit, form: FormValues) -> str:
    """The link to the post that the form is about."""
    typed = form.texts.get(Field.LINK, "")
    if typed:
        return plain_link(typed)
    chosen = form.texts.get(Field.POST) or notices.metadata_of(visit.view).get("post")
    if not chosen:
        raise UserError("Which post is it?", "Paste the link to it.", field=Field.LINK)
    return (await visit.read(own_post, int(chosen), visit.now)).link
