"""The jobs together: when the time moves, messages are sent."""

from collections.abc import AsyncIterator
from datetime import datetime

import pytest

from delivery.jobs import start_jobs
from domain.people.members import Asker
from playground.world.identity import TEAM_ID
from services.delivery.scheduling import reschedule_member
from tests.delivery.office import Office


async def no_profile(_: Asker) -> None:
    """Slack returns no profile."""


@pytest.fixture
async def running(office: Office) -> AsyncIterator[Office]:
    """Runs the jobs of one replica."""
    outbox = office.outbox()
    jobs = start_jobs(office.store, office.clock, TEAM_ID, no_profile, outbox)
    yield office
    jobs.shutdown(wait=False)
    await outbox.close()


async def test_when_the_clock_is_moved_due_messages_are_sent_at_once(running: Office) -> None:
    uma = await running.member()
    await running.store.run(reschedule_member, uma.id, running.clock.now())
    running.clock.advance_to(datetime.fromisoformat("2026-11-30T09:00Z"))
    await running.playground.until(lambda: bool(running.posted()))
    assert [message.text for message in running.posted()] == ["digest of 2026-W49"]


async def test_messages_that_came_due_while_the_bot_was_down_are_sent_at_its_start(
    office: Office,
) -> None:
    uma = await office.member()
    await office.store.run(reschedule_member, uma.id, office.clock.now())
    office.clock.advance_to(datetime.fromisoformat("2026-12-01T08:00Z"))
    outbox = office.outbox()
    jobs = start_jobs(office.store, office.clock, TEAM_ID, no_profile, outbox)
    await office.playground.until(lambda: bool(office.posted()))
    jobs.shutdown(wait=False)
    await outbox.close()
    assert [message.text for message in office.posted()] == ["digest of 2026-W49"]
