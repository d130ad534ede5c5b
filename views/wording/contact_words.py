"""Names of contacts and accounts in the sentences of coaching messages."""

from domain.coaching.target_facts import ContactReference
from views import words

_LONGEST = 90


def person(contact: ContactReference) -> str:
    """Their name, or ``someone``: an erased person has no name."""
    return name(contact.name) if contact.name else "someone"


def at_account(contact: ContactReference) -> str:
    """``Jane Doe at Acme``."""
    return f"{person(contact)} at {name(contact.account)}"


def named(contact: ContactReference) -> str:
    """``Jane Doe (Acme)``."""
    return f"{person(contact)} ({name(contact.account)})"


def name(typed: str) -> str:
    """A name as typed, shortened and escaped."""
    return words.names([typed], longest=_LONGEST)
