"""Keeping a post and who engaged with it: names in a form are shown before they count."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from domain.entries.engagers import EngagedPerson, Listing, decided
from domain.entries.post_links import PostLink
from domain.entries.posts import PostEntry, PostQuestions
from handlers.entries.pending import pack
from handlers.figures.home import publish_home_soon
from handlers.form_fields import FormValues
from handlers.payloads import Surface
from handlers.visit import Visit
from services.entries.engagers import read_listing
from services.entries.log_post import log_post
from views import notices
from views.entries.engagers import NO_TARGET, confirming
from views.entries.post_logged import post_logged
from views.entries.post_questions import asked_in_words, asked_message, confirm_boxes
from views.ids import Field, contact_or_account, question_of_field


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


async def names_in(visit: Visit, form: FormValues, link: PostLink) -> Names | None:
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


async def keep_post(visit: Visit, entry: PostEntry, key: str, names: Names | None = None) -> None:
    """Logs a post with the people in the form and answers, or asks back."""
    if names is not None and not names.shown:
        await visit.show(confirming(visit.view, names.listing, names.answers))
        return
    result = await visit.save_as(key, log_post, entry, names.people if names else ())
    if isinstance(result, PostQuestions):
        await _ask(visit, result, entry, key, names)
        return
    publish_home_soon(visit)
    await visit.answer(post_logged(result), replace=True)


async def _ask(
    visit: Visit, asked: PostQuestions, entry: PostEntry, key: str, names: Names | None
) -> None:
    """Asks whether what looks like a slip is meant."""
    if visit.surface is not Surface.SUBMISSION:
        answered = frozenset(asked.questions)
        confirmed = replace(entry, confirmed=answered, known_views=asked.known_views)
        await visit.answer(asked_message(asked, pack(key, confirmed)), replace=True)
        return
    boxes = confirm_boxes(asked.questions, asked_in_words(asked))
    remember = {"known_views": asked.known_views}
    if names is None:
        await visit.show(notices.refilled(visit.view, boxes, remember=remember))
    else:
        await visit.show(confirming(visit.view, names.listing, names.answers, boxes, remember))


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
