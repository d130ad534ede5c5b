"""The pipeline: wins and sums, the touches before them, and a comparison month by month.

The comparison tests the product's premise on a member's own figures: whether outcomes follow SSI
or targeted activity. It draws no conclusion below a minimum of data.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import combinations
from typing import NamedTuple

from domain.entries.wins import Money, Win, WinKind, sums
from domain.timing.periods import Window, month_of

#: Months in the comparison, the current one included.
MONTHS = 6
#: A conclusion needs this many whole months with an SSI score, and wins in whole months.
FEWEST_MONTHS = 3
FEWEST_WINS = 5
#: A trend needs this many pairs of months in which both figures differ.
_FEWEST_PAIRS = 3
#: Two figures move together if at least this share of those pairs agrees.
_TOGETHER = Fraction(2, 3)


class Tally(NamedTuple):
    """The wins of a window, counted and summed. A tuple, because a coach's page makes thousands.

    Args:
        opportunity_sums: One sum for each currency, in the order of the codes.
        closed_sums: The same for deals.
        amounts_unsaid: How many opportunities and deals have no amount.
    """

    meetings: int = 0
    opportunities: int = 0
    closed: int = 0
    opportunity_sums: tuple[Money, ...] = ()
    closed_sums: tuple[Money, ...] = ()
    without_amount: int = 0

    @property
    def wins(self) -> int:
        """All wins."""
        return self.meetings + self.opportunities + self.closed


@dataclass(frozen=True)
class Groundwork:
    """The touches in the 90 days before wins at target accounts.

    Args:
        meetings: Meetings at target accounts.
        touches: Touches before those meetings; one before two meetings counts twice.
        wins: Wins of all kinds at target accounts.
        touched: How many of those wins have at least one touch before.
        elsewhere: Wins at companies that are not target accounts.
    """

    meetings: int = 0
    touches: int = 0
    wins: int = 0
    touched: int = 0
    elsewhere: int = 0

    @property
    def touches_a_meeting(self) -> Fraction | None:
        """Touches ÷ meetings; ``None`` without a meeting."""
        return Fraction(self.touches, self.meetings) if self.meetings else None

    @property
    def touched_share(self) -> Fraction | None:
        """Wins with a touch before ÷ wins, 0 … 1; ``None`` without wins."""
        return Fraction(self.touched, self.wins) if self.wins else None


@dataclass(frozen=True)
class MemberWins:
    """One member's wins.

    Args:
        name: The member's name; empty for the person who looks at the pipeline.
        also_in: Names of the other teams that count these wins, too.
    """

    name: str
    tally: Tally
    also_in: tuple[str, ...] = ()


@dataclass(frozen=True)
class TeamWins:
    """A team's wins, as far as the person may see them.

    Args:
        team: The team's name; empty for members in no team.
        members: Members with wins, the most wins first.
    """

    team: str
    tally: Tally
    members: tuple[MemberWins, ...]


@dataclass(frozen=True)
class MonthFigures:
    """One month of a member: SSI, targeted activity, outcomes.

    Args:
        ssi: The last overall of the month, or ``None``.
        engagers: Engagers at target accounts; each counts once a post.
        dms: People at target accounts written to.
        comments: Comments on posts at target accounts.
        running: Whether the month is not over yet.
    """

    month: Window
    ssi: Decimal | None = None
    engagers: int = 0
    dms: int = 0
    comments: int = 0
    outcomes: Tally = field(default_factory=Tally)
    running: bool = False

    @property
    def activity(self) -> int:
        """All targeted activity."""
        return self.engagers + self.dms + self.comments


class Trend(StrEnum):
    """How two figures moved over the months."""

    TOGETHER = "together"
    AGAINST = "against"
    UNCLEAR = "unclear"
    TOO_FEW = "too_few"


@dataclass(frozen=True)
class Comparison:
    """How a member's outcomes moved with activity and with the SSI, over whole months.

    Args:
        months: How many whole months have an SSI score.
        wins: How many wins all whole months have.
        activity: How outcomes moved with targeted activity.
        ssi: How outcomes moved with the SSI.
    """

    months: int
    wins: int
    activity: Trend
    ssi: Trend

    @property
    def enough(self) -> bool:
        """Whether there is enough data for a conclusion."""
        return self.months >= FEWEST_MONTHS and self.wins >= FEWEST_WINS


@dataclass(frozen=True)
class Pipeline:
    """Everything that ``/ssi pipeline`` shows.

    Args:
        own: The person's own wins.
        groundwork: Touches before the person's own wins, as far as they may see them.
        months: The person's own months, oldest first.
        teams: The teams whose wins the person may see.
        everybody: Touches before all wins of the workspace, for coaches, if they are the touches
            of at least three members and reveal no single one's; else ``None``.
        coach: Whether the person sees every member's wins; else only those of members on the
            board.
    """

    window: Window
    own: Tally
    groundwork: Groundwork
    months: tuple[MonthFigures, ...]
    teams: tuple[TeamWins, ...] = ()
    everybody: Groundwork | None = None
    coach: bool = False


def tally(wins: Iterable[Win]) -> Tally:
    """Counts wins, and sums their amounts by currency."""
    meetings = 0
    opened: list[Money | None] = []
    closed: list[Money | None] = []
    for win in wins:
        if win.kind is WinKind.MEETING:
            meetings += 1
        else:
            (opened if win.kind is WinKind.OPPORTUNITY else closed).append(win.money)
    return Tally(
        meetings,
        len(opened),
        len(closed),
        opportunity_sums=sums(filter(None, opened)) if opened else (),
        closed_sums=sums(filter(None, closed)) if closed else (),
        without_amount=opened.count(None) + closed.count(None),
    )


def groundwork(wins: Iterable[Win], touches: Mapping[int, int]) -> Groundwork:
    """Sums the touches in the 90 days before wins.

    Args:
        touches: The number of touches on the path to each win, by its id.
    """
    meetings = before_meetings = at_targets = touched = elsewhere = 0
    for win in wins:
        if win.account_id is None:
            elsewhere += 1
            continue
        before = touches.get(win.id, 0)
        at_targets += 1
        touched += before > 0
        if win.kind is WinKind.MEETING:
            meetings += 1
            before_meetings += before
    return Groundwork(meetings, before_meetings, at_targets, touched, elsewhere)


def team_wins(
    team: str,
    members: Mapping[int, str],
    wins: Mapping[int, Sequence[Win]],
    teams_of: Mapping[int, Sequence[str]],
) -> TeamWins:
    """Sums a team's wins, with the members who won most first.

    Args:
        members: Names by member id.
        wins: Wins by member id.
        teams_of: Names of the shown teams by member id.
    """
    rows = [
        MemberWins(
            name,
            tally(wins[member_id]),
            tuple(other for other in teams_of.get(member_id, ()) if other != team),
        )
        for member_id, name in members.items()
        if wins.get(member_id)
    ]
    order = sorted(
        rows,
        key=lambda row: (
            -row.tally.closed,
            -row.tally.opportunities,
            -row.tally.meetings,
            row.name.casefold(),
        ),
    )
    together = tally(win for member_id in members for win in wins.get(member_id, ()))
    return TeamWins(team, together, tuple(order))


def last_months(today: date) -> tuple[Window, ...]:
    """The months to compare, oldest first; the last one contains today."""
    months = [month_of(today)]
    while len(months) < MONTHS:
        months.append(months[-1].before)
    return tuple(reversed(months))


def compare(months: Iterable[MonthFigures]) -> Comparison:
    """Compares a member's months, without the current one, which has had less time."""
    whole = [month for month in months if not month.running]
    scored = [month for month in whole if month.ssi is not None]
    return Comparison(
        months=len(scored),
        wins=sum(month.outcomes.wins for month in whole),
        activity=_trend([(Decimal(each.activity), each.outcomes.wins) for each in whole]),
        ssi=_trend([(each.ssi or Decimal(0), each.outcomes.wins) for each in scored]),
    )


def _trend(points: Sequence[tuple[Decimal, int]]) -> Trend:
    """How two figures move, by the pairs of months in which both differ (as Kendall's tau)."""
    agreeing = [
        (one[0] < other[0]) == (one[1] < other[1])
        for one, other in combinations(points, 2)
        if one[0] != other[0] and one[1] != other[1]
    ]
    if len(agreeing) < _FEWEST_PAIRS:
        return Trend.TOO_FEW
    share = Fraction(sum(agreeing), len(agreeing))
    if share >= _TOGETHER:
        return Trend.TOGETHER
    return Trend.AGAINST if share <= 1 - _TOGETHER else Trend.UNCLEAR
