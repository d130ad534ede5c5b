"""A member's quiet hours."""

import pytest

from domain.people.member_settings import MemberSettings


@pytest.mark.parametrize(
    ("start", "end", "hour", "quiet"),
    [
        (20, 8, 23, True),
        (20, 8, 7, True),
        (20, 8, 8, False),
        (20, 8, 12, False),
        (12, 14, 12, True),
        (12, 14, 14, False),
        (12, 14, 23, False),
        (None, None, 3, False),
    ],
)
def test_quiet_hours_may_cross_midnight(
    start: int | None, end: int | None, hour: int, quiet: bool
) -> None:
    settings = MemberSettings(
        quiet_from=None if start is None else start * 60,
        quiet_until=None if end is None else end * 60,
    )
    assert settings.is_quiet(hour * 60) is quiet
