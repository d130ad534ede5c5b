"""Accounts and contacts as typed in a form, and the results of saving them."""

from dataclasses import dataclass
from enum import StrEnum

from domain.accounts import Account, Contact, Role
from domain.errors import UserError
from domain.fields import Field
from domain.names.company_domains import domain_of
from domain.names.company_names import match_key
from domain.names.person_names import may_be_name, shown_name
from domain.people.teams import TeamName

LONGEST_NAME = 200
MOST_ALIASES = 20


class ListOutcome(StrEnum):
    """What happened to an account or a contact."""

    ADDED = "added"
    CHANGED = "changed"
    ARCHIVED = "archived"
    RESTORED = "restored"
    REMOVED = "removed"
    NAMED = "named"
    ERASED = "erased"
    MERGED = "merged"


@dataclass(frozen=True)
class AccountDetails:
    """An account as typed in its form or in a line.

    Args:
        website: As typed; may be empty.
        aliases: Other names that people use for it.
        owner: The Slack user id of the member who owns it, or ``None``.
        team_id: The team whose list it is on; ``None`` for the workspace's list.
    """

    name: str
    website: str = ""
    aliases: tuple[str, ...] = ()
    owner: str | None = None
    team_id: int | None = None

    @property
    def domain(self) -> str | None:
        """The domain of its website; ``None`` without a website."""
        return domain_of(self.website) if self.website else None

    def check(self) -> None:
        """Refuses invalid details.

        Raises:
            UserError: the name, the website or an alias is invalid; with its form field.
        """
        _check_name(self.name, Field.ACCOUNT_NAME)
        if self.website and self.domain is None:
            raise UserError(
                "That website belongs to no single company.",
                "Type it like acme.com, or leave it out.",
                field=Field.WEBSITE,
            )
        if len(self.aliases) > MOST_ALIASES:
            raise UserError(
                f"An account has at most {MOST_ALIASES} aliases.",
                "Keep those that people really write.",
                field=Field.ALIASES,
            )
        for name in self.aliases:
            _check_name(name, Field.ALIASES)


@dataclass(frozen=True)
class AccountForm:
    """The prefill of an account's form.

    Args:
        account_id: ``None`` for a new account.
        teams: The teams whose lists it may be on.
    """

    account_id: int | None
    details: AccountDetails
    teams: tuple[TeamName, ...] = ()
    archived: bool = False


@dataclass(frozen=True)
class AccountSaved:
    """An account was added or changed.

    Args:
        act_id: ``None`` if nothing changed.
    """

    act_id: int | None
    account: Account
    done: ListOutcome


@dataclass(frozen=True)
class AccountQuestion:
    """The new name is close to accounts on the list; nothing is saved yet.

    Args:
        near: Those accounts, the most likely first; at least one.
    """

    details: AccountDetails
    near: tuple[Account, ...]


@dataclass(frozen=True)
class ContactDetails:
    """A contact as typed in their form.

    Args:
        aliases: Other names that people use for them.
    """

    name: str
    title: str = ""
    role: Role | None = None
    aliases: tuple[str, ...] = ()

    def check(self) -> None:
        """Refuses invalid details.

        Raises:
            UserError: the name, the title or an alias is invalid; with its form field.
        """
        if not may_be_name(shown_name(self.name)):
            raise UserError(
                "That doesn't look like a person's name.",
                "Type it like Jane Doe.",
                field=Field.CONTACT_NAME,
            )
        if len(self.title) > LONGEST_NAME:
            raise UserError(
                f"A title has at most {LONGEST_NAME} characters.",
                "Shorten it.",
                field=Field.CONTACT_TITLE,
            )
        if len(self.aliases) > MOST_ALIASES:
            raise UserError(
                f"A person has at most {MOST_ALIASES} aliases.",
                "Keep those that people really write.",
                field=Field.ALIASES,
            )
        for name in self.aliases:
            if not may_be_name(shown_name(name)):
                raise UserError(
                    "One of these doesn't look like a person's name.",
                    "Type one name a line, like Jane Smith.",
                    field=Field.ALIASES,
                )


@dataclass(frozen=True)
class ContactToEdit:
    """The prefill of a contact's form.

    Args:
        account: The account's name.
        may_erase: Whether the person at the form is a coach, who may erase contacts.
        aliases: Other names that people use for them.
    """

    contact: Contact
    account: str
    may_erase: bool
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class ContactSaved:
    """A contact was added, changed, removed, erased or merged.

    Args:
        act_id: ``None`` if nothing changed, or if the change can't be undone.
        account: The account's name.
        name: Empty for an erased contact.
        other: After a merge, the name of the contact that was merged into this one.
        others: The other members with entries about a removed contact, by name if they share it.
    """

    act_id: int | None
    account_id: int
    account: str
    done: ListOutcome
    name: str = ""
    other: str = ""
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class MergeCandidates:
    """The contacts that may be the same person as one contact.

    Args:
        account: The account's name.
        others: The account's other contacts, those with similar names first.
    """

    contact: Contact
    account: str
    others: tuple[Contact, ...]

    def other(self, contact_id: int) -> Contact:
        """The other contact with an id.

        Raises:
            UserError: that contact no longer exists.
        """
        for each in self.others:
            if each.id == contact_id:
                return each
        raise UserError(
            "That person isn't on the list any more.",
            "Choose another person.",
            field=Field.SAME_PERSON,
        )


def _check_name(name: str, field: Field) -> None:
    if not match_key(name):
        raise UserError("An account needs a name.", "Type the company's.", field=field)
    if len(name) > LONGEST_NAME:
        raise UserError(
            f"A name has at most {LONGEST_NAME} characters.", "Shorten it.", field=field
        )
