"""What coaches see of their whole workspace on the Home tab: no figure of a single member."""

from dataclasses import dataclass

from domain.figures.pipeline import Tally
from domain.figures.shown_totals import FEWEST_FOR_TOTALS
from domain.people.teams import MissedBoard, TeamName

#: Days over which members and wins count.
OVERVIEW_DAYS = 30
#: Days in which a message that failed is still news.
FAILED_DAYS = 7


@dataclass(frozen=True)
class Covered:
    """How many of the target accounts had a touch in the last days.

    Args:
        unowned: How many had no touch and have no owner to ask.
        named: The names of some of these unowned accounts.
    """

    touched: int
    accounts: int
    days: int
    unowned: int = 0
    named: tuple[str, ...] = ()

    @property
    def owned(self) -> int:
        """How many had no touch, and have an owner."""
        return self.accounts - self.touched - self.unowned


@dataclass(frozen=True)
class TeamBoard:
    """A team's latest board, which was not posted or may not have been.

    Args:
        zone_name: The coach's zone, in which they read when it was due.
        channel_trouble: Slack's error code if the channel refuses boards, or ``None``.
    """

    team: TeamName
    zone_name: str
    missed: MissedBoard
    channel_trouble: str | None = None

    @property
    def may_post(self) -> bool:
        """Whether one press may post it: surely not posted, and its channel takes boards."""
        return self.missed.may_post and not self.missed.in_doubt and self.channel_trouble is None


@dataclass(frozen=True)
class WorkspaceTotals:
    """Totals of the last 30 days.

    Args:
        joined: How many members joined.
        active: How many of them logged an entry.
        pipeline: The wins of all members but guests.
    """

    active: int
    covered: Covered
    pipeline: Tally
    joined: int

    @property
    def shown_active(self) -> int | None:
        """How many members were active; ``None`` if so few that they could be told apart."""
        return self.active if self.active >= FEWEST_FOR_TOTALS else None


@dataclass(frozen=True)
class CoachOverview:
    """The second part of a coach's Home tab.

    Args:
        failed: How many messages to members failed in the last seven days.
        totals: ``None`` in council mode, which records each read of totals.
    """

    boards: tuple[TeamBoard, ...] = ()
    failed: int = 0
    totals: WorkspaceTotals | None = None
