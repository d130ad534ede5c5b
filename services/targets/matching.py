"""Matches a company's name to a member's target accounts: exactly, nearly, or not at all.

The website is compared first, then the name and its confirmed aliases. A near match leads to a
question, whose answer is saved as an alias.
"""

from collections.abc import Sequence

from sqlmodel import Session

import storage.people.members
import storage.people.teams
import storage.targets.accounts
import storage.targets.lists
from domain.accounts import Account, Contact, Role
from domain.errors import UserError
from domain.names.company_domains import domain_of
from domain.names.company_names import Known, closest, match_key
from domain.names.letters import plain_letters, words_of
from domain.people.members import Person
from domain.targets.matching import Company, NearMatch, NoMatch, TargetMatch
from domain.targets.namesakes import are_several
from storage.tables import AccountAliasRow, AccountRow, ContactRow, MemberRow, TeamRow, id_of

#: How many accounts a near match offers.
_MOST_CANDIDATES = 3


class Targets:
    """One member's target accounts, read once for a whole list of names."""

    def __init__(self, session: Session, member: MemberRow) -> None:
        self._session = session
        self._workspace = member.workspace_id
        self._lists = storage.targets.lists.lists_of_member(session, member)
        self._known: list[Known] | None = None

    def find(self, typed: str) -> Company:
        """Matches a company's name, website or e-mail address.

        A name or website that several companies of the list have is asked about.
        """
        found = self._exactly(typed)
        if len(found) > 1:
            return NearMatch(typed, self._accounts(found[:_MOST_CANDIDATES]))
        if found:
            return TargetMatch(account_of(self._session, found[0]))
        near = closest(typed, self._all(), _MOST_CANDIDATES)
        rows = storage.targets.accounts.accounts_by_id(self._session, near)
        candidates = self._accounts([rows[account_id] for account_id in near])
        return NearMatch(typed, candidates) if candidates else NoMatch(typed)

    def exactly(self, typed: str) -> Account | None:
        """The one account with this name, alias, website or e-mail domain; else ``None``."""
        found = self._exactly(typed)
        return account_of(self._session, found[0]) if len(found) == 1 else None

    def with_person(self, person_key: str) -> list[Account]:
        """The accounts that have a contact with this compared name."""
        contacts = storage.targets.accounts.target_contacts_with_key(
            self._session, self._workspace, self._lists, person_key
        )
        rows = storage.targets.accounts.accounts_by_id(
            self._session, {contact.account_id for contact in contacts}
        )
        return [account_of(self._session, row) for row in rows.values()]

    def _exactly(self, typed: str) -> list[AccountRow]:
        """The account that is meant, or all of several companies that may be; else none."""
        domain, key = domain_of(typed), match_key(typed)
        if domain is not None:
            found = storage.targets.accounts.targets_with_domain(
                self._session, self._workspace, self._lists, domain
            )
            if found:
                return found if are_several(found) else found[:1]
        if not key:
            return []
        found = storage.targets.accounts.targets_with_key(
            self._session, self._workspace, self._lists, key
        )
        own = [row for row in found if row.match_key == key] or found
        if not are_several(own):
            return own[:1]
        written = [row for row in own if row.name.casefold() == typed.strip().casefold()]
        # "Metro AG" is one of two Metros; "Metro" is not, even if one is called just that.
        says_more = " ".join(words_of(plain_letters(typed))) != key
        return written if says_more and len(written) == 1 else own

    def _accounts(self, rows: Sequence[AccountRow]) -> tuple[Account, ...]:
        return tuple(account_of(self._session, row) for row in rows)

    def _all(self) -> list[Known]:
        if self._known is None:
            keys = storage.targets.accounts.keys_of_targets(
                self._session, self._workspace, self._lists
            )
            self._known = [Known(account_id, key) for account_id, key in keys]
        return self._known


def account_called(session: Session, person: Person, typed: str) -> Account | None:
    """The person's one target account with exactly this name, alias or website; else ``None``."""
    asker = person.asker
    member = storage.people.members.member(session, asker.workspace, asker.user)
    return Targets(session, member).exactly(typed) if member is not None else None


def account_named(session: Session, member: MemberRow, account_id: int) -> Account:
    """The member's target account that was chosen in a form.

    Raises:
        UserError: the account is gone, or no longer a target of the member.
    """
    row = storage.targets.accounts.account(session, member.workspace_id, account_id)
    if row is None or not is_target(session, member, row):
        raise UserError(
            "That account isn't on the list any more.", "`/ssi accounts` shows the list."
        )
    return account_of(session, row)


def is_target(session: Session, member: MemberRow, row: AccountRow) -> bool:
    """Whether an account is the member's target: not archived, and on a list that counts."""
    lists = storage.targets.lists.lists_of_member(session, member)
    return row.archived_at is None and storage.targets.lists.has_account(session, lists, row)


def may_name(session: Session, member: MemberRow, contact_id: int | None) -> bool:
    """Whether an entry of a member may name this contact, or (``None``) make a new one.

    Guests add no contacts, and name only those whom they touched before.
    """
    if not member.is_guest:
        return True
    lists = storage.targets.lists.lists_of_member(session, member)
    return contact_id is not None and storage.targets.lists.has_contact(session, lists, contact_id)


def remember_alias(session: Session, account_id: int, typed: str, act_id: int) -> None:
    """Saves a confirmed alias of an account, if it is new. Undo removes it."""
    row = session.get(AccountRow, account_id)
    key = match_key(typed)
    if row is None or not key or key == row.match_key:
        return
    if storage.targets.accounts.alias(session, account_id, key) is None:
        session.add(
            AccountAliasRow(
                workspace_id=row.workspace_id,
                account_id=account_id,
                alias=typed[:200],
                match_key=key[:200],
                made_by=act_id,
            )
        )
        session.flush()


def account_of(session: Session, row: AccountRow) -> Account:
    """A row as an account."""
    team = session.get(TeamRow, row.team_id) if row.team_id is not None else None
    owner = session.get(MemberRow, row.owner_id) if row.owner_id is not None else None
    return Account(
        id=id_of(row),
        name=row.name,
        domain=row.domain,
        team=team.name if team else None,
        owner=owner.name if owner else None,
        archived=row.archived_at is not None,
    )


def contact_of(row: ContactRow) -> Contact:
    """A row as a contact."""
    return Contact(
        id=id_of(row),
        account_id=row.account_id,
        name=row.name,
        title=row.title,
        role=Role(row.role) if row.role else None,
    )
