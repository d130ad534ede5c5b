"""What fits while somebody types the name of a company or a person: only targets of theirs."""

from sqlmodel import Session

import storage.people.members
import storage.targets.accounts
import storage.targets.suggestions
from domain.accounts import ContactAtAccount
from domain.names.letters import plain_letters, words_of
from domain.people.members import Person
from domain.targets.choices import AccountSuggestions, ContactSuggestions
from services.targets.matching import account_of, contact_of
from storage.tables import id_of

#: More than anybody reads; who sees too many types on.
_MOST = 30
#: Words of what was typed that are looked at.
_MOST_WORDS = 6


def accounts_matching(session: Session, person: Person, typed: str) -> AccountSuggestions:
    """The member's target accounts that fit what was typed so far; some of all for nothing."""
    website = typed.strip().lower()
    rows = storage.targets.suggestions.accounts_beginning(
        session, person.asker.workspace, _teams(session, person), _words(typed), website, _MOST
    )
    return AccountSuggestions(typed, tuple(account_of(session, row) for row in rows))


def contacts_matching(session: Session, person: Person, typed: str) -> ContactSuggestions:
    """The people at the member's target accounts who fit what was typed so far."""
    rows = storage.targets.suggestions.contacts_beginning(
        session, person.asker.workspace, _teams(session, person), _words(typed), _MOST
    )
    found = tuple(ContactAtAccount(contact_of(row), account) for row, account in rows)
    return ContactSuggestions(typed, found)


def _words(typed: str) -> list[str]:
    """The words typed, as names are compared; what is typed half is no legal form to leave out."""
    return words_of(plain_letters(typed).replace("'", ""))[:_MOST_WORDS]


def _teams(session: Session, person: Person) -> list[int]:
    """The teams whose own lists count; none for somebody new."""
    member = storage.people.members.member(session, person.asker.workspace, person.asker.user)
    return storage.targets.accounts.teams_of_member(session, id_of(member)) if member else []
