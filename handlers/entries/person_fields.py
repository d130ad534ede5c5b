"""The person and company fields that the forms for DMs and comments share."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from domain.accounts import Account
from domain.entries.person_reference import (
    PersonPrefill,
    PersonQuestion,
    PersonQuestionKind,
    PersonReference,
)
from domain.targets.choices import AccountChoice, ContactChoice, TypedCompany, TypedPerson
from domain.timing.periods import local_date
from domain.timing.typed_days import TypedDay
from domain.typed.person_text import read_company, read_person
from handlers.form_fields import FormValues
from handlers.visit import Visit
from services.targets.matching import account_called
from services.targets.person_lookup import person_prefill
from views import notices
from views.entries.person_questions import (
    NEW_PERSON,
    NONE_OF_THEM,
    answer_labels,
    person_question_boxes,
)
from views.ids import Field, contact_or_account
from views.targets.choices import read_company_choice, read_person_choice

#: Metadata keys: the names that a question was about, and the reference that an answer completes.
_ASKED, _MEANT = "asked", "meant"


def whom_in(form: FormValues, metadata: Mapping[str, Any]) -> PersonReference:
    """Returns the person in the fields, with the form's answer if the names are still the same.

    Raises:
        UserError: A name is too long.
    """
    whom = _typed(form)
    answer = form.texts.get(Field.CONFIRMED)
    if answer is None or metadata.get(_ASKED) != [whom.name, whom.company]:
        return whom
    name, company, account_id = metadata[_MEANT]
    meant = replace(whom, name=name, company=company, account_id=account_id)
    if answer == NONE_OF_THEM:
        return replace(meant, outside=True)
    if answer == NEW_PERSON:
        return replace(meant, new=True)
    contact_id, _ = contact_or_account(answer)
    if contact_id is not None:
        return replace(meant, contact_id=contact_id)
    return replace(meant, account_id=int(answer))


async def ask_in_form(visit: Visit, whom: PersonReference, question: PersonQuestion) -> None:
    """Shows a submitted form again with a question on top, and saves its names in the metadata.

    Args:
        whom: The person as entered in the form.
    """
    meant = [question.whom.name, question.whom.company, question.whom.account_id]
    remember = {_ASKED: [whom.name, whom.company], _MEANT: meant}
    await visit.show(
        notices.refilled(visit.view, person_question_boxes(question), remember=remember)
    )


def answers_to(question: PersonQuestion) -> list[tuple[str, PersonReference]]:
    """Returns the answers as (label, person it means); “none of them” is last."""
    return list(zip(answer_labels(question), _meant_by_answers(question), strict=True))


def _meant_by_answers(question: PersonQuestion) -> list[PersonReference]:
    whom = question.whom
    if question.question is PersonQuestionKind.PERSON:
        known = [replace(whom, contact_id=each.contact.id) for each in question.people]
        return [*known, replace(whom, new=True)]
    chosen = [replace(whom, account_id=each.id) for each in question.candidates]
    return [*chosen, replace(whom, outside=True)]


async def prefill_from_button(visit: Visit, value: str) -> PersonPrefill:
    """Returns the contact or account that a button carries, to prefill its form."""
    contact_id, account_id = contact_or_account(value)
    return await visit.read(person_prefill, contact_id, account_id)


@dataclass(frozen=True)
class PersonFieldsPrefill:
    """The person, company and date that a form opens with."""

    person: TypedPerson | None
    company: Account | TypedCompany | None
    day: date | None


async def prefill_from_entry(
    visit: Visit, whom: PersonReference, said_on: TypedDay | None
) -> PersonFieldsPrefill:
    """Returns the fields of a form that opens with a typed entry."""
    return PersonFieldsPrefill(
        TypedPerson(whom.name) if whom.name else None,
        await company_to_choose(visit, whom.company),
        await day_of(visit, said_on) if said_on else None,
    )


async def company_to_choose(visit: Visit, typed: str) -> Account | TypedCompany | None:
    """Returns what a company field opens with: the account of that name, else the name."""
    if not typed:
        return None
    known = await visit.read(account_called, typed)
    return known or TypedCompany(typed)


async def day_of(visit: Visit, said_on: TypedDay) -> date:
    """Returns the date of a typed day, in the person's own zone."""
    person = await visit.person()
    return said_on.on(local_date(visit.now, person.zone))


async def fixed_day(visit: Visit, said_on: TypedDay | None) -> TypedDay | None:
    """Replaces a relative day by its date, for a question that may be answered days later."""
    return TypedDay(await day_of(visit, said_on)) if said_on else None


def _typed(form: FormValues) -> PersonReference:
    person = read_person_choice(form.texts.get(Field.WHOM))
    company = read_company_choice(form.texts.get(Field.COMPANY))
    if isinstance(person, ContactChoice):
        return PersonReference(contact_id=person.contact_id)
    # The first field also accepts “Jane Doe at Acme”.
    whom = read_person(person.name) if person is not None else PersonReference()
    match company:
        case AccountChoice(account_id):
            return replace(whom, company="", account_id=account_id)
        case TypedCompany(name):
            return replace(whom, company=read_company(name))
        case None:
            return whom
