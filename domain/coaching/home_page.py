"""The contents of Home, as a tab and as a message. Both lead with what to do next."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from domain.coaching.do_next import DoNext
from domain.coaching.rules import Finding
from domain.coaching.target_facts import EngagedTarget
from domain.entries.posts import Post
from domain.figures.board import UsualPlace
from domain.figures.coach_overview import CoachOverview
from domain.figures.stats import Stats
from domain.people.member_settings import Plan


@dataclass(frozen=True)
class FirstSteps:
    """What is done of the three first steps: target accounts, a post with its engagers, joining.

    Args:
        targets: Whether the member has any target account.
        may_add: Whether the member may add target accounts.
    """

    targets: bool = False
    logged: bool = False
    listed: bool = False
    joined: bool = False
    may_add: bool = False

    @property
    def taught(self) -> bool:
        """Whether the steps may go: a post and its engagers are logged.

        Target accounts and joining are offered elsewhere, too.
        """
        return self.logged and self.listed


@dataclass(frozen=True)
class ShortHome:
    """Home as a message, after ``/ssi``, and the first part of the tab: the last 30 days.

    Args:
        newest: The newest posts of these days, or the latest one of any date.
        warm: Who engaged and waits for a DM, the last listed first.
        latest_act: The id of the act that undo would undo.
        shared: Whether the member shares the score with the coaches.
    """

    next: DoNext
    steps: FirstSteps
    stats: Stats
    newest: tuple[Post, ...] = ()
    warm: tuple[EngagedTarget, ...] = ()
    score: Decimal | None = None
    scored_on: date | None = None
    latest_act: int | None = None
    shared: bool = False


@dataclass(frozen=True)
class OpenNudge:
    """A nudge that was sent and neither marked done nor snoozed, and whose rule still holds."""

    nudge_id: int
    finding: Finding


@dataclass(frozen=True)
class HomePage:
    """The Home tab.

    Args:
        nudges: The newest first.
        places: The member's place on the board of each of their first teams that shows them.
        team: For coaches alone.
    """

    short: ShortHome
    plan: Plan
    nudges: tuple[OpenNudge, ...] = ()
    places: tuple[UsualPlace, ...] = ()
    team: CoachOverview | None = None
