"""Which Home tabs are open."""

import asyncio
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


async def test_a_person_has_one_publication_waiting_however_many_changes_come() -> None:
    homes = OpenHomes()
    for person in (ADA, UMA):
        homes.opened(person, NOW)

    async def publishes() -> None:
        async with homes.turn(UMA):
            # It reads now, so a change from here on is not in it.
            assert homes.begin_waiting(UMA, NOW)

    async with homes.turn(ADA):
        assert homes.begin_waiting(UMA, NOW)
        publication = asyncio.create_task(publishes())
        for _ in range(9):
            await asyncio.sleep(0)
            assert not homes.begin_waiting(UMA, NOW)
    await publication
