"""Days, times and time zones in words."""

from collections.abc import Collection
from datetime import datetime
from zoneinfo import ZoneInfo

WEEKDAYS: dict[int, str] = {
    1: "Monday",
    2: "Tuesday",
    3: "Wednesday",
    4: "Thursday",
    5: "Friday",
    6: "Saturday",
    7: "Sunday",
}
_STEP = 30


def moment(at: datetime, zone: ZoneInfo) -> str:
    """``Monday 2026-11-30 09:00``, in the given zone."""
    local = at.astimezone(zone)
    return f"{WEEKDAYS[local.isoweekday()]} {local:%Y-%m-%d %H:%M}"


def time_of_day(minute: int) -> str:
    """Minutes after midnight as ``09:00``."""
    return f"{minute // 60:02d}:{minute % 60:02d}"


def minute_of(text: str) -> int:
    """``09:00`` as minutes after midnight.

    Raises:
        ValueError: the text is no such time.
    """
    hour, _, minute = text.partition(":")
    return int(hour) * 60 + int(minute)


def times_of_day(*also: int | None) -> dict[str, str]:
    """A menu of every half hour of a day, and of other times that must be in it.

    Args:
        also: Minutes after midnight; ``None`` is ignored.
    """
    minutes = {*range(0, 24 * 60, _STEP), *(minute for minute in also if minute is not None)}
    return {time_of_day(minute): time_of_day(minute) for minute in sorted(minutes)}


def place(zone_name: str) -> str:
    """A zone's short name: ``Stockholm``, ``UTC``."""
    if zone_name in {"UTC", "Etc/UTC", "Etc/UCT", "Etc/Universal", "Etc/Zulu", "GMT", "Etc/GMT"}:
        return "UTC"
    return zone_name.rpartition("/")[2].replace("_", " ")


def ordinal(day: int) -> str:
    """``1st``, ``22nd``, ``13th``."""
    ending = "th" if 11 <= day % 100 <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


def days_of_week(days: Collection[int]) -> str:
    """``Monday to Friday``, ``Monday, Wednesday``."""
    shown = sorted(days)
    if len(shown) > 2 and shown == list(range(shown[0], shown[-1] + 1)):
        return f"{WEEKDAYS[shown[0]]} to {WEEKDAYS[shown[-1]]}"
    return ", ".join(WEEKDAYS[day] for day in shown)
