"""The local days that a moment may have been logged on, before the member's zone changed."""

from datetime import date, datetime, timedelta

#: The zones farthest from UTC.
_ZONES = (timedelta(hours=-12), timedelta(hours=14))


def days_elsewhere(moment: datetime, day: date) -> frozenset[date]:
    """The dates of a moment (UTC) in other zones, if they differ from its date in the member's."""
    return frozenset((moment + zone).date() for zone in _ZONES) - {day}
