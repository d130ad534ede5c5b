"""Boards: a team's members, ranked by outcomes and never by the SSI. Ties: 1, 1, 3."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from heapq import nlargest
from typing import NamedTuple

from domain.engagement import Rate
from domain.errors import UserError
from domain.figures.activity import NO_ACTIVITY, Activity, WinTally
from domain.figures.stats import Totals
from domain.people.teams import TeamName
from domain.thresholds import Thresholds
from domain.timing.periods import Window

#: A board needs two members to compare.
FEWEST_MEMBERS = 2
#: A member's value of a measure: an exact share, or a count.
Value = Fraction | int


class Measure(StrEnum):
    """A measure to rank a board by."""

    TARGET_ENGAGERS = "targets"
    RATE = "rate"
    ENGAGERS = "engagers"
    POSTS = "posts"
    IMPROVED = "improved"
    TARGET_DMS = "dms"
    TARGET_SHARE = "share"
    WINS = "wins"


_MEASURES = {
    Measure.TARGET_ENGAGERS: ("targets", "target", "target-engagers"),
    Measure.RATE: ("rate", "engagement", "engagement-rate"),
    Measure.ENGAGERS: ("engagers", "unique-engagers", "people"),
    Measure.POSTS: ("posts", "post", "cadence"),
    Measure.IMPROVED: ("improved", "improvement", "most-improved"),
    Measure.TARGET_DMS: ("dms", "dm", "target-dms"),
    Measure.TARGET_SHARE: ("share", "target-share"),
    Measure.WINS: ("wins", "win", "won"),
}


class Standing(NamedTuple):
    """A member's figures on a board. A tuple, because a board makes one for every member.

    Args:
        rate: Pooled; ``None`` below the posts and views that a ranking needs.
        engagers: Unique engagers, at their low end.
        improved: Rate minus the member's own baseline, as shares at the low end; ``None`` without
            a rate or a baseline, or if not positive.
        targets: Listed engagers at target accounts.
        share: Target share of engagers, 0 … 1; ``None`` below the engagers that a ranking needs.
        dms: Distinct people at target accounts written to.
    """

    member_id: int
    name: str
    posts: int
    views: int
    engagers: int
    rate: Rate | None
    improved: Fraction | None
    targets: int = 0
    share: Fraction | None = None
    dms: int = 0
    wins: WinTally = WinTally()

    def shows(self, measure: Measure) -> bool:
        """Whether the board has a row for them: they have a post, or a value of the measure."""
        return bool(self.posts) or self.value(measure) is not None

    def value(self, measure: Measure) -> Value | None:
        """Their value of a measure; ``None`` if there is nothing to rank."""
        return _VALUES[measure](self)


_VALUES: dict[Measure, Callable[[Standing], Value | None]] = {
    Measure.TARGET_ENGAGERS: lambda one: one.targets or None,
    Measure.RATE: lambda one: one.rate.low if one.rate is not None else None,
    Measure.ENGAGERS: lambda one: one.engagers or None,
    Measure.POSTS: lambda one: one.posts or None,
    Measure.IMPROVED: lambda one: one.improved,
    Measure.TARGET_DMS: lambda one: one.dms or None,
    Measure.TARGET_SHARE: lambda one: one.share,
    Measure.WINS: lambda one: one.wins.total or None,
}


@dataclass(frozen=True)
class Ranked:
    """A member and their rank; ``rank`` is ``None`` without a value of the measure."""

    rank: int | None
    standing: Standing


@dataclass(frozen=True)
class Board:
    """A team's board over a window.

    Args:
        rows: Ranked members first, then those who posted but have no value of the measure.
        leaders: The first three ranks of each measure, the board's own measure included.
        now: The totals of the members on the board.
        before: The totals of the same members in the window before.
    """

    team_id: int
    team: str
    window: Window
    measure: Measure
    rows: tuple[Ranked, ...]
    leaders: dict[Measure, tuple[Ranked, ...]]
    now: Totals
    before: Totals
    thresholds: Thresholds


@dataclass(frozen=True)
class OwnPlace:
    """The person's own rank, shown to them alone.

    Args:
        rank: ``None`` without a value of the measure.
        of: How many members are ranked, the person included.
        on_board: Whether the team sees it, too.
    """

    rank: int | None
    of: int
    standing: Standing
    on_board: bool


@dataclass(frozen=True)
class Leaderboard:
    """The answer to ``/ssi leaderboard``.

    Args:
        board: ``None`` if fewer than two members are ranked.
        own: ``None`` for a coach who is not in the team.
        typed_window: The window as typed, so that the button posts the same one.
        may_post: Whether a button may post it in the team's channel.
        other_teams: Other teams whose boards the person may see.
    """

    team_id: int
    team: str
    window: Window
    measure: Measure
    board: Board | None
    own: OwnPlace | None
    typed_window: str
    may_post: bool
    other_teams: tuple[TeamName, ...] = ()


def measure_named(word: str) -> Measure:
    """The measure that a word means.

    Raises:
        UserError: the word means no measure.
    """
    wanted = word.strip().lower()
    for measure, names in _MEASURES.items():
        if wanted in names:
            return measure
    raise UserError(
        f"I can't rank by “{word.strip()[:30]}”.",
        f"Try {', '.join(measure.value for measure in list(Measure)[:-1])} or "
        f"{list(Measure)[-1].value}.",
    )


def standing_of(
    member_id: int,
    name: str,
    sums: Totals,
    usual: Rate | None,
    thresholds: Thresholds,
    activity: Activity = NO_ACTIVITY,
) -> Standing:
    """A member's figures on a board.

    Args:
        sums: Totals of the member's posts in the window.
        usual: The member's own baseline; used only with a rate that can be ranked.
        activity: The member's other activity in the window.
    """
    rate = rate_to_rank(sums, thresholds)
    gained = rate.low - usual.low if rate is not None and usual is not None else None
    return Standing(
        member_id=member_id,
        name=name,
        posts=sums.posts,
        views=sums.views,
        engagers=sums.engagers.low if sums.engagers is not None else 0,
        rate=rate,
        improved=gained if gained is not None and gained > 0 else None,
        targets=sums.targets.targets,
        share=sums.targets.of_enough(thresholds.board_engagers),
        dms=activity.dms.target,
        wins=activity.wins,
    )


def rate_to_rank(sums: Totals, thresholds: Thresholds) -> Rate | None:
    """The rate over a window; ``None`` with too few posts or views to rank."""
    rate = sums.rate
    if rate is None or sums.rated < thresholds.board_posts or rate.views < thresholds.board_views:
        return None
    return rate


def ranked(standings: Iterable[Standing], measure: Measure) -> tuple[Ranked, ...]:
    """Ranks members by a measure, the best first; equals share a rank, and the next is skipped.

    Members without a value come last, without a rank. Equals are sorted by name, so the result
    does not depend on the order of the input.
    """
    valued: list[tuple[float, Value, Standing]] = []
    unranked: list[Standing] = []
    value_of = _VALUES[measure]
    for one in standings:
        value = value_of(one)
        if value is None:
            unranked.append(one)
        else:
            valued.append((float(value), value, one))
    # Floats distinguish most values, and compare much faster than exact shares.
    valued.sort(key=lambda each: (-each[0], -each[1], *_by_name(each[2])))
    rows: list[Ranked] = []
    for place, (_, value, one) in enumerate(valued, start=1):
        tied = place > 1 and valued[place - 2][1] == value
        rows.append(Ranked(rows[-1].rank if tied else place, one))
    return (*rows, *(Ranked(None, one) for one in sorted(unranked, key=_by_name)))


def board_rows(standings: Iterable[Standing], measure: Measure) -> tuple[Ranked, ...]:
    """The rows of a board; empty if fewer than two members are ranked.

    Members who posted but have no value of the measure come last.
    """
    rows = ranked([one for one in standings if one.shows(measure)], measure)
    enough = sum(row.rank is not None for row in rows) >= FEWEST_MEMBERS
    return rows if enough else ()


def leaders(standings: Iterable[Standing], most: int = 3) -> dict[Measure, tuple[Ranked, ...]]:
    """The first ranks of each measure for which any member has a value.

    Args:
        most: The last rank to include.
    """
    listed = list(standings)
    best = {measure: _first_places(listed, measure, most) for measure in Measure}
    return {measure: rows for measure, rows in best.items() if rows}


def _first_places(standings: Sequence[Standing], measure: Measure, most: int) -> tuple[Ranked, ...]:
    """The beginning of `ranked`, without sorting all the others."""
    value_of = _VALUES[measure]
    valued = [(float(value), one) for one in standings if (value := value_of(one)) is not None]
    least = min(nlargest(most, (value for value, _ in valued)), default=0.0)
    rows = ranked((one for value, one in valued if value >= least), measure)
    return tuple(row for row in rows if row.rank is not None and row.rank <= most)


def own_place(
    own: Standing, others: Iterable[Standing], measure: Measure, *, on_board: bool
) -> OwnPlace:
    """The rank that a member has, or would have, among those on the board.

    Args:
        others: The other members on the board.
    """
    rows = ranked([own, *others], measure)
    mine = next(row for row in rows if row.standing is own)
    return OwnPlace(mine.rank, sum(row.rank is not None for row in rows), own, on_board)


def _by_name(standing: Standing) -> tuple[str, int]:
    return standing.name.casefold(), standing.member_id
