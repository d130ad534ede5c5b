"""The jobs together: when the time moves, messages are sent."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from apscheduler.events import EVENT_JOB_MAX_INSTANCES, EVENT_JOB_SUBMITTED, JobEvent

from delivery.jobs import start_jobs
from domain.errors import BusyError
from domain.people.members import Asker
from playground.world.identity import TEAM_ID
from services.delivery import scheduling
from services.delivery.scheduling import reschedule_member
from storage.store import Store
from tests.delivery.office import Office
from tests.engines import ON_SQLITE

#: Seconds until a test that waits gives up.
PATIENCE = 10


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


@ON_SQLITE
async def test_a_tick_tells_coaches_once_which_scopes_are_missing(office: Office) -> None:
    await office.member(is_admin=True)
    outbox = office.outbox()
    jobs = start_jobs(
        office.store,
        office.clock,
        TEAM_ID,
        no_profile,
        outbox,
        missing_scopes=lambda: ("files:write",),
    )
    await office.playground.until(lambda: bool(office.posted()))
    await office.member("U0BEN", is_admin=True)
    office.clock.advance_to(office.clock.now() + timedelta(hours=1))
    await office.playground.until(lambda: bool(office.posted("U0BEN")))
    jobs.shutdown(wait=False)
    await outbox.close()
    assert [message.text.split()[0] for message in office.posted()] == ["missing_scopes"]


@ON_SQLITE
async def test_a_tick_that_waits_for_the_database_ends_and_one_that_hangs_does_not(
    office: Office,
) -> None:
    done: list[str] = []
    ended, hangs = asyncio.Event(), asyncio.Event()

    class Away(Store):
        """A database that is away at first, and then does not answer."""

        async def run(self, *_: Any, **__: Any) -> Any:
            if ended.is_set():
                hangs.set()
                await asyncio.Event().wait()
            raise BusyError("My database didn't answer in time.")

    def tick_ended() -> None:
        done.append("ended")
        ended.set()

    store = Away(office.store.engine)
    outbox = office.outbox(store=store)
    jobs = start_jobs(
        store,
        office.clock,
        TEAM_ID,
        no_profile,
        outbox,
        ticked=lambda: done.append("worked"),
        tick_ended=tick_ended,
    )
    async with asyncio.timeout(PATIENCE):
        await ended.wait()
        office.clock.advance_to(office.clock.now() + timedelta(minutes=1))
        await hangs.wait()
    jobs.shutdown(wait=False)
    await outbox.close()
    assert done == ["ended"]


@ON_SQLITE
async def test_a_clock_that_walks_while_a_tick_runs_starts_no_second_tick_and_no_warning(
    office: Office,
) -> None:
    ticks, begun, seen = 0, asyncio.Event(), asyncio.Event()
    events: list[int] = []

    class Hanging(Store):
        """A database that does not answer."""

        async def run(self, service: Any, *_: Any, **__: Any) -> Any:
            nonlocal ticks
            if service is scheduling.tick:
                ticks += 1
                begun.set()
            await asyncio.Event().wait()

    def note(event: JobEvent) -> None:
        if event.job_id == "tick":
            events.append(event.code)
            seen.set()

    store = Hanging(office.store.engine)
    outbox = office.outbox(store=store)
    jobs = start_jobs(store, office.clock, TEAM_ID, no_profile, outbox)
    async with asyncio.timeout(PATIENCE):
        await begun.wait()
        jobs.add_listener(note, EVENT_JOB_MAX_INSTANCES | EVENT_JOB_SUBMITTED)
        office.clock.advance_to(office.clock.now() + timedelta(hours=1))
        await seen.wait()
    jobs.shutdown(wait=False)
    await outbox.close()
    assert (events, ticks) == ([EVENT_JOB_SUBMITTED], 1)
