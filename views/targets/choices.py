"""Menus that suggest target accounts and their people, and the reading of their values.

A name that is not on the list can be chosen as typed; it is carried in the option, not stored.
"""

from domain.accounts import Account, ContactAtAccount
from domain.targets.choices import (
    AccountChoice,
    AccountSuggestions,
    CompanyChoice,
    ContactChoice,
    ContactSuggestions,
    PersonChoice,
    TypedCompany,
    TypedPerson,
)
from views import blocks, inputs, limits
from views.blocks import Block
from views.ids import Action

_ACCOUNT, _COMPANY, _CONTACT, _PERSON = "account", "company", "contact", "person"


def account_select(
    field: str,
    label: str,
    initial: Account | TypedCompany | None = None,
    *,
    hint: str = "",
    optional: bool = True,
) -> Block:
    """A field for a company: a target account, or another company as typed.

    Args:
        field: The block id. `read_company_choice` reads the chosen value.
    """
    element = _lookup(Action.FIND_ACCOUNT, "Type a company's name")
    match initial:
        case Account():
            element["initial_option"] = _account_option(initial)
        case TypedCompany(name) if name.strip():
            element["initial_option"] = _typed_option(_COMPANY, "Not on the list", name)
    return inputs.field(field, label, element, hint=hint, optional=optional)


def contact_select(
    field: str,
    label: str,
    initial: ContactAtAccount | TypedPerson | None = None,
    *,
    hint: str = "",
    optional: bool = True,
) -> Block:
    """A field for a person: a contact, or another person as typed.

    Args:
        field: The block id. `read_person_choice` reads the chosen value.
    """
    element = _lookup(Action.FIND_CONTACT, "Type a person's name")
    match initial:
        case ContactAtAccount():
            element["initial_option"] = _contact_option(initial)
        case TypedPerson(name) if name.strip():
            element["initial_option"] = _typed_option(_PERSON, "New person", name)
    return inputs.field(field, label, element, hint=hint, optional=optional)


def account_options(found: AccountSuggestions) -> list[Block]:
    """The suggestions of a field for a company."""
    options = [_account_option(account) for account in found.accounts]
    if found.typed.strip():
        options.append(_typed_option(_COMPANY, "Not on the list", found.typed))
    return options[-limits.OPTIONS :]


def contact_options(found: ContactSuggestions) -> list[Block]:
    """The suggestions of a field for a person."""
    options = [_contact_option(contact) for contact in found.contacts]
    if found.typed.strip():
        options.append(_typed_option(_PERSON, "New person", found.typed))
    return options[-limits.OPTIONS :]


def read_company_choice(value: str | None) -> CompanyChoice | None:
    """Reads the value of a field for a company; ``None`` for an empty one."""
    kind, _, chosen = (value or "").partition(":")
    if kind == _ACCOUNT:
        return AccountChoice(int(chosen))
    return TypedCompany(chosen) if kind == _COMPANY and chosen else None


def read_person_choice(value: str | None) -> PersonChoice | None:
    """Reads the value of a field for a person; ``None`` for an empty one."""
    kind, _, chosen = (value or "").partition(":")
    if kind == _CONTACT:
        return ContactChoice(int(chosen))
    return TypedPerson(chosen) if kind == _PERSON and chosen else None


def _lookup(action_id: str, placeholder: str) -> Block:
    return {
        "type": "external_select",
        "action_id": action_id,
        "placeholder": blocks.plain(placeholder, limits.PLACEHOLDER),
        "min_query_length": 0,
    }


def _account_option(account: Account) -> Block:
    described = " · ".join(filter(None, (account.domain, account.team)))
    option = blocks.option(f"{_ACCOUNT}:{account.id}", account.name)
    if described:
        option["description"] = blocks.plain(described, limits.OPTION_TEXT)
    return option


def _contact_option(found: ContactAtAccount) -> Block:
    person = found.contact
    # A long title is cut, so that the account still fits.
    title = blocks.shorten(person.title, 24) if person.title else ""
    name = blocks.shorten(person.name, 30)
    shown = " · ".join(filter(None, (name, title, found.account)))
    return blocks.option(f"{_CONTACT}:{person.id}", shown)


def _typed_option(kind: str, label: str, typed: str) -> Block:
    # The value carries the typed name; names fit into an option's value.
    name = " ".join(typed.split())
    return blocks.option(f"{kind}:{name}", f"{label}: {name}")
