"""What the coaching rules look at beside posts: target people, accounts, DMs, comments, scores."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from domain.accounts import Role
from domain.entries.touches import DmCounts
from domain.figures.target_share import TargetShare

#: Days over which DMs are counted, beside as many before.
DM_DAYS = 28
#: Days back that somebody who engaged is remembered.
ENGAGED_DAYS = 28
#: Days in which somebody who engaged is warm; later, a message about it comes out of nowhere.
WARM_DAYS = 14
#: Days back that touches of accounts are looked at.
TOUCH_DAYS = 90
#: Who has not commented for so long does not use it, and is left in peace.
COMMENT_DAYS = 28
#: Two looks at the SSI are compared from so many days on.
SCORE_DAYS = 14
#: A look at the SSI longer ago says nothing about now.
SCORE_COUNTS_DAYS = 35


@dataclass(frozen=True)
class ContactReference:
    """Somebody at a target account, as a finding names them.

    Args:
        name: Empty once they were erased.
        account: The account's name.
    """

    contact_id: int
    name: str
    account_id: int
    account: str


@dataclass(frozen=True)
class EngagedTarget:
    """Somebody at a target account who engaged with a post of the member.

    Args:
        engaged_on: When they were listed last, the member's local date.
        posted_on: The latest post that they engaged with.
        written_on: When the member wrote to them last, or ``None``.
    """

    person: ContactReference
    engaged_on: date
    posted_on: date
    written_on: date | None = None

    @property
    def waiting(self) -> bool:
        """Whether the member has not written to them since that post."""
        return self.written_on is None or self.written_on < self.posted_on


@dataclass(frozen=True)
class MemberAccount:
    """A target account that is the member's: they look after it, or were in touch with it.

    Args:
        owned: The member looks after it.
        since: Local date on which it came on the list.
        touched_on: The last touch by anybody, of the last 90 days, or ``None``.
        own_touch_on: The last touch by the member or a teammate who tells, of the same days.
        people: Those who were met there in these days, by anybody.
        touches: How often the member met them in these days.
        met_since: The first of these touches, or ``None``.
        missing: Roles of the committee that nobody who was met there has.
    """

    account_id: int
    name: str
    owned: bool
    since: date
    touched_on: date | None = None
    own_touch_on: date | None = None
    people: tuple[ContactReference, ...] = ()
    touches: int = 0
    met_since: date | None = None
    missing: tuple[Role, ...] = ()


@dataclass(frozen=True)
class Comments:
    """The member's comments on other people's posts.

    Args:
        week: On posts at target accounts, in the seven days before today and on it.
        first_on: The earliest comment of the last 28 days, on any post, or ``None``.
    """

    week: int = 0
    first_on: date | None = None


@dataclass(frozen=True)
class SharedContact:
    """Somebody to whom the member and a teammate both wrote, where both tell so.

    Args:
        teammate: Their name.
    """

    person: ContactReference
    teammate: str
    own_on: date
    teammate_on: date


@dataclass(frozen=True)
class ScoreWithShares:
    """A look at the SSI page, beside how targeted the 28 days up to it were.

    Args:
        overall: 0 … 100.
    """

    day: date
    overall: Decimal
    engagers: TargetShare
    dms: TargetShare


@dataclass(frozen=True)
class TargetFacts:
    """Everything that the rules know of a member's target accounts.

    Args:
        dms: Of the last 28 days.
        dms_before: Of the 28 days before.
        engaged: Each once, of the last 28 days, those listed last first.
        accounts: The member's accounts.
        shared: In no order that matters.
        looks: The earlier and the later one; ``None`` where there are no two to compare.
    """

    dms: DmCounts = field(default_factory=DmCounts)
    dms_before: DmCounts = field(default_factory=DmCounts)
    engaged: tuple[EngagedTarget, ...] = ()
    accounts: tuple[MemberAccount, ...] = ()
    comments: Comments = field(default_factory=Comments)
    shared: tuple[SharedContact, ...] = ()
    looks: tuple[ScoreWithShares, ScoreWithShares] | None = None
