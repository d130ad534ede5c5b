"""Outcomes beside what led to them: wins with their sums, touches before them, month by month.

The comparison is this product's conviction put to the test with a person's own figures: SSI beside
targeted activity beside outcomes. Below a minimum of data nothing is said of what moves with what.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import combinations

from domain.entries.win_path import path_starts
from domain.entries.wins import Money, Win, WinKind, sums
from domain.timing.periods import Window, month_of

#: Months in the comparison, the running one included.
MONTHS = 6
#: Whole months with an SSI score, and wins in whole months, below which nothing is concluded.
FEWEST_MONTHS = 3
FEWEST_WINS = 5
#: Pairs of months in which both figures differ, below which nothing is concluded either.
_FEWEST_PAIRS = 3
#: The share of such pairs that must agree to say that two figures move together.
_TOGETHER = Fraction(2, 3)


@dataclass(frozen=True)
class Tally:
    """Wins of a window, counted and summed up.

    Args:
        opportunity_sums: One amount for each currency, by its code; the same for deals.
        amounts_unsaid: Opportunities and deals without an amount.
    """

    meetings: int = 0
    opportunities: int = 0
    closed: int = 0
    opportunity_sums: tuple[Money, ...] = ()
    closed_sums: tuple[Money, ...] = ()
    amounts_unsaid: int = 0

    @property
    def wins(self) -> int:
        """All of them."""
        return self.meetings + self.opportunities + self.closed


@dataclass(frozen=True)
class Groundwork:
    """The touches in the 90 days before wins at target accounts.

    Args:
        meetings: At target accounts.
        touches: Before these meetings, summed; one that precedes two meetings counts for each.
        wins: Of all kinds, at target accounts.
        touched: Those of them with at least one touch before.
        elsewhere: Wins at companies that are no target accounts.
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
    """What one person won.

    Args:
        name: Empty for the asker.
    """

    name: str
    tally: Tally


@dataclass(frozen=True)
class TeamWins:
    """What the members of a team won, as far as the asker sees them.

    Args:
        team: Empty for those in no team.
        members: Those with wins, most first.
    """

    team: str
    tally: Tally
    members: tuple[MemberWins, ...]


@dataclass(frozen=True)
class MonthFigures:
    """One month of a member: SSI, targeted activity, outcomes.

    Args:
        ssi: The last overall of the month, or ``None``.
        engagers: People at target accounts who engaged, once a post.
        dms: People at target accounts written to.
        comments: On posts of target accounts.
        running: The month is not over yet.
    """

    month: Window
    ssi: Decimal | None = None
    engagers: int = 0
    dms: int = 0
    comments: int = 0
    outcomes: Tally = Tally()
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
    """What can be said of a member's months; of whole ones only.

    Args:
        months: With an SSI score.
        wins: In all months.
        activity: How outcomes moved with targeted activity; the same for the SSI.
    """

    months: int
    wins: int
    activity: Trend
    ssi: Trend

    @property
    def enough(self) -> bool:
        """Whether there are enough data to say anything."""
        return self.months >= FEWEST_MONTHS and self.wins >= FEWEST_WINS


@dataclass(frozen=True)
class Pipeline:
    """Everything that ``/ssi pipeline`` says.

    Args:
        own: The asker's own wins.
        groundwork: Before the asker's own wins, as far as they may know.
        teams: Those whose wins the asker sees.
        everybody: Before all wins of the workspace, for coaches; else ``None``.
        months: The asker's own, oldest first.
        coach: The asker sees everybody's wins; else those of who agreed to the board.
    """

    window: Window
    own: Tally
    groundwork: Groundwork
    months: tuple[MonthFigures, ...]
    teams: tuple[TeamWins, ...] = ()
    everybody: Groundwork | None = None
    coach: bool = False


def tally(wins: Iterable[Win]) -> Tally:
    """Counts wins, and sums their amounts for each currency."""
    known = list(wins)
    kinds = Counter(win.kind for win in known)

    def amounts(kind: WinKind) -> tuple[Money, ...]:
        return sums(win.money for win in known if win.kind is kind and win.money is not None)

    return Tally(
        meetings=kinds[WinKind.MEETING],
        opportunities=kinds[WinKind.OPPORTUNITY],
        closed=kinds[WinKind.CLOSED_WON],
        opportunity_sums=amounts(WinKind.OPPORTUNITY),
        closed_sums=amounts(WinKind.CLOSED_WON),
        amounts_unsaid=sum(win.money is None for win in known if win.kind is not WinKind.MEETING),
    )


def groundwork(wins: Iterable[Win], touches: Mapping[int, Mapping[date, int]]) -> Groundwork:
    """Sums up the touches before wins.

    Args:
        touches: By account and day, how many there were.
    """
    meetings = before_meetings = at_targets = touched = elsewhere = 0
    for win in wins:
        if win.account_id is None:
            elsewhere += 1
            continue
        start = path_starts(win.won_on)
        days = touches.get(win.account_id, {})
        before = sum(count for day, count in days.items() if start <= day <= win.won_on)
        at_targets += 1
        touched += before > 0
        if win.kind is WinKind.MEETING:
            meetings += 1
            before_meetings += before
    return Groundwork(meetings, before_meetings, at_targets, touched, elsewhere)


def team_wins(team: str, members: Mapping[int, str], wins: Mapping[int, Sequence[Win]]) -> TeamWins:
    """Sums up what the members of a team won, by who won most."""
    rows = [
        MemberWins(name, tally(wins[number]))
        for number, name in members.items()
        if wins.get(number)
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
    together = tally(win for number in members for win in wins.get(number, ()))
    return TeamWins(team, together, tuple(order))


def last_months(today: date) -> tuple[Window, ...]:
    """The months to compare, oldest first; the last one holds today."""
    months = [month_of(today)]
    while len(months) < MONTHS:
        months.append(months[-1].before)
    return tuple(reversed(months))


def compare(months: Iterable[MonthFigures]) -> Comparison:
    """What can be said of these months; the running one is left out, for it has had less time."""
    whole = [month for month in months if not month.running]
    scored = [month for month in whole if month.ssi is not None]
    return Comparison(
        months=len(scored),
        wins=sum(month.outcomes.wins for month in whole),
        activity=_course([(Decimal(each.activity), each.outcomes.wins) for each in whole]),
        ssi=_course([(each.ssi or Decimal(0), each.outcomes.wins) for each in scored]),
    )


def _course(points: Sequence[tuple[Decimal, int]]) -> Trend:
    """How two figures move, by the pairs of months in which both differ (Kendall's idea)."""
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
