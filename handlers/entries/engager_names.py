"""The pasted names in the forms of `log_post` and `engagers`, as the bot read them."""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.entries.engagers import EngagedPerson, Listing, people_to_list
from domain.entries.post_links import PostLink
from handlers.form_fields import FormValues
from handlers.visit import Visit
from services.entries.engagers import read_listing
from views import notices
from views.entries.engagers import NO_TARGET
from views.ids import Field, contact_or_account, question_of_field


@dataclass(frozen=True)
class EngagerNames:
    """The names in a submitted form.

    Args:
        confirmed: The form already showed exactly this reading, with every question answered, so
            submitting it again confirms it.
        answers: By question id: an account's id or `NO_TARGET`, a contact (``contact:7``) or
            `SOMEBODY_NEW` of `views.entries.person_questions`.
    """

    listing: Listing
    confirmed: bool
    answers: Mapping[str, str]

    @property
    def people(self) -> tuple[EngagedPerson, ...]:
        """Everyone to list, with the answers applied."""
        return people_to_list(
            self.listing.recognised, _accounts_in(self.answers), _contacts_in(self.answers)
        )


async def engager_names_in(visit: Visit, form: FormValues, link: PostLink) -> EngagerNames | None:
    """Reads the names in a submitted form; returns ``None`` if the field is empty."""
    typed = form.texts.get(Field.ENGAGER_NAMES, "")
    if not typed:
        return None
    answers = {
        question: chosen
        for block_id, chosen in form.texts.items()
        if (question := question_of_field(block_id)) is not None
    }
    listing = await visit.read(read_listing, link, typed, visit.now, _accounts_in(answers))
    shown_before = notices.metadata_of(visit.view).get("read") == listing.recognised.mark
    all_answered = set(listing.recognised.questions) <= set(answers)
    return EngagerNames(listing, shown_before and all_answered, answers)


def _accounts_in(answers: Mapping[str, str]) -> dict[str, int | None]:
    """Returns the chosen account ids by question; ``None`` for no target account."""
    return {
        question: None if answer == NO_TARGET else int(answer)
        for question, answer in answers.items()
        if answer == NO_TARGET or answer.isdigit()
    }


def _contacts_in(answers: Mapping[str, str]) -> dict[str, int | None]:
    """Returns the chosen contact ids by question; ``None`` for a new person."""
    return {
        question: contact_or_account(answer)[0]
        for question, answer in answers.items()
        if answer != NO_TARGET and not answer.isdigit()
    }
