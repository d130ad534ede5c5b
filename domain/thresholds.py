"""The thresholds of the coaching rules: the defaults, and a workspace's own.

Source: the product's coaching table. A workspace stores only those that differ from the default,
by name, as typed (``{"engagement_rate": "1.8"}``). Unknown or out-of-range values are ignored.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from fractions import Fraction
from typing import Any

from domain.fields import Field


class Unit(StrEnum):
    """The unit of a threshold."""

    PERCENT = "%"
    VIEWS = "views"
    DAYS = "days"
    POSTS = "posts"
    PEOPLE = "people"
    POINTS = "points"
    COMMENTS = "comments"
    TOUCHES = "touches"


@dataclass(frozen=True)
class ThresholdSpec:
    """One threshold.

    Args:
        name: Its form field; a workspace stores it under the same name.
        words: What it does, with its unit unless that is %; its label in the form.
        default: In its unit.
        least: The smallest valid value.
        most: The largest valid value.
    """

    name: Field
    words: str
    unit: Unit
    default: Decimal
    least: Decimal
    most: Decimal


def _spec(name: Field, words: str, unit: Unit, *values: str) -> ThresholdSpec:
    default, least, most = (Decimal(value) for value in values)
    return ThresholdSpec(name, words, unit, default, least, most)


SPECS: tuple[ThresholdSpec, ...] = (
    _spec(Field.ENGAGEMENT_RATE, "Aim: engagement rate", Unit.PERCENT, "1.5", "0.1", "20"),
    _spec(Field.FEWEST_VIEWS, "Views needed to judge a rate", Unit.VIEWS, "100", "20", "100000"),
    _spec(Field.SURE, "How sure I must be before a nudge", Unit.PERCENT, "80", "50", "99"),
    _spec(
        Field.CADENCE_DAYS, "Nudge after this many days without a post", Unit.DAYS, "7", "2", "30"
    ),
    _spec(
        Field.LINK_OUTS,
        "Mention link posts in the digest from this many in 30 days",
        Unit.POSTS,
        "2",
        "1",
        "30",
    ),
    _spec(Field.DM_SHARE, "Aim: share of DMs to target accounts", Unit.PERCENT, "50", "1", "100"),
    _spec(
        Field.DM_DROP,
        "Nudge if the DM share falls by this many points",
        Unit.POINTS,
        "15",
        "1",
        "100",
    ),
    _spec(Field.DM_PEOPLE, "People needed to judge the DM share", Unit.PEOPLE, "5", "2", "1000"),
    _spec(
        Field.WARM_DAYS,
        "Nudge if a new engager waits this many days for a DM",
        Unit.DAYS,
        "3",
        "1",
        "13",
    ),
    _spec(
        Field.SILENT_DAYS,
        "Days without a touch until an account is silent",
        Unit.DAYS,
        "30",
        "7",
        "90",
    ),
    _spec(
        Field.THREAD_TOUCHES,
        "One contact at an account: mention it after this many touches",
        Unit.TOUCHES,
        "2",
        "2",
        "50",
    ),
    _spec(
        Field.THREAD_DAYS,
        "One contact at an account: … and this many days since the first touch",
        Unit.DAYS,
        "14",
        "1",
        "90",
    ),
    _spec(
        Field.COMMENTS_WEEK,
        "Aim: comments a week on posts from target accounts",
        Unit.COMMENTS,
        "3",
        "1",
        "50",
    ),
    _spec(
        Field.COLLISION_DAYS,
        "Nudge if two members write to one person within this many days",
        Unit.DAYS,
        "14",
        "1",
        "60",
    ),
    _spec(
        Field.SSI_GAIN,
        "SSI nudge: the SSI rose by this many points",
        Unit.POINTS,
        "2",
        "1",
        "100",
    ),
    _spec(
        Field.SHARE_FALL,
        "SSI nudge: … while the share of target engagers or DMs fell by this many points",
        Unit.POINTS,
        "5",
        "1",
        "100",
    ),
    _spec(
        Field.SHARE_ENGAGERS,
        "Engagers needed to judge the share of target engagers",
        Unit.PEOPLE,
        "5",
        "1",
        "1000",
    ),
)


@dataclass(frozen=True)
class Thresholds:
    """A workspace's thresholds. Percentages are exact shares here, 0 … 1."""

    engagement_rate: Fraction = Fraction(15, 1000)
    fewest_views: int = 100
    sure: Fraction = Fraction(4, 5)
    cadence_days: int = 7
    link_outs: int = 2
    dm_share: Fraction = Fraction(1, 2)
    dm_drop: int = 15
    dm_people: int = 5
    warm_days: int = 3
    silent_days: int = 30
    thread_touches: int = 2
    thread_days: int = 14
    comments_week: int = 3
    collision_days: int = 14
    ssi_gain: int = 2
    share_fall: int = 5
    share_engagers: int = 5

    @property
    def rate_shown(self) -> str:
        """The rate to reach, in percent without the sign: ``1.5``."""
        return _percent(self.engagement_rate)

    @property
    def dm_share_shown(self) -> str:
        """The share of DMs to reach, in percent without the sign: ``50``."""
        return _percent(self.dm_share)


DEFAULTS = Thresholds()
#: The names under which earlier versions stored thresholds, with the names of now.
_RENAMED = {"board_engagers": Field.SHARE_ENGAGERS.value}


def thresholds_of(stored: Mapping[str, Any]) -> Thresholds:
    """A workspace's thresholds, from its stored ones; defaults replace missing or invalid ones."""
    if not stored:  # the usual case
        return DEFAULTS
    named = with_newest_names(stored)
    return Thresholds(**{spec.name: _in_unit(spec, named.get(spec.name)) for spec in SPECS})


def with_newest_names(stored: Mapping[str, Any]) -> dict[str, Any]:
    """A workspace's stored thresholds, of which an earlier version may have named some."""
    return {_RENAMED.get(name, name): value for name, value in stored.items()}


def _percent(share: Fraction) -> str:
    return f"{float(share * 100):g}"


def _in_unit(spec: ThresholdSpec, value: object) -> Any:
    """The value as `Thresholds` has it: a share, or a count."""
    valid = _valid(spec, value)
    return Fraction(valid) / 100 if spec.unit is Unit.PERCENT else int(valid)


def _valid(spec: ThresholdSpec, value: object) -> Decimal:
    """The stored value, or the default if it is invalid."""
    if not isinstance(value, int | float | str):
        return spec.default
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return spec.default
    whole = spec.unit is Unit.PERCENT or number == number.to_integral_value()
    fits = number.is_finite() and whole and spec.least <= number <= spec.most
    return number if fits else spec.default
