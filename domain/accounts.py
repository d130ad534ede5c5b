"""Target accounts, and the people of their buying committees."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What somebody is in the buying committee."""

    DECISION_MAKER = "decision_maker"
    CHAMPION = "champion"
    INFLUENCER = "influencer"
    USER = "user"
    OTHER = "other"


@dataclass(frozen=True)
class Account:
    """A target account.

    Args:
        domain: Of its website, or ``None``.
        team: The name of the one team that has it; ``None`` where all have it.
        owner: The name of the member who looks after it, or ``None``.
        archived: Kept with its history, but no target any more.
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
        role: ``None`` while nobody has said it.
    """

    id: int
    account_id: int
    name: str
    title: str = ""
    role: Role | None = None


@dataclass(frozen=True)
class ContactAtAccount:
    """A known person, with the name of the account where they work."""

    contact: Contact
    account: str
