"""The facts about target accounts that the rules read: engagers, touches, comments, scores."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from domain.accounts import Role
from domain.entries.touches import DmCounts
from domain.figures.target_share import TargetShare

#: Days over which DMs are counted; they are compared with as many days before.
DM_DAYS = 28
#: Days back to look for engagers.
ENGAGED_DAYS = 28
#: Days for which an engager is warm; a later DM about the post comes out of nowhere.
WARM_DAYS = 14
#: Days back to look for touches.
TOUCH_DAYS = 90
#: A member without a comment for longer does not log comments, and gets no nudge about them.
COMMENT_DAYS = 28
#: The fewest days between two SSI scores to compare.
SCORE_DAYS = 14
#: An older SSI score says nothing about today.
SCORE_COUNTS_DAYS = 35


@dataclass(frozen=True)
class ContactReference:
    """A contact as a finding names them.

    Args:
        name: Empty once the contact is erased.
        account: The account's name.
    """

    contact_id: int
    name: str
    account_id: int
    account: str


@dataclass(frozen=True)
class EngagedTarget:
    """A contact who engaged with a post of the member. Dates are the member's local dates.

    Args:
        engaged_on: When they were last listed as an engager.
        posted_on: The latest post that they engaged with.
        written_on: When the member last wrote to them, or ``None``.
        post_title: That post's title; may be empty.
    """

    person: ContactReference
    engaged_on: date
    posted_on: date
    written_on: date | None = None
    post_title: str = ""

    @property
    def waiting(self) -> bool:
        """Whether the member has not written to them since that post."""
        return waits_for_dm(self.posted_on, self.written_on)


def waits_for_dm(posted_on: date, written_on: date | None) -> bool:
    """Whether a person who engaged with a post has no DM since its day, in local dates.

    Args:
        written_on: When the member last wrote to them, or ``None``.
    """
    return written_on is None or written_on < posted_on


@dataclass(frozen=True)
class UnansweredDm:
    """A member's only DM to a contact in 90 days, without a reply noted.

    Args:
        written_on: The member's local date.
        due_on: From this local date on a second message is due.
        asked: Whether a nudge asked about this contact in the last 90 days.
    """

    person: ContactReference
    dm_id: int
    written_on: date
    due_on: date
    asked: bool = False


@dataclass(frozen=True)
class MemberAccount:
    """A target account that the member owns or has touched.

    Args:
        owned: Whether the member owns it.
        since: The local date on which it was added to the list.
        touched_on: The last touch by any member in the last 90 days, or ``None``.
        own_touch_on: The last touch in those days by the member or a teammate who shares theirs.
        people: The contacts with a touch by any member in those days.
        touches: The number of the member's own touches in those days.
        met_since: The date of the first of the member's own touches, or ``None``.
        missing: Committee roles that none of those contacts has.
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
        week: Comments on posts at target accounts, today and in the seven days before.
        first_on: The earliest of the last 28 days at target accounts, or ``None``: comments on
            other posts, such as an archive's, do not wake the rule.
    """

    week: int = 0
    first_on: date | None = None


@dataclass(frozen=True)
class SharedContact:
    """A contact to whom the member and a teammate both wrote; both share their touches.

    Args:
        teammate: The teammate's name.
        own_on: The local date of the member's last DM.
        teammate_on: The same of the teammate's.
    """

    person: ContactReference
    teammate: str
    own_on: date
    teammate_on: date


@dataclass(frozen=True)
class ScoreWithShares:
    """An SSI score, with the target shares of the 28 days up to it.

    Args:
        overall: 0 … 100.
    """

    day: date
    overall: Decimal
    engagers: TargetShare
    dms: TargetShare


@dataclass(frozen=True)
class TargetFacts:
    """The facts about a member's target accounts.

    Args:
        dms: DMs of the last 28 days.
        dms_before: DMs of the 28 days before.
        engaged: Contacts who engaged in the last 28 days, each once, the last listed first.
        accounts: The member's accounts.
        shared: Contacts shared with teammates, in any order.
        scores: The earlier and the later score; ``None`` without two to compare.
        unanswered: DMs without a reply, in any order.
    """

    dms: DmCounts = field(default_factory=DmCounts)
    dms_before: DmCounts = field(default_factory=DmCounts)
    engaged: tuple[EngagedTarget, ...] = ()
    accounts: tuple[MemberAccount, ...] = ()
    comments: Comments = field(default_factory=Comments)
    shared: tuple[SharedContact, ...] = ()
    scores: tuple[ScoreWithShares, ScoreWithShares] | None = None
    unanswered: tuple[UnansweredDm, ...] = ()
