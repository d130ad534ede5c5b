"""Public holidays of countries, and the working days that they leave.

Regional holidays are left out: a time zone does not tell the region.
"""

from collections.abc import Collection
from datetime import date, datetime
from functools import lru_cache

from domain.people.member_settings import NO_COUNTRY
from domain.timing.countries import country_of_zone
from domain.timing.working_days import WorkingDays
from storage.tables import MemberRow, MemberSettingsRow

#: Due times and pauses reach from a month back to fourteen months ahead.
_YEARS_BACK, _YEARS_AHEAD = 1, 2


def working_days(
    weekdays: Collection[int], zone_name: str, now: datetime, country: str | None = None
) -> WorkingDays:
    """The working days around now.

    Args:
        weekdays: ISO weekdays.
        zone_name: IANA name. Its country counts if none was chosen.
        country: ISO 3166 code, `NO_COUNTRY` for no holidays, or ``None`` if none was chosen.
    """
    code = country or country_of_zone(zone_name)
    holidays = _holidays(code, now.year) if code and code != NO_COUNTRY else frozenset()
    return WorkingDays(frozenset(weekdays), holidays)


def working_days_of(member: MemberRow, settings: MemberSettingsRow, now: datetime) -> WorkingDays:
    """A member's working days around now."""
    return working_days(settings.working_days, member.zone, now, settings.country)


@lru_cache(maxsize=512)
def _holidays(code: str, year: int) -> frozenset[date]:
    """The public holidays of a country around a year; none for a country without data."""
    # Imported when it is first needed: it takes 65 ms and 11 MB.
    from holidays import country_holidays

    years = range(year - _YEARS_BACK, year + _YEARS_AHEAD + 1)
    try:
        return frozenset(country_holidays(code, years=years))
    except NotImplementedError:
        return frozenset()
