"""One account: its buying committee, what happened there lately, who is on it, what was won."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.accounts import Account, Contact, Role
from domain.entries.touches import TouchKind
from domain.entries.wins import Win
from domain.targets.account_list import Coverage

#: People on one page.
PEOPLE_PAGE = 20
#: The roles without which a buying committee has a gap, in the order in which they are shown.
WANTED_ROLES = (Role.DECISION_MAKER, Role.CHAMPION, Role.INFLUENCER, Role.USER)


class Reach(StrEnum):
    """How close a person at an account is, from far to near."""

    NOT_YET = "not_yet"
    REACHED = "reached"  # somebody was in touch with them
    ENGAGED = "engaged"  # they engaged with a post
    IN_CONVERSATION = "in_conversation"  # they answered a DM


@dataclass(frozen=True)
class CommitteeMember:
    """A person at an account."""

    contact: Contact
    reach: Reach


@dataclass(frozen=True)
class AccountTouch:
    """A touch of the account that the asker may know of.

    Args:
        who: The member's name; empty for the asker.
        contact: Empty where unknown.
    """

    kind: TouchKind
    on: date
    who: str = ""
    contact: str = ""
    replied: bool = False


@dataclass(frozen=True)
class AccountWin:
    """A win at the account.

    Args:
        who: The member's name; empty for the asker.
    """

    win: Win
    who: str = ""


@dataclass(frozen=True)
class AccountPage:
    """An account's page.

    Args:
        aliases: Under which people write of it.
        people: One page of its people, by role and name.
        gaps: Roles that nobody has yet.
        touches: The latest ones, newest first.
        wins: The latest ones, newest first.
        on_it: Names of those who are in touch with it and tell so.
        may_coach: The asker may edit it.
    """

    account: Account
    coverage: Coverage
    aliases: tuple[str, ...] = ()
    people: tuple[CommitteeMember, ...] = ()
    people_page: int = 1
    people_pages: int = 1
    gaps: tuple[Role, ...] = WANTED_ROLES
    touches: tuple[AccountTouch, ...] = ()
    wins: tuple[AccountWin, ...] = ()
    on_it: tuple[str, ...] = ()
    may_coach: bool = False
