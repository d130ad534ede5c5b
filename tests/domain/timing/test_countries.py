"""The country of a time zone."""

import pytest

from domain.timing.countries import country_names, country_of_zone


@pytest.mark.parametrize(
    ("zone", "country"),
    [
        ("Europe/Stockholm", "SE"),  # whose rules are Berlin's
        ("Europe/London", "GB"),
        ("America/Los_Angeles", "US"),
        ("America/Argentina/Buenos_Aires", "AR"),
        ("Asia/Kolkata", "IN"),
        ("Asia/Calcutta", "IN"),  # an older name
        ("Europe/Kiev", "UA"),
        ("Atlantic/Reykjavik", "IS"),
        ("Iceland", None),  # another name of Abidjan's zone, which is several countries'
        ("UTC", None),
        ("Etc/GMT+3", None),
        ("Mars/Olympus", None),
        ("", None),
    ],
)
def test_a_zone_tells_its_country(zone: str, country: str | None) -> None:
    assert country_of_zone(zone) == country


def test_countries_have_names() -> None:
    names = country_names()
    assert (names["SE"], names["AX"], len(names) > 200) == ("Sweden", "Åland Islands", True)
