"""The scheduler's fixed jobs. None belongs to one person: the database knows what is due."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from delivery.outbox import Outbox
from delivery.tick import tick
from domain.errors import StoreError, TokenRefusedError
from domain.people.members import Asker, Profile
from domain.timing.clock import Clock
from services.delivery.heard_messages import forget_heard
from services.delivery.ledger import forget_old_skips
from services.delivery.suspending import stop_sending
from services.entries.removed_rows import forget_removed
from services.entries.strangers import forget_strangers
from services.people.members import refresh_profile, stale_members
from services.people.missing_scopes import tell_coaches_of_scopes
from services.people.privacy import forget_accesses
from services.people.workspaces import erase_due_workspaces
from services.targets.name_retention import forget_names
from storage.store import Store

_log = logging.getLogger(__name__)

#: Each takes a moment and the most rows to delete, and returns how many it deleted.
_FORGETTING = (
    forget_old_skips,
    forget_strangers,
    forget_heard,
    forget_removed,
    forget_names,
    forget_accesses,
    erase_due_workspaces,
)

FetchProfile = Callable[[Asker], Awaitable[Profile | None]]

_TICK_EVERY = timedelta(minutes=1)
#: The longest that a requeued delivery, or one owed by a click, waits.
_OUTBOX_EVERY = timedelta(seconds=5)
_PROFILES_EVERY = timedelta(minutes=15)
#: Seconds from one profile to the next. Slack allows about fifty calls a minute, and some must be
#: left for the profiles of people who write to the bot.
_PROFILE_TAKES = 1.5
#: More than any workspace has members.
_PROFILES_AT_ONCE = 100_000
_RETENTION_EVERY = timedelta(days=1)
#: Calls of a job at once, of which all but one return at once. The scheduler's own limit would warn
#: of each, and a walking clock calls the tick many times while it runs.
_CALLS = 1_000
#: Deletions in one transaction, which must be short so that other writers get their turn.
_FORGOTTEN_AT_ONCE = 1_000


def start_jobs(
    store: Store,
    clock: Clock,
    workspace: str,
    fetch_profile: FetchProfile,
    outbox: Outbox,
    ticked: Callable[[], None] = lambda: None,
    tick_ended: Callable[[], None] = lambda: None,
    missing_scopes: Callable[[], Sequence[str]] = tuple,
) -> AsyncIOScheduler:
    """Starts the jobs on the running event loop; ``shutdown()`` ends them.

    Args:
        workspace: The workspace whose profiles the bot can read.
        fetch_profile: Asks Slack for one profile; returns ``None`` if Slack does not answer, and
            raises `TokenRefusedError` if Slack refuses the token.
        outbox: Sends the deliveries that come due. Close it after the jobs.
        ticked: Called after each tick that did its work.
        tick_ended: Called after each tick, also one that waits for the database.
        missing_scopes: The scopes at Slack that the bot needs and does not have.
    """
    scheduler = AsyncIOScheduler(
        timezone="UTC",
        job_defaults={"coalesce": True, "max_instances": _CALLS, "misfire_grace_time": None},
    )
    running: set[str] = set()
    jumps = 0

    async def tick_and_send() -> None:
        jumps_seen = -1
        # A running job is not started again, so the job itself checks for a clock jump.
        while jumps_seen != jumps:
            jumps_seen = jumps
            try:
                await tick(store, clock)
                if missing := missing_scopes():
                    await store.run(tell_coaches_of_scopes, workspace, missing, clock.now())
            except StoreError as error:
                _log.warning("the tick waits: %s", error)
            else:
                ticked()
            await outbox.wake()
            tick_ended()

    async def refresh() -> None:
        await refresh_profiles(store, workspace, clock.now, fetch_profile)

    async def forget() -> None:
        try:
            await forget_old(store, clock.now())
        except StoreError as error:
            _log.warning("the retention waits: %s", error)

    def every(interval: timedelta, job: Callable[[], Awaitable[None]], name: str) -> None:
        async def unless_running() -> None:
            if name not in running:
                running.add(name)
                try:
                    await job()
                finally:
                    running.discard(name)

        scheduler.add_job(unless_running, "interval", seconds=interval.total_seconds(), id=name)

    every(_TICK_EVERY, tick_and_send, "tick")
    every(_OUTBOX_EVERY, outbox.wake, "outbox")
    every(_PROFILES_EVERY, refresh, "profiles")
    every(_RETENTION_EVERY, forget, "retention")

    def run_now() -> None:
        nonlocal jumps
        jumps += 1
        for name in ("tick", "profiles"):
            scheduler.modify_job(name, next_run_time=datetime.now(UTC))

    # When the clock is moved by hand, the jobs must not wait for real time.
    clock.on_jump(run_now)
    scheduler.start()
    # Catch up at once with what came due while the bot was away. Retention runs too, or a bot that
    # restarts every day would never delete anything.
    for name in ("tick", "retention"):
        scheduler.modify_job(name, next_run_time=datetime.now(UTC))
    return scheduler


async def forget_old(store: Store, now: datetime, batch: int = _FORGOTTEN_AT_ONCE) -> int:
    """Deletes what has been kept long enough: skipped deliveries, removed rows, and the like.

    Args:
        batch: Rows deleted in one transaction.

    Returns:
        How many rows were deleted.
    """
    forgotten = 0
    for forget in _FORGETTING:
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
    """Reads the names and zones that are older than a day from Slack, about 40 a minute.

    Args:
        sleep: Waits for a number of seconds.

    Returns:
        How many profiles were read. The next run retries those that Slack did not return. Once
        Slack refuses the token, it is asked no more.
    """
    refreshed = 0
    stale = await store.read(stale_members, workspace, now(), _PROFILES_AT_ONCE)
    for index, asker in enumerate(stale):
        if index:
            await sleep(_PROFILE_TAKES)
        try:
            profile = await fetch_profile(asker)
        except TokenRefusedError as error:
            _log.error("sending is stopped in %s: %s", workspace, error.reason)
            await store.run(stop_sending, workspace, error.reason)
            break
        if profile is not None:
            await store.run(refresh_profile, asker, profile, now())
            refreshed += 1
    if refreshed:
        _log.info("read %d profiles again", refreshed)
    return refreshed
