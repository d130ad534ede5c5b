"""Accounts and their people as forms say them, and what came of saving one."""

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
MOST_OTHER_NAMES = 20


class ListOutcome(StrEnum):
    """What became of an account or a person there."""

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
    """An account as its form or a line says it.

    Args:
        website: As typed; may be empty.
        aliases: Under which people write of it.
        owner: Slack's id of the member who looks after it, or ``None``.
        team_id: Whose list it is on; ``None`` for the whole workspace's.
    """

    name: str
    website: str = ""
    aliases: tuple[str, ...] = ()
    owner: str | None = None
    team_id: int | None = None

    @property
    def domain(self) -> str | None:
        """Of its website; ``None`` where none was said."""
        return domain_of(self.website) if self.website else None

    def check(self) -> None:
        """Refuses what cannot be an account.

        Raises:
            UserError: with the form field that it is about.
        """
        _check_name(self.name, Field.ACCOUNT_NAME)
        if self.website and self.domain is None:
            raise UserError(
                "That website belongs to no single company.",
                "Type it like acme.com, or leave it out.",
                field=Field.WEBSITE,
            )
        if len(self.aliases) > MOST_OTHER_NAMES:
            raise UserError(
                f"An account has at most {MOST_OTHER_NAMES} other names.",
                "Keep those that people really write.",
                field=Field.ALIASES,
            )
        for name in self.aliases:
            _check_name(name, Field.ALIASES)


@dataclass(frozen=True)
class AccountForm:
    """What an account's form opens with.

    Args:
        account_id: ``None`` for a new account.
        owner: Slack's user id.
        teams: Whose lists it may be on.
    """

    account_id: int | None
    details: AccountDetails
    teams: tuple[TeamName, ...] = ()
    archived: bool = False


@dataclass(frozen=True)
class AccountSaved:
    """An account was added or changed.

    Args:
        act_id: ``None`` where nothing was new.
    """

    act_id: int | None
    account: Account
    done: ListOutcome


@dataclass(frozen=True)
class AccountQuestion:
    """Nothing is saved yet: the new name is near to accounts that are on the list.

    Args:
        near: The most likely first; at least one.
    """

    details: AccountDetails
    near: tuple[Account, ...]


@dataclass(frozen=True)
class ContactDetails:
    """A person at an account as the form says them.

    Args:
        aliases: Under which people write of them.
    """

    name: str
    title: str = ""
    role: Role | None = None
    aliases: tuple[str, ...] = ()

    def check(self) -> None:
        """Refuses what is no person's name.

        Raises:
            UserError: with the form field that it is about.
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
        if len(self.aliases) > MOST_OTHER_NAMES:
            raise UserError(
                f"A person has at most {MOST_OTHER_NAMES} other names.",
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
    """A person, for their form.

    Args:
        may_erase: The asker is a coach.
        aliases: Under which people write of them.
    """

    contact: Contact
    account: str
    may_erase: bool
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class ContactSaved:
    """A person was added, changed, removed or erased.

    Args:
        act_id: ``None`` where nothing was new, and for what can't be taken back.
        account: The account's name.
        name: Empty for an erased person.
        other: Where two turned out to be one: the name of the other.
    """

    act_id: int | None
    account_id: int
    account: str
    done: ListOutcome
    name: str = ""
    other: str = ""


@dataclass(frozen=True)
class MergeCandidates:
    """A person who may be known twice at an account.

    Args:
        account: The account's name.
        others: Who else is there, those of a near name first.
    """

    contact: Contact
    account: str
    others: tuple[Contact, ...]

    def other(self, contact_id: int) -> Contact:
        """The one of this number.

        Raises:
            UserError: they are gone meanwhile.
        """
        for each in self.others:
            if each.id == contact_id:
                return each
        raise UserError(
            "That person isn't on the list any more.",
            "Choose somebody else.",
            field=Field.SAME_PERSON,
        )


def _check_name(name: str, field: Field) -> None:
    if not match_key(name):
        raise UserError("An account needs a name.", "Type the company's.", field=field)
    if len(name) > LONGEST_NAME:
        raise UserError(
            f"A name has at most {LONGEST_NAME} characters.", "Shorten it.", field=field
        )
