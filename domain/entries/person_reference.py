"""The person named in an entry, and the questions asked back about them."""

from dataclasses import dataclass
from enum import StrEnum

from domain.accounts import Account, ContactAtAccount


@dataclass(frozen=True)
class PersonReference:
    """A person as typed, with the answers given about them.

    Args:
        name: As typed; empty for a company alone.
        title: As typed; may be empty.
        company: As typed; may be empty.
        account_id: The target account chosen for them.
        contact_id: The contact chosen for them.
        outside: Whether the answer was: at no target account.
        new: Whether the answer was: none of the account's contacts.
    """

    name: str = ""
    title: str = ""
    company: str = ""
    account_id: int | None = None
    contact_id: int | None = None
    outside: bool = False
    new: bool = False


NO_PERSON = PersonReference()
"""No person is named."""


class PersonQuestionKind(StrEnum):
    """The question asked back before an entry about a person is saved."""

    NEAR = "near"  # the company's name is only close to accounts' names
    SEVERAL = "several"  # several accounts have a contact of this name
    COMPANY = "company"  # no contact has this name
    PERSON = "person"  # the person's name is only close to contacts' names


@dataclass(frozen=True)
class PersonQuestion:
    """The named person is ambiguous; nothing is saved yet.

    Args:
        whom: The person as typed.
        candidates: The accounts to choose from; empty if the question asks for the company.
        people: The contacts to choose from, if only the person is ambiguous.
    """

    question: PersonQuestionKind
    whom: PersonReference
    candidates: tuple[Account, ...] = ()
    people: tuple[ContactAtAccount, ...] = ()

    @property
    def at_one_account(self) -> bool:
        """Whether the account is known, and only the person there is not."""
        return self.whom.account_id is not None


@dataclass(frozen=True)
class PersonPrefill:
    """The person in a form when it opens; ``None`` where unknown or deleted."""

    contact: ContactAtAccount | None = None
    account: Account | None = None
