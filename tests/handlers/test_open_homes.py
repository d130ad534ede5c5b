"""Which Home tabs are open."""

from datetime import UTC, datetime, timedelta

from domain.people.members import Asker
from handlers.open_homes import OpenHomes

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ADA, UMA = Asker("T1", "U1"), Asker("T1", "U2")


def test_a_tab_opened_long_ago_is_no_longer_published() -> None:
    homes = OpenHomes()
    homes.opened(ADA, NOW - timedelta(days=30))
    homes.opened(UMA, NOW)
    assert not homes.begin_waiting(ADA, NOW - timedelta(days=30))
    assert homes.begin_waiting(UMA, NOW)
