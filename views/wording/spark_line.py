"""A small chart of block characters, for places that take no chart of Slack's."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction

_BARS = "▁▂▃▄▅▆▇█"
_NOTHING = "·"


def spark_line(values: Sequence[Fraction | None]) -> str:
    """``▂▃·▅█``: bars between 0 and the highest value; ``None`` is a dot, but not at an end."""
    known = [number for number, value in enumerate(values) if value is not None]
    if not known:
        return ""
    values = values[known[0] : known[-1] + 1]
    highest = max((value for value in values if value is not None), default=Fraction(0))
    return "".join(_NOTHING if value is None else _bar(value, highest) for value in values)


def spark_line_of_weeks(values: Mapping[date, Fraction]) -> str:
    """``▂▃·▅█``: a bar for each week's value, by its Monday; a dot for a week between without."""
    if not values:
        return ""
    weeks = (max(values) - min(values)).days // 7
    mondays = [min(values) + timedelta(weeks=week) for week in range(weeks + 1)]
    return spark_line([values.get(monday) for monday in mondays])


def _bar(value: Fraction, highest: Fraction) -> str:
    if not highest:
        return _BARS[0]
    return _BARS[round(value / highest * (len(_BARS) - 1))]
