"""Choices in a form field that suggests accounts or contacts while a person types."""

from dataclasses import dataclass

from domain.accounts import Account, ContactAtAccount


@dataclass(frozen=True)
class AccountChoice:
    """A target account from the list."""

    account_id: int


@dataclass(frozen=True)
class TypedCompany:
    """A company that was typed instead of chosen; it may still mean a target account."""

    name: str


@dataclass(frozen=True)
class ContactChoice:
    """A known person at a target account."""

    contact_id: int


@dataclass(frozen=True)
class TypedPerson:
    """A person whose name was typed instead of chosen."""

    name: str


CompanyChoice = AccountChoice | TypedCompany
PersonChoice = ContactChoice | TypedPerson


@dataclass(frozen=True)
class AccountSuggestions:
    """The target accounts that match the typed text, the most likely first."""

    typed: str
    accounts: tuple[Account, ...] = ()


@dataclass(frozen=True)
class ContactSuggestions:
    """The contacts who match the typed text, the most likely first."""

    typed: str
    contacts: tuple[ContactAtAccount, ...] = ()
