"""The target share of a post's engagers."""

from fractions import Fraction

from domain.engagement import Figures


def test_without_listed_people_there_is_no_target_share() -> None:
    assert Figures(100, 3).target_share is None
    assert Figures(100, 3, listed=2, listed_targets=1).target_share == Fraction(1, 3)
