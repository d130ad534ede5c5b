"""Decides which people in a file work at a target account, by today's list.

The member is not asked, because a file may have thousands of people. A person about whom it is
unclear counts as not at one; the preview says how many these are.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from sqlmodel import Session

import storage.imports.target_people
import storage.people.members
import storage.targets.accounts
import storage.targets.lists
from domain.names.company_domains import domain_of
from domain.names.company_names import Known, match_key
from domain.names.near_companies import NearCompanies
from domain.names.near_people import near_keys
from domain.names.person_names import person_key
from domain.people.members import Person
from linkedin.records import Correspondent
from services.targets.matching import Targets
from storage.targets.lists import Lists


@dataclass(frozen=True)
class Employer:
    """Where a person works, as far as the list of accounts knows.

    Args:
        account_id: Their target account; ``None`` if it is none, or unclear.
        unclear: Whether several accounts may be meant, or the name only resembles one.
        near_known: Whether a contact there has a near name, and may be the same person.
    """

    account_id: int | None = None
    unclear: bool = False
    near_known: bool = False


_ELSEWHERE = Employer()
_UNCLEAR = Employer(unclear=True)


class TargetPeople:
    """Reads the member's list of accounts once, for all people of a file."""

    def __init__(self, session: Session, person: Person) -> None:
        workspace = person.asker.workspace
        member = storage.people.members.member(session, workspace, person.asker.user)
        self._guest = person.profile.is_guest if member is None else member.may_be_guest
        # A person without an entry has no team and, as a guest, no part of the list.
        lists: Lists = (
            () if member is None else storage.targets.lists.lists_of_member(session, member)
        )
        nothing = member is None and self._guest
        keys = (
            [] if nothing else storage.targets.accounts.keys_of_targets(session, workspace, lists)
        )
        people = (
            []
            if nothing
            else storage.imports.target_people.names_at_targets(session, workspace, lists)
        )
        self._targets = Targets(session, member) if member is not None else None
        self._by_key: dict[str, set[int]] = defaultdict(set)
        for account_id, key in keys:
            self._by_key[key].add(account_id)
        self._near = NearCompanies(Known(account_id, key) for account_id, key in keys)
        self._with_name: dict[str, set[int]] = defaultdict(set)
        self._names_at: dict[int, list[str]] = defaultdict(list)
        for account_id, key in people:
            self._with_name[key].add(account_id)
            self._names_at[account_id].append(key)
        self._company = cache(self._of_company)

    def employer(self, other: Correspondent) -> Employer:
        """The account where a person works: by their company if the file has it, else by name."""
        key = person_key(other.name)[:200]
        known_at = self._with_name.get(key, set()) if key else set()
        if not other.company:
            return self._at(known_at, key) if known_at else _ELSEWHERE
        exact, near = self._company(other.company)
        if exact:
            return self._at(exact, key)
        # A contact of this name at a company of a near name is the same person.
        if len(near & known_at) == 1:
            return self._at(near & known_at, key)
        return _UNCLEAR if near else _ELSEWHERE

    def _of_company(self, company: str) -> tuple[set[int], set[int]]:
        """The accounts that a company's name means, and those that it may mean."""
        found = self._by_key.get(match_key(company)[:200], set())
        if self._targets is not None and (len(found) > 1 or domain_of(company) is not None):
            account = self._targets.exactly(company)
            if account is not None:
                return {account.id}, set()
        return found, set() if found else set(self._near.near(company))

    def _at(self, accounts: set[int], key: str) -> Employer:
        if len(accounts) != 1 or not key:
            return _UNCLEAR
        [account_id] = accounts
        names = self._names_at.get(account_id, [])
        if key in names:
            return Employer(account_id)
        if self._guest:  # Guests add no contacts.
            return _ELSEWHERE
        return Employer(account_id, near_known=any(near_keys(key, each) for each in names))
