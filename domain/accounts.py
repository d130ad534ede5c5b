"""Target accounts and the contacts of their buying committees."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """A contact's role in the buying committee."""

    DECISION_MAKER = "decision_maker"
    CHAMPION = "champion"
    INFLUENCER = "influencer"
    USER = "user"
    OTHER = "other"


@dataclass(frozen=True)
class Account:
    """A target account.

    Args:
        domain: The domain of its website, or ``None``.
        team: The name of the team whose list it is on; ``None`` for the workspace's list.
        owner: The name of the member who owns it, or ``None``.
        archived: Whether it is no longer a target; its history remains.
    """

    id: int
    name: str
    domain: str | None = None
    team: str | None = None
    owner: str | None = None
    archived: bool = False


@dataclass(frozen=True)
class Contact:
    """A person at a target account.

    Args:
        title: As pasted; may be empty.
        role: ``None`` while unknown.
    """

    id: int
    account_id: int
    name: str
    title: str = ""
    role: Role | None = None


@dataclass(frozen=True)
class ContactAtAccount:
    """A contact, with the name of the account where they work."""

    contact: Contact
    account: str


@dataclass(frozen=True)
class ListState:
    """What an answer must know about a member's target accounts to choose its next step.

    Args:
        empty: Whether no target account counts for the member.
        may_add: Whether they may add accounts themselves: an admin, or a coach.
        guest: Whether they are a guest, for whom no account is added.
    """

    empty: bool = False
    may_add: bool = False
    guest: bool = False


#: The state of a list that has target accounts, for a member who may not add more.
FILLED = ListState()
