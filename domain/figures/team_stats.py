"""Totals of a team: sums over its members that tell about no single one."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from domain.figures.activity import Activity
from domain.figures.stats import Totals
from domain.timing.periods import Window

#: Fewer members than this are not summed up: a total of two tells each about the other.
FEWEST_FOR_TOTALS = 3


@dataclass(frozen=True)
class SharedScore:
    """The latest SSI score of somebody who chose to share it."""

    name: str
    overall: Decimal
    scored_on: date


@dataclass(frozen=True)
class TeamTotals:
    """A team's sums over a window, of those who joined.

    Args:
        members: Those who joined.
        now: ``None`` where fewer than three of them have posts in the window, or where the sums
            of another team beside these would tell about one or two persons.
        before: The same of the window before.
        scores: By name; only of members who chose to share them.
        beside: The other team whose sums are shown, where that is why these are not.
        activity: What was done beside posting; of DMs and comments nothing that would tell about
            one or two persons.
        activity_before: The same of the window before.
    """

    team: str
    window: Window
    members: int
    now: Totals | None
    before: Totals | None
    scores: tuple[SharedScore, ...] = ()
    beside: str | None = None
    activity: Activity = field(default_factory=Activity)
    activity_before: Activity = field(default_factory=Activity)
