"""The thresholds of the coaching rules and boards: the usual ones, and what a workspace sets.

Source: the product's coaching table. A workspace keeps only what differs, by name, as typed
(``{"engagement_rate": "1.8"}``): what it holds that is unknown or out of range does not count.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from fractions import Fraction
from typing import Any

from domain.fields import Field


class Unit(StrEnum):
    """What a threshold counts."""

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
        name: Its form field; a workspace keeps it under the same name.
        words: What it means.
        usual: In its unit; the value where a workspace says nothing.
        least: The smallest that makes sense.
        most: The largest that makes sense.
    """

    name: Field
    words: str
    unit: Unit
    usual: Decimal
    least: Decimal
    most: Decimal


def _spec(name: Field, words: str, unit: Unit, *values: str) -> ThresholdSpec:
    usual, least, most = (Decimal(value) for value in values)
    return ThresholdSpec(name, words, unit, usual, least, most)


SPECS: tuple[ThresholdSpec, ...] = (
    _spec(Field.ENGAGEMENT_RATE, "Engagement rate to reach", Unit.PERCENT, "1.5", "0.1", "20"),
    _spec(Field.FEWEST_VIEWS, "Views before a rate is judged", Unit.VIEWS, "100", "20", "100000"),
    _spec(Field.CADENCE_DAYS, "Days without a post", Unit.DAYS, "7", "2", "30"),
    _spec(Field.LINK_OUTS, "Posts with a link card in 30 days", Unit.POSTS, "2", "1", "30"),
    _spec(
        Field.DM_SHARE, "Share of DMs to target accounts to reach", Unit.PERCENT, "50", "1", "100"
    ),
    _spec(Field.DM_DROP, "How far this share may fall", Unit.POINTS, "15", "1", "100"),
    _spec(Field.DM_PEOPLE, "People written to before it is judged", Unit.PEOPLE, "5", "2", "1000"),
    _spec(Field.WARM_DAYS, "Days in which to write to who engaged", Unit.DAYS, "3", "1", "13"),
    _spec(Field.SILENT_DAYS, "Days without a touch of an account", Unit.DAYS, "30", "7", "90"),
    _spec(Field.THREAD_TOUCHES, "Touches of one person alone", Unit.TOUCHES, "2", "2", "50"),
    _spec(Field.THREAD_DAYS, "Days until one person is too few", Unit.DAYS, "14", "1", "90"),
    _spec(Field.COMMENTS_WEEK, "Comments on target posts a week", Unit.COMMENTS, "3", "1", "50"),
    _spec(Field.COLLISION_DAYS, "Days that two may not write to one", Unit.DAYS, "14", "1", "60"),
    _spec(Field.SSI_GAIN, "SSI gained while target share falls", Unit.POINTS, "2", "1", "100"),
    _spec(Field.SHARE_FALL, "How far it may fall meanwhile", Unit.POINTS, "5", "1", "100"),
    _spec(Field.BOARD_POSTS, "Posts to be ranked by rate", Unit.POSTS, "2", "1", "20"),
    _spec(Field.BOARD_VIEWS, "Views to be ranked by rate", Unit.VIEWS, "300", "50", "100000"),
    _spec(Field.BOARD_ENGAGERS, "Engagers to be ranked by share", Unit.PEOPLE, "5", "1", "1000"),
)


@dataclass(frozen=True)
class Thresholds:
    """What holds in a workspace. What is a percentage there is an exact share, 0 … 1, here."""

    engagement_rate: Fraction = Fraction(15, 1000)
    fewest_views: int = 100
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
    board_posts: int = 2
    board_views: int = 300
    board_engagers: int = 5

    @property
    def rate_shown(self) -> str:
        """The rate to reach in percent, without the sign: ``1.5``."""
        return _percent(self.engagement_rate)

    @property
    def dm_share_shown(self) -> str:
        """The share of DMs to reach in percent, without the sign: ``50``."""
        return _percent(self.dm_share)


USUAL = Thresholds()


def thresholds_of(kept: Mapping[str, Any]) -> Thresholds:
    """The thresholds of a workspace, from what it keeps; the usual one where that is no use."""
    return Thresholds(**{spec.name: _held(spec, kept.get(spec.name)) for spec in SPECS})


def _percent(share: Fraction) -> str:
    return f"{float(share * 100):g}"


def _held(spec: ThresholdSpec, value: object) -> Any:
    """As `Thresholds` has it: a share, or a count."""
    held = _kept(spec, value)
    return Fraction(held) / 100 if spec.unit is Unit.PERCENT else int(held)


def _kept(spec: ThresholdSpec, value: object) -> Decimal:
    if not isinstance(value, int | float | str):
        return spec.usual
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return spec.usual
    whole = spec.unit is Unit.PERCENT or number == number.to_integral_value()
    fits = number.is_finite() and whole and spec.least <= number <= spec.most
    return number if fits else spec.usual
