"""Time zones as people type them."""

import pytest

from domain.errors import UserError
from domain.timing.zones import find_zone


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Europe/Stockholm", "Europe/Stockholm"),
        ("europe/stockholm", "Europe/Stockholm"),
        ("new  york", "America/New_York"),
        ("UTC", "UTC"),
    ],
)
def test_a_zone_is_found(typed: str, zone: str) -> None:
    assert find_zone(typed) == zone


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Louisville", "There are several: America/Kentucky/Louisville, America/Louisville."),
        ("Stokholm", "Did you mean Europe/Stockholm?"),
        ("4711", "Type it like Europe/Stockholm."),
    ],
)
def test_an_unclear_zone_is_asked_about(typed: str, words: str) -> None:
    with pytest.raises(UserError) as refused:
        find_zone(typed)
    assert words in f"{refused.value.problem} {refused.value.fix}"
