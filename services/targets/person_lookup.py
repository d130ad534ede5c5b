"""Finds the person whom a member names: at a target account, outside, or unclear."""

from dataclasses import dataclass, replace

from sqlmodel import Session

import storage.people.members
import storage.targets.accounts
import storage.targets.contact_merge
import storage.targets.lists
import storage.targets.references
import storage.targets.suggestions
from domain.accounts import Account, ContactAtAccount
from domain.entries.person_reference import (
    PersonPrefill,
    PersonQuestion,
    PersonQuestionKind,
    PersonReference,
)
from domain.errors import UserError
from domain.fields import Field
from domain.names.at_words import weak_splits
from domain.names.person_names import person_key
from domain.people.members import Person
from domain.targets.matching import NearMatch, NoMatch, TargetMatch
from services.targets.contacts import (
    contact_id_for,
    lock_accounts,
    near_people,
    new_contact,
    remember_contact_alias,
)
from services.targets.matching import (
    Targets,
    account_of,
    contact_of,
    is_target,
    may_name,
    remember_alias,
)
from storage.tables import (
    ContactRow,
    MemberRow,
    id_of,
)

#: How many accounts are offered if people of one name work at several.
_MOST_ACCOUNTS = 5
#: How many people are offered if only a first or a last name was typed.
_MOST_PEOPLE = 5
#: How many people are read for that: some names only begin like the typed one.
_MOST_READ = 30


@dataclass(frozen=True)
class PersonAtAccount:
    """A person at a target account, or the account itself.

    Args:
        name: The person's name; empty for the account itself.
        contact_id: ``None`` for a person who is no contact yet.
        company_alias: The company name that the member typed before choosing the account.
        person_alias: The name that the member typed before choosing the contact.
    """

    account: Account
    name: str = ""
    title: str = ""
    contact_id: int | None = None
    company_alias: str = ""
    person_alias: str = ""


@dataclass(frozen=True)
class OutsidePerson:
    """A person at no target account. Their name is not stored."""

    name: str
    company: str = ""


def find_person(
    session: Session, member: MemberRow, reference: PersonReference
) -> PersonAtAccount | OutsidePerson | PersonQuestion:
    """Finds the person of a reference, or the company if it names no person.

    Raises:
        UserError: the chosen contact or account is gone.
    """
    if reference.contact_id is not None:
        return _chosen_contact(session, member, reference, reference.contact_id)
    if reference.outside:
        return OutsidePerson(reference.name, reference.company)
    if reference.account_id is not None:
        return _chosen_account(session, member, reference, reference.account_id)
    targets = Targets(session, member)
    if reference.company:
        return _by_company(session, member, targets, reference)
    return _by_name(session, member, targets, reference)


def find_person_or_company(
    session: Session, member: MemberRow, reference: PersonReference
) -> PersonAtAccount | OutsidePerson | PersonQuestion:
    """Like `find_person`, but a name alone may also be a company's. An unknown name is outside."""
    if not reference.name or reference.company or reference.contact_id is not None:
        return find_person(session, member, reference)
    if reference.outside or reference.account_id is not None:
        return find_person(session, member, reference)
    targets = Targets(session, member)
    company = targets.find(reference.name)
    if isinstance(company, TargetMatch):
        return PersonAtAccount(company.account)
    person = _by_name(session, member, targets, reference)
    if not (isinstance(person, PersonQuestion) and person.question is PersonQuestionKind.COMPANY):
        return person
    if isinstance(company, NearMatch):
        company_only = replace(reference, name="", company=reference.name)
        return PersonQuestion(PersonQuestionKind.NEAR, company_only, company.candidates)
    return OutsidePerson("", reference.name)


def find_employer(
    session: Session, member: MemberRow, name: str
) -> PersonAtAccount | PersonQuestion | None:
    """The account of a contact with this whole name; a question if they are several."""
    accounts = Targets(session, member).with_person(person_key(name))
    if len(accounts) == 1:
        return PersonAtAccount(accounts[0])
    whom = PersonReference(name)
    shown = tuple(accounts[:_MOST_ACCOUNTS])
    return PersonQuestion(PersonQuestionKind.SEVERAL, whom, shown) if accounts else None


def is_contact(session: Session, account_id: int, name: str) -> bool:
    """Whether a contact at an account has this name."""
    return _contact(session, account_id, name) is not None


def save_person(
    session: Session, member: MemberRow, found: PersonAtAccount, act_id: int
) -> int | None:
    """Saves a person at a target account as a contact, with the confirmed aliases.

    A guest adds nothing to the list: `find_person` finds only what they touched before.

    Returns:
        The contact's id; ``None`` for the account itself.

    Raises:
        UserError: the account was removed from the list.
    """
    account_id = found.account.id
    lock_accounts(session, [account_id])
    if found.company_alias and not member.may_be_guest:
        remember_alias(session, account_id, found.company_alias, act_id)
    if not found.name:
        return None
    held = storage.targets.references.lock_contacts(
        session, [account_id], [person_key(found.name)[:200]]
    )
    if found.contact_id is not None and found.contact_id in held:
        if found.person_alias and not member.may_be_guest:
            remember_contact_alias(
                session, session.get_one(ContactRow, found.contact_id), found.person_alias, act_id
            )
        return found.contact_id
    if not may_name(session, member, None):
        return None
    about = account_id, found.name, found.title, act_id
    if found.contact_id is None and not held:
        # A known contact may have been merged while this waited for the lock, so look again then.
        return id_of(new_contact(session, member.workspace_id, *about))
    return contact_id_for(session, *about)


def person_prefill(
    session: Session,
    person: Person,
    contact_id: int | None,
    account_id: int | None,
) -> PersonPrefill:
    """The prefill of a form that a button opened; empty if the person or account is gone."""
    workspace = person.asker.workspace
    contact = _remaining_contact(session, workspace, contact_id) if contact_id else None
    at_id = contact.account_id if contact is not None else account_id
    account = storage.targets.accounts.account(session, workspace, at_id) if at_id else None
    member = storage.people.members.member(session, workspace, person.asker.user)
    if account is None or member is None or not is_target(session, member, account):
        return PersonPrefill()
    shown = account_of(session, account)
    if contact is None or not may_name(session, member, id_of(contact)):
        return PersonPrefill(account=shown)
    return PersonPrefill(ContactAtAccount(contact_of(contact), shown.name), shown)


def _chosen_contact(
    session: Session, member: MemberRow, reference: PersonReference, contact_id: int
) -> PersonAtAccount | OutsidePerson:
    row = _remaining_contact(session, member.workspace_id, contact_id)
    if row is None or not may_name(session, member, id_of(row)):
        raise UserError("That person isn't known any more.", "Type their name.", field=Field.WHOM)
    account = _own_target(session, member, row.account_id)
    if isinstance(account, Account):
        remaining_id = id_of(row)
        # A first name without a company becomes no alias: the next Jane may be another one.
        alias = reference.name if reference.account_id is not None else ""
        return PersonAtAccount(
            account, row.name, row.title, remaining_id, reference.company, person_alias=alias
        )
    return OutsidePerson(row.name, account)


def _remaining_contact(session: Session, workspace_id: str, contact_id: int) -> ContactRow | None:
    """The contact with this id, or the one they were merged into, or ``None``."""
    row = storage.targets.contact_merge.remaining_contact(session, contact_id)
    return row if row is not None and row.workspace_id == workspace_id else None


def _chosen_account(
    session: Session, member: MemberRow, reference: PersonReference, account_id: int
) -> PersonAtAccount | OutsidePerson | PersonQuestion:
    account = _own_target(session, member, account_id)
    if isinstance(account, Account):
        return _at(session, member, account, reference, company_alias=reference.company)
    return OutsidePerson(reference.name, account)


def _by_company(
    session: Session, member: MemberRow, targets: Targets, reference: PersonReference
) -> PersonAtAccount | OutsidePerson | PersonQuestion:
    match targets.find(reference.company):
        case TargetMatch(account):
            return _at(session, member, account, reference)
        case _ if (weak := _weakly_placed(targets, reference)) is not None:
            return _at(session, member, *weak)
        case NearMatch(_, candidates):
            return PersonQuestion(PersonQuestionKind.NEAR, reference, candidates)
        case NoMatch():
            return OutsidePerson(reference.name, reference.company)


def _by_name(
    session: Session, member: MemberRow, targets: Targets, reference: PersonReference
) -> PersonAtAccount | OutsidePerson | PersonQuestion:
    accounts = targets.with_person(person_key(reference.name))
    if len(accounts) == 1:
        return _at(session, member, accounts[0], reference)
    if not accounts and (weak := _weakly_placed(targets, reference)) is not None:
        return _at(session, member, *weak)
    if not accounts and (people := _people_called(session, member, reference)):
        return PersonQuestion(PersonQuestionKind.PERSON, reference, people=people)
    question = PersonQuestionKind.SEVERAL if accounts else PersonQuestionKind.COMPANY
    return PersonQuestion(question, reference, tuple(accounts[:_MOST_ACCOUNTS]))


def _people_called(
    session: Session, member: MemberRow, reference: PersonReference
) -> tuple[ContactAtAccount, ...]:
    """The contacts with this first or last name; none if there are too many to choose from."""
    words = person_key(reference.name).split()
    if len(words) != 1 or reference.new:
        return ()
    lists = storage.targets.lists.lists_of_member(session, member)
    rows = storage.targets.suggestions.contacts_beginning(
        session, member.workspace_id, lists, words, _MOST_READ
    )
    called = [(row, account) for row, account in rows if words[0] in row.person_key.split()]
    if len(called) > _MOST_PEOPLE:
        return ()
    return tuple(ContactAtAccount(contact_of(row), account) for row, account in called)


def _weakly_placed(
    targets: Targets, reference: PersonReference
) -> tuple[Account, PersonReference] | None:
    """The target account in *VP Sales of Acme*, or in a title that is its name; and the person.

    Titles and names contain weak words such as *of*, too, so one counts only before an account.
    """
    name, title, company = reference.name, reference.title, reference.company
    if title and not company and (account := targets.exactly(title)) is not None:
        return account, replace(reference, title="", company=title)
    splits = [(name, title or before, after) for before, after in weak_splits(f" {company}")]
    if not company:
        splits += [(name, before, after) for before, after in weak_splits(title)]
        splits += [(before, title, after) for before, after in weak_splits(name)]
    for person, job, employer in splits:
        if (account := targets.exactly(employer)) is not None:
            return account, replace(reference, name=person, title=job, company=employer)
    return None


def _at(
    session: Session,
    member: MemberRow,
    account: Account,
    reference: PersonReference,
    company_alias: str = "",
) -> PersonAtAccount | OutsidePerson | PersonQuestion:
    known = _contact(session, account.id, reference.name) if reference.name else None
    if reference.name and not may_name(session, member, known.id if known else None):
        return OutsidePerson(reference.name, reference.company or account.name)
    if known is not None:
        return PersonAtAccount(account, known.name, reference.title, id_of(known), company_alias)
    near = (
        _near_people(session, account, reference.name)
        if reference.name and not reference.new
        else ()
    )
    if near:
        settled = replace(reference, account_id=account.id, company=company_alias)
        return PersonQuestion(PersonQuestionKind.PERSON, settled, people=near)
    return PersonAtAccount(account, reference.name, reference.title, None, company_alias)


def _near_people(session: Session, account: Account, name: str) -> tuple[ContactAtAccount, ...]:
    """The contacts at an account whose names are near this one, at most three."""
    near = near_people(session, account.id, name)
    return tuple(ContactAtAccount(contact_of(row), account.name) for row in near)


def _contact(session: Session, account_id: int, name: str) -> ContactRow | None:
    return storage.targets.accounts.contact_with_key(session, account_id, person_key(name)[:200])


def _own_target(session: Session, member: MemberRow, account_id: int) -> Account | str:
    """The account, or its name if it is no longer the member's target.

    Raises:
        UserError: the account is gone.
    """
    row = storage.targets.accounts.account(session, member.workspace_id, account_id)
    if row is None:
        raise UserError(
            "That account isn't on the list any more.",
            "`/ssi accounts` shows the list.",
            field=Field.COMPANY,
        )
    if is_target(session, member, row):
        return account_of(session, row)
    return "" if member.may_be_guest else row.name
