"""Countries, and the country of a time zone, from the tables of the zone database.

They come with the package ``tzdata``, because some systems have zones without these tables.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@cache
def country_names() -> Mapping[str, str]:
    """English names of countries, by ISO 3166 code in two letters."""
    return MappingProxyType(dict(_lines("iso3166.tab")))


def country_of_zone(zone_name: str) -> str | None:
    """The ISO 3166 code of the country whose time zone this is; ``None`` if there is none.

    ``zone.tab`` names one country for each zone. Another name of a zone counts only where the zone
    lies in one country: Iceland's is a name of the zone of Abidjan.

    Args:
        zone_name: IANA name.
    """
    return _countries().get(zone_name)


@cache
def _countries() -> Mapping[str, str]:
    alone = {
        zone: codes for codes, _, zone, *_ in _lines("zone1970.tab") if len(codes.split(",")) == 1
    }
    links = {link: alone[zone] for zone, link in _links() if zone in alone}
    return links | {zone: code for code, _, zone, *_ in _lines("zone.tab")}


def _links() -> Iterator[tuple[str, str]]:
    """Zones with another name of each."""
    for line in _text("tzdata.zi").splitlines():
        match line.split():
            case ["L", zone, link]:
                yield zone, link
            case _:
                pass  # a zone, a rule or a comment


def _lines(name: str) -> Iterator[list[str]]:
    for line in _text(name).splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def _text(name: str) -> str:
    return files("tzdata").joinpath("zoneinfo", name).read_text(encoding="utf-8")
