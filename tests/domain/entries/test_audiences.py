"""Readers of a post at an account: LinkedIn's rounded share times the members reached."""

from fractions import Fraction

import pytest

from domain.entries.audiences import Readers

TABLE = [
    # (low, high, members reached, people)
    ("0.015", "0.025", 700, (14, 11, 17)),
    ("0.015", "0.025", 725, (15, 11, 18)),
    ("0.015", "0.025", 730, (15, 11, 18)),
    ("0.1385", "0.1395", 1000, (139, 139, 139)),
    ("0", "0.01", 560, (3, 1, 5)),
    # At least one person is there, or LinkedIn would not list the company.
    ("0", "0.01", 40, (1, 1, 1)),
    ("0.015", "0.025", None, None),
    ("0.015", "0.025", 0, None),
]


@pytest.mark.parametrize(("low", "high", "reached", "people"), TABLE)
def test_people_follow_from_the_share_and_its_rounding(
    low: str, high: str, reached: int | None, people: tuple[int, int, int] | None
) -> None:
    assert Readers(1, "Acme", Fraction(low), Fraction(high), reached).people == people
