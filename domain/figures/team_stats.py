"""A team's totals, which never reveal a single member's figures."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from domain.figures.activity import Activity
from domain.figures.shown_totals import FEWEST_FOR_TOTALS
from domain.figures.stats import Totals
from domain.thresholds import DEFAULTS, Thresholds
from domain.timing.periods import Window


class Part(StrEnum):
    """A part of a team's totals. Each is summed over different members."""

    POSTS = "posts"
    LISTED = "listed"
    DMS = "dms"
    COMMENTS = "comments"
    WINS = "wins"


@dataclass(frozen=True)
class SharedScore:
    """The latest SSI score of a member who shares it."""

    name: str
    overall: Decimal
    scored_on: date


@dataclass(frozen=True)
class TeamTotals:
    """A team's totals over a window, of the members who joined.

    Args:
        members: How many members joined.
        in_others: How many of them are in another team, too, and count in each.
        withheld: The parts that are not shown, since they would reveal one or two members. A part
            that is neither shown nor withheld is 0.
        withheld_before: The same for the window before.
        now: ``None`` if fewer than three of them have posts in the window, or if these totals
            would reveal the figures of one or two members, next to another team's or to a board.
        before: The same for the window before.
        scores: Scores of the members who share them, by name.
        beside: The name of the other team whose totals are shown, if these are hidden for that
            reason.
        beside_board: Whether these totals are hidden only because of the figures on boards.
        activity: Activity other than posting, without DMs and comments that would reveal the
            figures of one or two members.
        activity_before: The same for the window before.
        before_as_of: The local date as of which the posts of the window before are read.
        fewest: How many members a total needs. Wins need no more than one, but in council mode.
    """

    team: str
    window: Window
    members: int
    now: Totals | None
    before: Totals | None
    scores: tuple[SharedScore, ...] = ()
    beside: str | None = None
    beside_board: bool = False
    activity: Activity = field(default_factory=Activity)
    activity_before: Activity = field(default_factory=Activity)
    fewest: int = FEWEST_FOR_TOTALS
    in_others: int = 0
    withheld: frozenset[Part] = frozenset()
    withheld_before: frozenset[Part] = frozenset()
    before_as_of: date | None = None
    thresholds: Thresholds = DEFAULTS

    @property
    def has_totals(self) -> bool:
        """Whether there is anything to say about the team beyond “no post totals”."""
        done = not (self.activity.nothing and self.activity_before.nothing)
        of_others = Part.POSTS not in self.withheld and bool(self.withheld)
        return self.now is not None or done or of_others

    @property
    def shown(self) -> bool:
        """Whether any total is shown.

        A total of 0 counts too: it reveals that every member has 0.
        """
        return self.has_totals or Part.POSTS not in self.withheld


def shown_teams(teams: Iterable[TeamTotals]) -> frozenset[str]:
    """The names of the teams of which any total is shown."""
    return frozenset(team.team for team in teams if team.shown)
