"""Suggestions while a member types the name of a target account or of a contact there."""

from sqlmodel import Session

import storage.people.members
import storage.targets.lists
import storage.targets.suggestions
from domain.accounts import ContactAtAccount
from domain.names.letters import plain_letters, words_of
from domain.people.members import Person
from domain.targets.choices import AccountSuggestions, ContactSuggestions
from services.targets.matching import account_of, contact_of
from storage.tables import id_of
from storage.targets.lists import Lists, TouchedBy

#: How many suggestions are shown. Typing on narrows them down.
_MOST = 30
#: How many of the typed words are compared.
_MOST_WORDS = 6


def accounts_matching(session: Session, person: Person, typed: str) -> AccountSuggestions:
    """The member's target accounts that match the typed text; for empty text, some of all."""
    website = typed.strip().lower()
    rows = storage.targets.suggestions.accounts_beginning(
        session, person.asker.workspace, _lists(session, person), _words(typed), website, _MOST
    )
    return AccountSuggestions(typed, tuple(account_of(session, row) for row in rows))


def contacts_matching(session: Session, person: Person, typed: str) -> ContactSuggestions:
    """The contacts at the member's target accounts who match the typed text."""
    rows = storage.targets.suggestions.contacts_beginning(
        session, person.asker.workspace, _lists(session, person), _words(typed), _MOST
    )
    found = tuple(ContactAtAccount(contact_of(row), account) for row, account in rows)
    return ContactSuggestions(typed, found)


def _words(typed: str) -> list[str]:
    """The typed words in compared form, legal forms included: "inc" may begin another word."""
    return words_of(plain_letters(typed).replace("'", ""))[:_MOST_WORDS]


def _lists(session: Session, person: Person) -> Lists:
    """The part of the list that counts for a person, who may have no member row yet."""
    member = storage.people.members.member(session, person.asker.workspace, person.asker.user)
    if person.profile.is_guest:
        return TouchedBy(id_of(member) if member else 0)
    return storage.targets.lists.lists_of_member(session, member) if member else ()
