"""A faulty row, a broken database or a rate limit does not stop the deliveries of others."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from sqlalchemy.engine import Engine
from sqlmodel import Session

from delivery.jobs import forget_old, refresh_profiles, start_jobs
from delivery.pacing import Pace
from delivery.tick import tick
from domain.people.members import Asker
from domain.timing.schedules import Kind, Recipient
from playground.world.identity import TEAM_ID
from services.delivery import ledger
from services.delivery.scheduling import reschedule_member
from storage.store import Store
from storage.tables import DeliveryRow, ScheduleRow
from tests.delivery.office import NOW, Office


class Broken(Store):
    """A store that can claim no delivery, for a lasting reason."""

    tries = 0

    async def run(self, service: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        if service is ledger.claim:
            self.tries += 1
            if self.tries > 50:
                raise asyncio.CancelledError
            raise RuntimeError("the disk is full")
        return await super().run(service, *args, **kwargs)


async def several(office: Office, count: int) -> list[Recipient]:
    """Adds members who are owed a digest each."""
    members = []
    for number in range(count):
        user_id = f"U0P{number:02d}"
        await office.newcomer(user_id)
        members.append(await office.member(user_id))
        await office.owe(members[-1])
    return members


async def old_skips(office: Office, count: int) -> None:
    """Adds deliveries that were skipped long ago."""
    long_ago = NOW - timedelta(days=200)
    ben = await office.member(joined=False)
    for number in range(count):
        await office.owe(ben, period=str(number), due_at=long_ago)
    await office.outbox().drain()
    assert await office.states() == ["skipped"] * count


async def test_deliveries_of_a_newer_version_block_no_others(office: Office) -> None:
    uma = await office.member()

    def of_a_newer_version(session: Session) -> None:
        session.add(
            DeliveryRow(
                workspace_id=TEAM_ID,
                recipient=str(uma),
                kind="of_a_newer_version",
                period="x",
                due_at=NOW,
                not_before=NOW,
                uuid="u",
            )
        )
        session.add(
            ScheduleRow(
                workspace_id=TEAM_ID,
                recipient=str(uma),
                kind="of_a_newer_version",
                next_due_at=NOW,
                period="x",
            )
        )

    await office.store.run(of_a_newer_version)
    await office.store.run(reschedule_member, uma.id, NOW)
    office.passes(days=7)
    await tick(office.store, office.clock)
    await office.outbox().drain()
    assert [message.text for message in office.posted()] == ["digest of 2026-W49"]
    assert (await office.states())[0] == "pending"


async def test_faulty_settings_of_one_member_block_no_other_members_digest(office: Office) -> None:
    odd, uma = await office.member("U0ADA"), await office.member()
    for each in (odd, uma):
        await office.store.run(reschedule_member, each.id, NOW)
    await office.change(odd, digest_minute=24 * 60)
    office.passes(days=7)
    await tick(office.store, office.clock)
    assert str(uma) in [line.recipient for line in await office.ledger(Kind.DIGEST)]
    assert await tick(office.store, office.clock) == 0


async def test_an_outbox_that_cannot_claim_waits_for_the_next_wake(
    office: Office, engine: Engine
) -> None:
    await several(office, 1)
    store = Broken(engine)
    outbox = office.outbox(store=store)
    await outbox.drain()
    assert store.tries == 1
    await outbox.drain()
    assert store.tries == 2
    store.close()


async def test_old_skips_are_deleted_in_batches(office: Office) -> None:
    await old_skips(office, 5)
    assert await office.store.run(ledger.forget_old_skips, NOW, 2) == 2
    assert await forget_old(office.store, NOW, batch=2) == 3
    assert await office.ledger() == []


async def test_a_bot_deletes_old_skips_soon_after_its_start(office: Office) -> None:
    await old_skips(office, 1)

    async def no_profile(_: Asker) -> None: ...

    outbox = office.outbox()
    jobs = start_jobs(office.store, office.clock, TEAM_ID, no_profile, outbox)
    async with asyncio.timeout(5):
        while await office.ledger():
            pass
    jobs.shutdown(wait=False)
    await outbox.close()


async def test_closing_during_a_rate_limit_does_not_wait_and_releases_all_claims(
    office: Office,
) -> None:
    await several(office, 3)
    office.playground.faults.rate_limit(0, "chat.postMessage")
    outbox = office.outbox(new_pace=lambda: Pace(rate=0.01), at_once=2)
    await outbox.wake()
    await office.playground.until(lambda: bool(office.playground.calls_of("chat.postMessage")))
    async with asyncio.timeout(30):
        await outbox.close(within=3_600)
    assert await office.states() == ["pending"] * 3


async def test_a_rate_limit_on_a_look_pauses_the_whole_workspace(office: Office) -> None:
    await several(office, 12)
    office.playground.faults.error_after_accepting("chat.postMessage", times=12)
    await office.outbox().drain()
    office.passes(minutes=2)
    office.playground.faults.rate_limit(0, "conversations.history")
    began = office.real.now
    await office.outbox(at_once=1).drain()
    looks = office.playground.calls_of("conversations.history")
    # Each look is told to wait, and the next one does.
    assert office.real.now - began >= timedelta(seconds=len(looks) - 1)
    assert len(looks) == 12


async def test_all_old_profiles_are_read_at_a_limited_rate(office: Office) -> None:
    await several(office, 45)
    asked: list[Asker] = []

    async def fetch(asker: Asker) -> None:
        asked.append(asker)

    await refresh_profiles(office.store, TEAM_ID, lambda: NOW, fetch, office.real.sleep)
    assert len(asked) == 45
    assert timedelta(minutes=1) < office.real.now - NOW < timedelta(minutes=2)
