"""The jobs together: time moves, and messages come."""

from collections.abc import AsyncIterator
from datetime import datetime

import pytest

from delivery.jobs import start_jobs
from domain.people.members import Asker
from playground.world.identity import TEAM_ID
from services.delivery.scheduling import reschedule_member
from tests.delivery.office import Office


async def nobody_answers(_: Asker) -> None:
    """Slack tells no profile."""


@pytest.fixture
async def running(office: Office) -> AsyncIterator[Office]:
    """The jobs of one replica run."""
    outbox = office.outbox()
    jobs = start_jobs(office.store, office.clock, TEAM_ID, nobody_answers, outbox)
    yield office
    jobs.shutdown(wait=False)
    await outbox.close()


async def test_when_the_clock_is_moved_what_is_due_comes_at_once(running: Office) -> None:
    uma = await running.member()
    await running.store.run(reschedule_member, uma.id, running.clock.now())
    running.clock.advance_to(datetime.fromisoformat("2026-11-30T09:00Z"))
    await running.playground.until(lambda: bool(running.posted()))
    assert [message.text for message in running.posted()] == ["digest of 2026-W49"]


async def test_what_came_due_while_the_bot_was_away_comes_when_it_starts(office: Office) -> None:
    uma = await office.member()
    await office.store.run(reschedule_member, uma.id, office.clock.now())
    office.clock.advance_to(datetime.fromisoformat("2026-12-01T08:00Z"))
    outbox = office.outbox()
    jobs = start_jobs(office.store, office.clock, TEAM_ID, nobody_answers, outbox)
    await office.playground.until(lambda: bool(office.posted()))
    jobs.shutdown(wait=False)
    await outbox.close()
    assert [message.text for message in office.posted()] == ["digest of 2026-W49"]
