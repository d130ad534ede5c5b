"""A team's board, a member's own place on it, and the answer that shows both."""

from dataclasses import dataclass

from domain.figures.measures import Measure, Standing
from domain.figures.stats import Totals
from domain.people.teams import TeamName
from domain.timing.periods import Window


@dataclass(frozen=True)
class Ranked:
    """A member and their rank.

    Args:
        rank: ``None`` without a value of the measure.
        shared: Whether others have the same rank.
    """

    rank: int | None
    standing: Standing
    shared: bool = False


@dataclass(frozen=True)
class Board:
    """A team's board over a window.

    Args:
        rows: Ranked members first, then those who posted but have no value of the measure.
        leaders: The first three ranks of each count.
        best: The first rank of the rate and of the improvement, where two can be compared.
        longer: The window of rates, improvements and shares: this one, or at least 28 days.
        now: The totals of the members on the board.
        before: The totals of the same members in the window before.
    """

    team_id: int
    team: str
    window: Window
    measure: Measure
    rows: tuple[Ranked, ...]
    leaders: dict[Measure, tuple[Ranked, ...]]
    best: dict[Measure, tuple[Ranked, ...]]
    longer: Window
    now: Totals
    before: Totals


@dataclass(frozen=True)
class OwnPlace:
    """The person's own rank, shown to them alone.

    Args:
        rank: ``None`` without a value of the measure.
        of: How many members are ranked, the person included.
        on_board: Whether the team sees it, too.
        shared: Whether others have the same rank.
        level: Whether all have the same rank, so that there is no place to tell.
    """

    rank: int | None
    of: int
    standing: Standing
    on_board: bool
    shared: bool = False
    level: bool = False


@dataclass(frozen=True)
class UsualPlace:
    """A member's own place on their team's usual board of the last seven days."""

    team: str
    measure: Measure
    own: OwnPlace


@dataclass(frozen=True)
class Leaderboard:
    """The answer to ``/ssi leaderboard``.

    Args:
        board: ``None`` if fewer than two members are ranked.
        own: ``None`` for a coach who is not in the team.
        typed_window: The window as typed, so that the button posts the same one.
        channel: The team's channel, if a button may post it there.
        other_teams: Other teams whose boards the person may see.
    """

    team_id: int
    team: str
    window: Window
    measure: Measure
    board: Board | None
    own: OwnPlace | None
    typed_window: str
    channel: str | None
    other_teams: tuple[TeamName, ...] = ()
