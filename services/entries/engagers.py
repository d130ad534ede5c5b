"""Matching pasted people to the member's target accounts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import NoReturn

from sqlmodel import Session

import storage.coaching.touched_accounts
import storage.people.members
import storage.targets.accounts
from domain.accounts import Account, ListState
from domain.entries.engagers import (
    MOST_ASKED,
    CompanyQuestion,
    ContactQuestion,
    Listing,
    Recognised,
    RecognisedAtAccount,
    fingerprint,
)
from domain.entries.post_links import PostLink
from domain.errors import UserError
from domain.fields import Field
from domain.names.company_names import match_key
from domain.names.employer_lookup import known_employer
from domain.names.paste_results import PastedPerson, UnclearLine
from domain.names.pasted_people import read_people
from domain.names.person_names import person_key
from domain.people.members import Person
from domain.targets.matching import Company, NearMatch
from services.entries.known_posts import known_post
from services.entries.posts import post_of
from services.people.roles import coaches
from services.targets.contacts import near_people
from services.targets.matching import Targets, contact_of, may_name
from storage.coaching.scope import MemberScope
from storage.tables import ContactRow, MemberRow, id_of

#: How many accounts a question about one name offers.
_MOST_ACCOUNTS = 3


def read_listing(
    session: Session,
    person: Person,
    link: PostLink,
    names: str,
    now: datetime,
    answers: Mapping[str, int | None] | None = None,
) -> Listing:
    """Reads a paste of engagers of a post. Saves nothing.

    Args:
        answers: The chosen account id by company question. The people there may lead to further
            questions.

    Raises:
        UserError: the post is a teammate's, or no person was recognised.
    """
    member = _member(session, person, now)
    post = known_post(session, member, link)
    recognised = recognise(session, member, names, answers or {})
    listing = Listing(link.url, recognised, targets=_targets(session, member, person))
    if post is None:
        return replace(listing, needs_date=link.posted_at is None)
    return replace(listing, post=post_of(session, post, person.zone, now))


def recognise(
    session: Session, member: MemberRow, names: str, answers: Mapping[str, int | None]
) -> Recognised:
    """Sorts the people of a paste: surely at a target account, perhaps at one, or at none.

    Raises:
        UserError: no person was recognised, or there are too many.
    """
    pasted = read_people(names)
    themselves = person_key(member.name)
    people = [each for each in pasted.people if person_key(each.name) != themselves]
    authors = pasted.authors
    if len(people) < len(pasted.people):
        authors = tuple(dict.fromkeys((*authors, member.name)))
    if not people:
        _refuse(pasted.unclear, authors)
    sorting = _Sorting(_People(session, member), Targets(session, member))
    for each in people:
        sorting.add(each)
    return replace(sorting.sorted(pasted.unclear, answers), authors=authors)


def _targets(session: Session, member: MemberRow, person: Person) -> ListState:
    scope = MemberScope(id_of(member), member.workspace_id, member.may_be_guest)
    return ListState(
        empty=not storage.coaching.touched_accounts.has_targets(session, scope),
        may_add=coaches(person, member),
        guest=member.may_be_guest,
    )


def _refuse(unclear: Sequence[UnclearLine], authors: Sequence[str]) -> NoReturn:
    if authors:
        raise UserError(
            f"I found only the post's author in that: {authors[0]}.",
            "Paste the people who reacted, commented or reposted.",
            field=Field.ENGAGER_NAMES,
        )
    first = next((f" Line {each.line}: {each.why}" for each in unclear), "")
    raise UserError(
        f"I found no names in that.{first}",
        "Put one person on a line, like `Jane Doe, CTO, Acme`.",
        field=Field.ENGAGER_NAMES,
    )


@dataclass
class _Sorting:
    """Sorts people by what is known of their companies.

    Args:
        known: The account of each company name looked up so far, or ``None``.
        near: The match of each further name.
    """

    people: "_People"
    targets: Targets
    known: dict[str, Account | None] = field(default_factory=dict)
    near: dict[str, Company] = field(default_factory=dict)
    at_targets: list[RecognisedAtAccount] = field(default_factory=list)
    #: By question: the company's name (may be empty), the candidate accounts, the people.
    questions: dict[str, tuple[str, tuple[Account, ...], list[PastedPerson]]] = field(
        default_factory=dict
    )
    others: list[PastedPerson] = field(default_factory=list)

    def add(self, person: PastedPerson) -> None:
        sure = known_employer(person, self._account)
        unsure = None if sure else self._nearly(person)
        if sure is not None:
            read, account = sure
            if self.people.may_name(account, person.name):
                self.at_targets.append(RecognisedAtAccount(read, account))
            else:
                self.others.append(person)
        elif unsure is not None:
            self._ask(f"company:{match_key(unsure.typed)}", unsure.typed, unsure.candidates, person)
        elif not person.companies and (accounts := self._with_name(person)):
            self._ask(f"person:{person_key(person.name)}", "", accounts, person)
        else:
            self.others.append(person)

    def sorted(
        self, unclear: tuple[UnclearLine, ...], answers: Mapping[str, int | None]
    ) -> Recognised:
        questions = [
            CompanyQuestion(fingerprint(name), tuple(people), company, accounts)
            for name, (company, accounts, people) in self.questions.items()
        ]
        asked, left = questions[:MOST_ASKED], MOST_ASKED - len(questions[:MOST_ASKED])
        near = [
            (each, question)
            for each in self.at_targets
            if (question := self.people.question_about(each)) is not None
        ]
        unsure = [each for each, _ in near[left:]]
        unasked = [person for each in questions[MOST_ASKED:] for person in each.people]
        unasked += [each.person for each in unsure]
        answered = filter(None, map(self.people.question_about, _answered(asked, answers)))
        return Recognised(
            tuple(each for each in self.at_targets if each not in unsure),
            tuple(asked),
            (*(question for _, question in near), *answered)[:left],
            len(unasked),
            (*self.others, *unasked),
            unclear,
        )

    def _account(self, company: str) -> Account | None:
        if company not in self.known:
            self.known[company] = self.targets.exactly(company)
        return self.known[company]

    def _nearly(self, person: PastedPerson) -> NearMatch | None:
        """The near match of the likeliest company. The others may be a title or a slogan."""
        if not person.companies:
            return None
        company = person.companies[0]
        if company not in self.near:
            self.near[company] = self.targets.find(company)
        match = self.near[company]
        return match if isinstance(match, NearMatch) else None

    def _with_name(self, person: PastedPerson) -> tuple[Account, ...]:
        return tuple(self.targets.with_person(person_key(person.name))[:_MOST_ACCOUNTS])

    def _ask(
        self,
        question: str,
        company: str,
        candidates: tuple[Account, ...],
        person: PastedPerson,
    ) -> None:
        self.questions.setdefault(question, (company, candidates, []))[2].append(person)


class _People:
    """The contacts of accounts, read once for a whole paste."""

    def __init__(self, session: Session, member: MemberRow) -> None:
        self._session, self._member = session, member
        self._known: dict[int, list[ContactRow]] = {}

    def may_name(self, account: Account, name: str) -> bool:
        """Whether the member may list this person at the account: guests only known people."""
        known = storage.targets.accounts.contact_with_key(
            self._session, account.id, person_key(name)[:200]
        )
        return may_name(self._session, self._member, known.id if known else None)

    def question_about(self, each: RecognisedAtAccount) -> ContactQuestion | None:
        """The question which contact a person is; ``None`` if their name is known, or near none."""
        account, name = each.account, each.person.name
        if storage.targets.accounts.contact_with_key(
            self._session, account.id, person_key(name)[:200]
        ):
            return None
        if account.id not in self._known:
            self._known[account.id] = storage.targets.accounts.contacts_at(
                self._session, account.id
            )
        near = near_people(self._session, account.id, name, self._known[account.id])
        if not near:
            return None
        question = fingerprint(f"who:{account.id}:{name}")
        return ContactQuestion(question, each.person, account, tuple(map(contact_of, near)))


def _answered(
    asked: Sequence[CompanyQuestion], answers: Mapping[str, int | None]
) -> Iterator[RecognisedAtAccount]:
    """The people whom the answers so far place at a target account."""
    for each in asked:
        for account in each.candidates:
            if account.id == answers.get(each.id):
                yield from (RecognisedAtAccount(person, account) for person in each.people)


def _member(session: Session, person: Person, now: datetime) -> MemberRow:
    """The member's row, or an unsaved one for a person who never used the bot."""
    asker = person.asker
    known = storage.people.members.member(session, asker.workspace, asker.user)
    return known or MemberRow(
        id=0,
        workspace_id=asker.workspace,
        user_id=asker.user,
        name=person.profile.name,
        zone=person.profile.zone_name,
        created_at=now,
        is_guest=person.profile.is_guest,
    )
