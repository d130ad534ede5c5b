"""Whom a form is about: its fields as filled in, what is asked back, and how buttons open it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from domain.entries.person_reference import (
    PersonPrefill,
    PersonQuestion,
    PersonQuestionKind,
    PersonReference,
)
from domain.targets.choices import AccountChoice, ContactChoice, TypedCompany, TypedPerson
from domain.timing.periods import local_date
from domain.timing.typed_days import TypedDay
from domain.typed.person_text import read_person
from handlers.form_fields import FormValues
from handlers.visit import Visit
from services.targets.person_lookup import about_whom
from views import notices
from views.entries.person_questions import NONE_OF_THEM, SOMEBODY_NEW, answer_labels, whom_boxes
from views.ids import Field, contact_or_account
from views.targets.choices import read_company_choice, read_person_choice

#: Under which a form remembers what it asked, and what the answer is then about.
_ASKED, _MEANT = "asked", "meant"


def whom_in(form: FormValues, metadata: Mapping[str, Any]) -> PersonReference:
    """Whom the fields name, with the answer to what the form had asked, where it still fits.

    Raises:
        UserError: a name is too long.
    """
    whom = _typed(form)
    answer = form.texts.get(Field.CONFIRMED)
    if answer is None or metadata.get(_ASKED) != [whom.name, whom.company]:
        return whom
    name, company, account_id = metadata[_MEANT]
    meant = replace(whom, name=name, company=company, account_id=account_id)
    if answer == NONE_OF_THEM:
        return replace(meant, outside=True)
    if answer == SOMEBODY_NEW:
        return replace(meant, new=True)
    contact_id, _ = contact_or_account(answer)
    if contact_id is not None:
        return replace(meant, contact_id=contact_id)
    return replace(meant, account_id=int(answer))


async def ask_in_form(visit: Visit, whom: PersonReference, asked: PersonQuestion) -> None:
    """Brings a form back with a question on top; the form remembers about which names it was.

    Args:
        whom: As the form named them.
    """
    meant = [asked.whom.name, asked.whom.company, asked.whom.account_id]
    remember = {_ASKED: [whom.name, whom.company], _MEANT: meant}
    await visit.show(notices.refilled(visit.view, whom_boxes(asked), remember=remember))


def answers_to(asked: PersonQuestion) -> list[tuple[str, PersonReference]]:
    """For each answer to a question its words and whom it means, none of the candidates last."""
    return list(zip(answer_labels(asked), _meant_by_answers(asked), strict=True))


def _meant_by_answers(asked: PersonQuestion) -> list[PersonReference]:
    if asked.question is PersonQuestionKind.PERSON:
        known = [replace(asked.whom, contact_id=each.contact.id) for each in asked.people]
        return [*known, replace(asked.whom, new=True)]
    chosen = [replace(asked.whom, account_id=each.id) for each in asked.candidates]
    return [*chosen, replace(asked.whom, outside=True)]


async def whom_of_button(visit: Visit, value: str) -> PersonPrefill:
    """Whom a form is about that a button opens, by what the button carries."""
    contact_id, account_id = contact_or_account(value)
    return await visit.read(about_whom, contact_id, account_id)


@dataclass(frozen=True)
class PersonFieldsPrefill:
    """The fields of a form as it opens, from an entry that was said already."""

    person: TypedPerson | None
    company: TypedCompany | None
    day: date | None


async def start_of(
    visit: Visit, whom: PersonReference, said_on: TypedDay | None
) -> PersonFieldsPrefill:
    """What a form starts with."""
    return PersonFieldsPrefill(
        TypedPerson(whom.name) if whom.name else None,
        TypedCompany(whom.company) if whom.company else None,
        await day_of(visit, said_on) if said_on else None,
    )


async def day_of(visit: Visit, said_on: TypedDay) -> date:
    """Which day was said, in the person's own zone."""
    person = await visit.person()
    return said_on.on(local_date(visit.now, person.zone))


async def settled(visit: Visit, said_on: TypedDay | None) -> TypedDay | None:
    """A day that stays the same when the answer to a question comes tomorrow."""
    return TypedDay(await day_of(visit, said_on)) if said_on else None


def _typed(form: FormValues) -> PersonReference:
    person = read_person_choice(form.texts.get(Field.WHOM))
    company = read_company_choice(form.texts.get(Field.COMPANY))
    if isinstance(person, ContactChoice):
        return PersonReference(contact_id=person.contact_id)
    # “Jane Doe at Acme” may be typed into the first field, too.
    whom = read_person(person.name) if person is not None else PersonReference()
    match company:
        case AccountChoice(account_id):
            return replace(whom, company="", account_id=account_id)
        case TypedCompany(name):
            return replace(whom, company=read_person(name).name)
        case None:
            return whom
