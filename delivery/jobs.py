"""The fixed jobs of the clock. Never one job a person: what is due stands in the database."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from delivery.outbox import Outbox
from delivery.tick import tick
from domain.errors import BusyError
from domain.people.members import Asker, Profile
from domain.timing.clock import Clock
from services.delivery.ledger import forget_old_skips
from services.entries.strangers import forget_strangers
from services.people.members import refresh_profile, stale_members
from storage.store import Store

_log = logging.getLogger(__name__)

FetchProfile = Callable[[Asker], Awaitable[Profile | None]]

_TICK_EVERY = timedelta(minutes=1)
#: What was put back, or owed by a person's click, waits no longer than this.
_OUTBOX_EVERY = timedelta(seconds=5)
_PROFILES_EVERY = timedelta(minutes=15)
#: Seconds from one profile to the next: Slack allows some fifty calls a minute, and people who
#: write to the bot need theirs.
_PROFILE_TAKES = 1.5
#: More than a workspace has members.
_PROFILES_AT_ONCE = 100_000
_RETENTION_EVERY = timedelta(days=1)
#: Deletions in one transaction: short enough for others to get in between.
_FORGOTTEN_AT_ONCE = 1_000


def start_jobs(
    store: Store,
    clock: Clock,
    workspace: str,
    fetch_profile: FetchProfile,
    outbox: Outbox,
) -> AsyncIOScheduler:
    """Starts the jobs on the running event loop; ``shutdown()`` ends them.

    Args:
        workspace: The one whose people can be asked for.
        fetch_profile: Asks Slack for one person; ``None`` when it does not answer.
        outbox: Sends what comes due; close it after the jobs.
    """
    scheduler = AsyncIOScheduler(
        timezone="UTC",
        job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
    )

    jumps = 0

    async def take_what_is_due() -> None:
        seen = -1
        # A job that runs is not started again: a jump in the meantime is seen here.
        while seen != jumps:
            seen = jumps
            try:
                await tick(store, clock)
            except BusyError as error:
                _log.warning("the tick waits: %s", error)
            await outbox.wake()

    async def refresh() -> None:
        await refresh_profiles(store, workspace, clock.now, fetch_profile)

    async def forget() -> None:
        try:
            await forget_old(store, clock.now())
        except BusyError as error:
            _log.warning("the retention waits: %s", error)

    def every(interval: timedelta, job: Callable[[], Awaitable[None]], name: str) -> None:
        scheduler.add_job(job, "interval", seconds=interval.total_seconds(), id=name)

    every(_TICK_EVERY, take_what_is_due, "tick")
    every(_OUTBOX_EVERY, outbox.wake, "outbox")
    every(_PROFILES_EVERY, refresh, "profiles")
    every(_RETENTION_EVERY, forget, "retention")

    def run_now() -> None:
        nonlocal jumps
        jumps += 1
        for name in ("tick", "profiles"):
            scheduler.modify_job(name, next_run_time=datetime.now(UTC))

    # A clock that is moved by hand must not wait for real time to catch up with it.
    clock.on_jump(run_now)
    scheduler.start()
    # What came due while the bot was away is caught up with at once. One that is started every
    # day forgets too.
    for name in ("tick", "retention"):
        scheduler.modify_job(name, next_run_time=datetime.now(UTC))
    return scheduler


async def forget_old(store: Store, now: datetime, batch: int = _FORGOTTEN_AT_ONCE) -> int:
    """Deletes what is kept for a while only, a few rows at a time; how many.

    These are skipped deliveries of long ago, and what tells people outside target accounts apart.
    """
    forgotten = 0
    for forget in (forget_old_skips, forget_strangers):
        while (count := await store.run(forget, now, batch)) > 0:
            forgotten += count
    return forgotten


async def refresh_profiles(
    store: Store,
    workspace: str,
    now: Callable[[], datetime],
    fetch_profile: FetchProfile,
    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
) -> int:
    """Reads names and zones of a workspace's members again that are older than a day.

    All of them, about 40 a minute.

    Args:
        sleep: Waits so many seconds.

    Returns:
        How many were read. One who cannot be read is left for the next time.
    """
    refreshed = 0
    stale = await store.read(stale_members, workspace, now(), _PROFILES_AT_ONCE)
    for number, asker in enumerate(stale):
        if number:
            await sleep(_PROFILE_TAKES)
        profile = await fetch_profile(asker)
        if profile is not None:
            await store.run(refresh_profile, asker, profile, now())
            refreshed += 1
    if refreshed:
        _log.info("read %d profiles again", refreshed)
    return refreshed
