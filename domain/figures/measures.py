"""The measures of a board, and a member's figures by which it ranks. The SSI is none of them."""

from collections.abc import Callable, Collection, Sequence
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from domain.certainty import Estimate, effective_views
from domain.engagement import THRESHOLD, Rate
from domain.entries.wins import Money
from domain.errors import UserError
from domain.figures.activity import NO_ACTIVITY, Activity, WinTally
from domain.figures.shrinking import Sample, shrunk_differences, shrunk_shares
from domain.figures.target_share import TargetShare
from domain.figures.totals import PostSums

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
#: Measures of few posts or people, which a week is too short for. All others are counts.
SHRUNK = frozenset({Measure.RATE, Measure.IMPROVED, Measure.TARGET_SHARE})


class LongerFigures(NamedTuple):
    """A member's figures over a window that is long enough for rates, at least 28 days.

    Args:
        rate: Pooled; ``None`` without views and engagers.
        usual: The member's own baseline of that window, or ``None``.
        share: Target engagers among all engagers.
    """

    rate: Rate | None = None
    usual: Rate | None = None
    share: TargetShare = TargetShare()


class Standing(NamedTuple):
    """A member's figures on a board. A tuple, because a board makes one for every member.

    Args:
        engagers: Unique engagers, at their low end.
        targets: Listed engagers at target accounts.
        dms: Distinct people at target accounts written to.
        won: The amounts of deals, one for each currency; empty if they may not be shown.
        rate: Pooled, over at least 28 days; ``None`` without views and engagers.
        usual: The member's own baseline of that time, or ``None``.
        share: Target engagers among all engagers, of that time.
        of_range: Whether the unique engagers are a range: their high end differs from `engagers`.
    """

    member_id: int
    name: str
    posts: int = 0
    engagers: int = 0
    targets: int = 0
    dms: int = 0
    wins: WinTally = WinTally()
    won: tuple[Money, ...] = ()
    rate: Rate | None = None
    usual: Rate | None = None
    share: TargetShare = TargetShare()
    of_range: bool = False

    @property
    def gain(self) -> Fraction | None:
        """The rate minus the own baseline, at their low ends; ``None`` without one of them."""
        if self.rate is None or self.usual is None:
            return None
        return self.rate.low - self.usual.low

    @property
    def improved(self) -> bool:
        """Whether the gain is above 0."""
        if self.rate is None or self.usual is None:
            return False
        # Without fractions, because a board asks this of every member.
        now, before = self.rate.engagers.low, self.usual.engagers.low
        return now * self.usual.views > before * self.rate.views

    def has(self, measure: Measure) -> bool:
        """Whether they have a value of a measure. Makes no fraction, unlike `value`."""
        if measure is Measure.RATE:
            return self.rate is not None
        if measure is Measure.IMPROVED:
            return self.improved
        if measure is Measure.TARGET_SHARE:
            return bool(self.share.people)
        return self.value(measure) is not None

    def shows(self, measure: Measure) -> bool:
        """Whether the board has a row for them: they have a post, or a value of the measure."""
        return bool(self.posts) or self.has(measure)

    def value(self, measure: Measure) -> Value | None:
        """Their value of a measure; ``None`` if there is nothing to rank."""
        return value_by(measure)(self)


_VALUES: dict[Measure, Callable[[Standing], Value | None]] = {
    Measure.TARGET_ENGAGERS: lambda one: one.targets or None,
    Measure.RATE: lambda one: one.rate.low if one.rate is not None else None,
    Measure.ENGAGERS: lambda one: one.engagers or None,
    Measure.POSTS: lambda one: one.posts or None,
    Measure.IMPROVED: lambda one: one.gain if one.improved else None,
    Measure.TARGET_DMS: lambda one: one.dms or None,
    Measure.TARGET_SHARE: lambda one: one.share.value,
    Measure.WINS: lambda one: one.wins.total or None,
}


def value_by(measure: Measure) -> Callable[[Standing], Value | None]:
    """The function that gives members' values of a measure."""
    return _VALUES[measure]


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
    sums: PostSums,
    longer: LongerFigures,
    activity: Activity = NO_ACTIVITY,
    won: tuple[Money, ...] = (),
) -> Standing:
    """A member's figures on a board.

    Args:
        sums: The sums of the member's posts in the window.
        longer: Their rates and share over at least 28 days.
        activity: The member's other activity in the window.
        won: The amounts that the board may show.
    """
    engagers = sums.rated_low + sums.unrated_low
    return Standing(
        member_id=member_id,
        name=name,
        posts=sums.posts,
        engagers=engagers,
        targets=sums.targets,
        dms=activity.dms.target,
        wins=activity.wins,
        won=won,
        rate=longer.rate,
        usual=longer.usual,
        share=longer.share,
        of_range=engagers != sums.rated_high + sums.unrated_high,
    )


def estimates(standings: Sequence[Standing], measure: Measure) -> dict[int, Estimate]:
    """The shrunk figure of each member who has one, by member id.

    Args:
        measure: One of `SHRUNK`.
    """
    if measure is Measure.TARGET_SHARE:
        shares = [(one.member_id, one.share) for one in standings if one.share.people]
        samples = [Sample(each.targets / each.people, each.people) for _, each in shares]
        return dict(zip((each for each, _ in shares), shrunk_shares(samples), strict=True))
    return rate_estimates(standings)[measure]


def rate_estimates(standings: Sequence[Standing]) -> dict[Measure, dict[int, Estimate]]:
    """The shrunk rates and gains of the members who have them, by measure and member id."""
    rates = {one.member_id: one.rate for one in standings if one.rate is not None}
    if not rates:
        return {Measure.RATE: {}, Measure.IMPROVED: {}}
    team = _low_share(rates.values())
    theta = min(max(team, float(THRESHOLD)), 0.5)
    samples = {member_id: _sample(rate, theta) for member_id, rate in rates.items()}
    gains = {
        one.member_id: _difference(samples[one.member_id], _sample(one.usual, theta))
        for one in standings
        if one.rate is not None and one.usual is not None
    }
    shares = shrunk_shares(list(samples.values()))
    differences = shrunk_differences(list(gains.values()), min(team, 1.0))
    return {
        Measure.RATE: dict(zip(samples, shares, strict=True)),
        Measure.IMPROVED: dict(zip(gains, differences, strict=True)),
    }


def _low_share(rates: Collection[Rate]) -> float:
    """The pooled rate, at the low end of the engagers."""
    return sum(rate.engagers.low for rate in rates) / sum(rate.views for rate in rates)


def _sample(rate: Rate, theta: float) -> Sample:
    return Sample(min(rate.engagers.low / rate.views, 1.0), effective_views(rate, theta))


def _difference(now: Sample, usual: Sample) -> Sample:
    return Sample(now.value - usual.value, 1 / (1 / now.size + 1 / usual.size))
