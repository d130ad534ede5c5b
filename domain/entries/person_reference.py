"""The person whom an entry is about, as far as they were named, and what is asked about them."""

from dataclasses import dataclass
from enum import StrEnum

from domain.accounts import Account, ContactAtAccount


@dataclass(frozen=True)
class PersonReference:
    """A person, as far as it was said who they are.

    Args:
        name: As typed; empty for a company alone.
        title: As typed; may be empty.
        company: As typed; may be empty.
        account_id: The target account that was chosen for them.
        contact_id: The known person who was chosen.
        outside: It was answered that they are at no target account.
        new: It was answered that they are nobody known there.
    """

    name: str = ""
    title: str = ""
    company: str = ""
    account_id: int | None = None
    contact_id: int | None = None
    outside: bool = False
    new: bool = False


NO_PERSON = PersonReference()
"""Nobody was named."""


class PersonQuestionKind(StrEnum):
    """What is asked back before an entry about somebody is kept."""

    NEAR = "near"  # the company's name is only near to those of accounts
    SEVERAL = "several"  # people of this name are at several accounts
    COMPANY = "company"  # nobody of this name is known
    PERSON = "person"  # the person's name is only near to those of people known there


@dataclass(frozen=True)
class PersonQuestion:
    """Nothing was kept yet: it is not sure who is meant.

    Args:
        whom: As it was said.
        candidates: The accounts to choose from; none where the company is asked for.
        people: Those to choose from, where the account is sure and the person is not.
    """

    question: PersonQuestionKind
    whom: PersonReference
    candidates: tuple[Account, ...] = ()
    people: tuple[ContactAtAccount, ...] = ()


@dataclass(frozen=True)
class PersonPrefill:
    """Whom a form is about when it opens; ``None`` for who is gone, or was not said."""

    contact: ContactAtAccount | None = None
    account: Account | None = None
