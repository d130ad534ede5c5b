"""The week of a workspace's teams, for a coach."""

from dataclasses import dataclass

from domain.figures.coach_overview import CoachOverview
from domain.figures.team_stats import TeamTotals
from domain.timing.periods import Window


@dataclass(frozen=True)
class CoachWeek:
    """What a coach gets each week: no figure of a single member.

    Args:
        window: The ISO week before, in the coach's zone.
        teams: The totals of each team over that ISO week.
    """

    window: Window
    teams: tuple[TeamTotals, ...]
    overview: CoachOverview
