"""The menu of countries whose public holidays are a member's days off."""

import unicodedata

from domain.people.member_settings import NO_COUNTRY
from domain.timing.countries import country_names, country_of_zone
from views import inputs
from views.blocks import Block
from views.ids import VALUE, Field

_BY_ZONE = "zone"


def holidays_menu(country: str | None, zone_name: str) -> Block:
    """The field with the current choice.

    Args:
        country: As in `MemberSettings`.
        zone_name: IANA name, whose country is the usual choice.
    """
    names = country_names()
    by_zone = names.get(country_of_zone(zone_name) or "", "none")
    groups = {"Usual": {_BY_ZONE: f"From my time zone: {by_zone}", NO_COUNTRY: "None"}}
    for code, name in sorted(names.items(), key=lambda each: _plain(each[1])):
        groups.setdefault(_plain(name)[0].upper(), {})[code] = name
    return inputs.grouped_select(
        Field.HOLIDAYS,
        "Public holidays",
        groups,
        action_id=VALUE,
        initial=country or _BY_ZONE,
        hint="A message that falls on one waits for your next working day. Regional "
        "holidays are left out.",
    )


def holidays_in_words(country: str | None, zone_name: str) -> str:
    """``public holidays of Sweden``, ``no public holidays``; the arguments of `holidays_menu`."""
    code = country or country_of_zone(zone_name) or NO_COUNTRY
    name = country_names().get(code)
    return f"public holidays of {name}" if name else "no public holidays"


def chosen_country(value: str | None, before: str | None) -> str | None:
    """The country of `MemberSettings` that an option stands for.

    Args:
        value: ``None`` if the form had no such field.
        before: The country until now, which a value that is no option leaves unchanged.
    """
    if value == _BY_ZONE:
        return None
    return value if value == NO_COUNTRY or value in country_names() else before


def _plain(name: str) -> str:
    """A name without accents and case, for sorting."""
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
