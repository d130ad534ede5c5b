"""The fixed jobs of the clock. Never one job a person: what is due stands in the database."""

import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from domain.clock import Clock
from domain.people import Asker, Profile
from services.members import refresh_profile, stale_members
from storage.store import Store

_log = logging.getLogger(__name__)

FetchProfile = Callable[[Asker], Awaitable[Profile | None]]

_PROFILES_EVERY = timedelta(minutes=15)
#: A few at a time: Slack allows some fifty calls a minute.
_PROFILES_AT_ONCE = 40


def start_jobs(
    store: Store, clock: Clock, workspace: str, fetch_profile: FetchProfile
) -> AsyncIOScheduler:
    """Starts the jobs on the running event loop; ``shutdown()`` ends them.

    Args:
        workspace: The one whose people can be asked for.
        fetch_profile: Asks Slack for one person; ``None`` when it does not answer.
    """
    scheduler = AsyncIOScheduler(
        timezone="UTC",
        job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
    )

    async def refresh() -> None:
        await refresh_profiles(store, workspace, clock.now(), fetch_profile)

    profiles = scheduler.add_job(
        refresh, "interval", seconds=_PROFILES_EVERY.total_seconds(), id="profiles"
    )
    # A clock that is moved by hand must not wait for real time to catch up with it.
    clock.on_jump(lambda: profiles.modify(next_run_time=datetime.now(UTC)))
    scheduler.start()
    return scheduler


async def refresh_profiles(
    store: Store, workspace: str, now: datetime, fetch_profile: FetchProfile
) -> int:
    """Reads names and zones of a workspace's members again that are older than a day.

    Returns:
        How many were read. One who cannot be read is left for the next time.
    """
    refreshed = 0
    for asker in await store.read(stale_members, workspace, now, _PROFILES_AT_ONCE):
        profile = await fetch_profile(asker)
        if profile is not None:
            await store.run(refresh_profile, asker, profile, now)
            refreshed += 1
    if refreshed:
        _log.info("read %d profiles again", refreshed)
    return refreshed
