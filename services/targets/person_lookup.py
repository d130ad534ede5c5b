"""Who is meant by what a member said of somebody: at a target account, outside, or not sure."""

from dataclasses import dataclass, replace

from sqlmodel import Session

import storage.people.members
import storage.targets.accounts
import storage.targets.contact_merge
import storage.targets.references
from domain.accounts import Account, ContactAtAccount
from domain.entries.person_reference import (
    PersonPrefill,
    PersonQuestion,
    PersonQuestionKind,
    PersonReference,
)
from domain.errors import UserError
from domain.fields import Field
from domain.names.person_names import person_key
from domain.people.members import Person
from domain.targets.matching import NearMatch, NoMatch, TargetMatch
from services.targets.contacts import contact_id_for, hold_accounts, near_people, remember_name
from services.targets.matching import (
    Targets,
    account_of,
    contact_of,
    is_target,
    remember_alias,
)
from storage.tables import (
    ContactRow,
    MemberRow,
    id_of,
)

#: Accounts offered where people of one name are at several.
_MOST_ACCOUNTS = 5


@dataclass(frozen=True)
class PersonAtAccount:
    """Somebody at a target account, or the account itself.

    Args:
        name: Of the person; empty for the account itself.
        contact_id: ``None`` while they are not known yet.
        company_alias: What the member called the company, and then said which account it is.
        person_alias: What they called the person, and then said who it is.
    """

    account: Account
    name: str = ""
    title: str = ""
    contact_id: int | None = None
    company_alias: str = ""
    person_alias: str = ""


@dataclass(frozen=True)
class OutsidePerson:
    """Somebody at no target account; what they are called is not kept."""

    name: str
    company: str = ""


def find_person(
    session: Session, member: MemberRow, whom: PersonReference
) -> PersonAtAccount | OutsidePerson | PersonQuestion:
    """Who is meant; a company alone is one, too.

    Raises:
        UserError: who was chosen is gone meanwhile.
    """
    if whom.contact_id is not None:
        return _chosen_contact(session, member, whom, whom.contact_id)
    if whom.outside:
        return OutsidePerson(whom.name, whom.company)
    if whom.account_id is not None:
        return _chosen_account(session, member, whom, whom.account_id)
    targets = Targets(session, member)
    if whom.company:
        return _by_company(session, targets, whom)
    return _by_name(session, targets, whom)


def find_person_or_company(
    session: Session, member: MemberRow, whom: PersonReference
) -> PersonAtAccount | OutsidePerson | PersonQuestion:
    """Who is meant where a name alone may be a person's or a company's; unknown is outside."""
    if not whom.name or whom.company or whom.contact_id is not None:
        return find_person(session, member, whom)
    if whom.outside or whom.account_id is not None:
        return find_person(session, member, whom)
    targets = Targets(session, member)
    company = targets.find(whom.name)
    if isinstance(company, TargetMatch):
        return PersonAtAccount(company.account)
    person = _by_name(session, targets, whom)
    if not (isinstance(person, PersonQuestion) and person.question is PersonQuestionKind.COMPANY):
        return person
    if isinstance(company, NearMatch):
        asked = replace(whom, name="", company=whom.name)
        return PersonQuestion(PersonQuestionKind.NEAR, asked, company.candidates)
    return OutsidePerson("", whom.name)


def save_person(session: Session, found: PersonAtAccount, act_id: int) -> int | None:
    """Keeps a person at a target account, and what was company_alias of its name.

    Returns:
        The contact's number; ``None`` for the account itself.

    Raises:
        UserError: the account was taken off the list meanwhile.
    """
    account_id = found.account.id
    hold_accounts(session, [account_id])
    if found.company_alias:
        remember_alias(session, account_id, found.company_alias, act_id)
    if not found.name:
        return None
    held = storage.targets.references.hold_contacts(
        session, [account_id], [person_key(found.name)[:200]]
    )
    if found.contact_id is not None and found.contact_id in held:
        if found.person_alias:
            remember_name(
                session, session.get_one(ContactRow, found.contact_id), found.person_alias, act_id
            )
        return found.contact_id
    return contact_id_for(session, account_id, found.name, found.title, act_id)


def about_whom(
    session: Session,
    person: Person,
    contact_id: int | None,
    account_id: int | None,
) -> PersonPrefill:
    """Whom a form is about that a button opened; nobody where they are gone meanwhile."""
    workspace = person.asker.workspace
    contact = _standing(session, workspace, contact_id) if contact_id else None
    number = contact.account_id if contact is not None else account_id
    account = storage.targets.accounts.account(session, workspace, number) if number else None
    member = storage.people.members.member(session, workspace, person.asker.user)
    if account is None or member is None or not is_target(session, member, account):
        return PersonPrefill()
    seen = account_of(session, account)
    if contact is None:
        return PersonPrefill(account=seen)
    return PersonPrefill(ContactAtAccount(contact_of(contact), seen.name), seen)


def _chosen_contact(
    session: Session, member: MemberRow, whom: PersonReference, contact_id: int
) -> PersonAtAccount | OutsidePerson:
    row = _standing(session, member.workspace_id, contact_id)
    if row is None:
        raise UserError("That person isn't known any more.", "Type their name.", field=Field.WHOM)
    account = _own_target(session, member, row.account_id)
    if isinstance(account, Account):
        number = id_of(row)
        return PersonAtAccount(
            account, row.name, row.title, number, whom.company, person_alias=whom.name
        )
    return OutsidePerson(row.name, account)


def _standing(session: Session, workspace_id: str, contact_id: int) -> ContactRow | None:
    """The contact of this number, or the one who turned out to be the same person."""
    row = storage.targets.contact_merge.who_stands(session, contact_id)
    return row if row is not None and row.workspace_id == workspace_id else None


def _chosen_account(
    session: Session, member: MemberRow, whom: PersonReference, account_id: int
) -> PersonAtAccount | OutsidePerson | PersonQuestion:
    account = _own_target(session, member, account_id)
    if isinstance(account, Account):
        return _at(session, account, whom, company_alias=whom.company)
    return OutsidePerson(whom.name, account)


def _by_company(
    session: Session, targets: Targets, whom: PersonReference
) -> PersonAtAccount | OutsidePerson | PersonQuestion:
    match targets.find(whom.company):
        case TargetMatch(account):
            return _at(session, account, whom)
        case NearMatch(_, candidates):
            return PersonQuestion(PersonQuestionKind.NEAR, whom, candidates)
        case NoMatch():
            return OutsidePerson(whom.name, whom.company)


def _by_name(
    session: Session, targets: Targets, whom: PersonReference
) -> PersonAtAccount | PersonQuestion:
    accounts = targets.with_person(person_key(whom.name))
    if len(accounts) == 1:
        return _at(session, accounts[0], whom)
    question = PersonQuestionKind.SEVERAL if accounts else PersonQuestionKind.COMPANY
    return PersonQuestion(question, whom, tuple(accounts[:_MOST_ACCOUNTS]))


def _at(
    session: Session, account: Account, whom: PersonReference, company_alias: str = ""
) -> PersonAtAccount | PersonQuestion:
    known = _contact(session, account.id, whom.name) if whom.name else None
    if known is not None:
        return PersonAtAccount(account, known.name, whom.title, id_of(known), company_alias)
    near = _near_people(session, account, whom.name) if whom.name and not whom.new else ()
    if near:
        settled = replace(whom, account_id=account.id, company=company_alias)
        return PersonQuestion(PersonQuestionKind.PERSON, settled, people=near)
    return PersonAtAccount(account, whom.name, whom.title, None, company_alias)


def _near_people(session: Session, account: Account, name: str) -> tuple[ContactAtAccount, ...]:
    """The few people known at an account whose names are near to this one."""
    near = near_people(session, account.id, name)
    return tuple(ContactAtAccount(contact_of(row), account.name) for row in near)


def _contact(session: Session, account_id: int, name: str) -> ContactRow | None:
    return storage.targets.accounts.contact_with_key(session, account_id, person_key(name)[:200])


def _own_target(session: Session, member: MemberRow, account_id: int) -> Account | str:
    """The account, or its name where it is no target of this member any more."""
    row = storage.targets.accounts.account(session, member.workspace_id, account_id)
    if row is None:
        raise UserError(
            "That account isn't on the list any more.",
            "`/ssi accounts` shows those that are.",
            field=Field.COMPANY,
        )
    return account_of(session, row) if is_target(session, member, row) else row.name
