"""A few weeks of a typical seller, lived through the services and the ledger."""

from benchmarks.sellers import SELLERS
from benchmarks.year import live
from domain.timing.schedules import Kind


def test_a_seller_with_a_low_rate_is_never_told_the_same_twice() -> None:
    [seller] = [each for each in SELLERS if each.rate < 0.01]
    year = live(seller, weeks=3, seed=1)
    assert {Kind.DIGEST, Kind.NUDGE} <= set(year.kinds)
    assert year.most_nudges <= 2
    assert year.repeated == []
