"""An account's page: its buying committee, latest touches, active members and wins."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.accounts import Account, Contact, Role
from domain.entries.audiences import PostReaders
from domain.entries.corrections import MatchedEntry
from domain.entries.touches import TouchKind
from domain.entries.wins import Win
from domain.targets.account_list import Coverage

#: People on one page.
PEOPLE_PAGE = 20
#: The roles that a complete buying committee has, in the order of the page.
WANTED_ROLES = (Role.DECISION_MAKER, Role.CHAMPION, Role.INFLUENCER, Role.USER)


class Reach(StrEnum):
    """How close a contact is, from far to near."""

    NOT_YET = "not_yet"
    IN_TOUCH = "in_touch"  # by a touch that the person may not see
    COMMENTED = "commented"  # a member commented on their post
    ENGAGED = "engaged"  # they engaged with a member's post
    WRITTEN_TO = "written_to"  # a member wrote to them
    IN_CONVERSATION = "in_conversation"  # they answered a DM


@dataclass(frozen=True)
class CommitteeMember:
    """A contact in an account's buying committee.

    Args:
        waits: Whether they engaged, and wait for the person's DM.
    """

    contact: Contact
    reach: Reach
    waits: bool = False


@dataclass(frozen=True)
class EngagedPost:
    """A post of the person that a contact engaged with; ``title`` may be empty."""

    id: int
    title: str
    posted_on: date


@dataclass(frozen=True)
class AccountTouch:
    """A touch of the account that the person may see, or several that share a line.

    Touches of the same kind by one member with the same person on one day share a line.

    Args:
        who: The member's name; empty for the person's own touch.
        contact: The contact's name; empty if unknown.
        replied: Whether they answered the DM.
        entry: The entry of a single touch, if the person may correct whom it was matched to.
        posts: The person's posts of several engagements; the people listed there are corrected.
    """

    kind: TouchKind
    on: date
    who: str = ""
    contact: str = ""
    replied: bool = False
    entry: MatchedEntry | None = None
    times: int = 1
    posts: tuple[EngagedPost, ...] = ()


@dataclass(frozen=True)
class AccountWin:
    """A win at the account.

    Args:
        who: The member's name; empty for the person's own win.
    """

    win: Win
    who: str = ""


@dataclass(frozen=True)
class AccountPage:
    """An account's page.

    Args:
        aliases: Other names that people use for it.
        people: One page of its contacts, by role and name.
        gaps: Roles that no contact has yet.
        touches: The latest touches, newest first; those that share a line are one.
        more_touches: How many older ones of the last year are not shown.
        wins: The latest wins, newest first.
        readers: How many there saw posts of members who share this, newest post first.
        in_touch: Names of the members in touch with it who share this.
        may_coach: Whether the person may edit it.
        counts_all: Whether everyone's touches count, as for a coach without council mode.
        may_change: Whether the person may change its people. Guests may not.
    """

    account: Account
    coverage: Coverage
    aliases: tuple[str, ...] = ()
    people: tuple[CommitteeMember, ...] = ()
    people_page: int = 1
    people_pages: int = 1
    gaps: tuple[Role, ...] = WANTED_ROLES
    touches: tuple[AccountTouch, ...] = ()
    more_touches: int = 0
    wins: tuple[AccountWin, ...] = ()
    readers: tuple[PostReaders, ...] = ()
    in_touch: tuple[str, ...] = ()
    may_coach: bool = False
    counts_all: bool = False
    may_change: bool = True
