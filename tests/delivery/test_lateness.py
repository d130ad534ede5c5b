"""How late the oldest message is that is still to be sent, as an operator's alarm reads it."""

from datetime import timedelta
from typing import Any

from sqlmodel import Session, func, select

from domain.timing.schedules import Kind
from playground.world.identity import TEAM_ID
from services.delivery.lateness import Lateness, lateness
from services.delivery.scheduling import reschedule_member
from services.delivery.suspending import stop_sending
from storage.tables import ScheduleRow
from tests.delivery.office import NOW, Office

MINUTES_7 = timedelta(minutes=7)


async def late(office: Office) -> timedelta:
    """How late the oldest message is."""
    return (await office.store.read(lateness, office.clock.now())).oldest


async def test_a_due_message_is_late_until_it_is_sent(office: Office) -> None:
    await office.owe(await office.member())
    assert await late(office) == timedelta()
    office.passes(minutes=7)
    assert await late(office) == MINUTES_7
    await office.outbox().drain()
    assert await late(office) == timedelta()


async def test_a_message_that_quiet_hours_hold_is_late_only_after_them(office: Office) -> None:
    uma = await office.member(quiet_from=8 * 60, quiet_until=10 * 60)
    await office.owe(uma, Kind.REMINDER, "2026-11")
    await office.outbox().drain()
    office.passes(minutes=30)
    assert await late(office) == timedelta()
    office.passes(minutes=37)
    assert await late(office) == MINUTES_7


async def test_a_message_that_slack_refuses_is_late_while_it_waits_for_its_next_try(
    office: Office,
) -> None:
    await office.owe(await office.member())
    office.passes(minutes=7)
    fault = office.playground.faults.answer("chat.postMessage", "ratelimited", status=429)
    await office.outbox().drain()
    office.playground.faults.remove(fault)
    [line] = await office.ledger()
    assert line.not_before > office.clock.now()
    assert await late(office) == MINUTES_7


async def test_a_schedule_that_no_tick_has_seen_makes_the_bot_late(office: Office) -> None:
    uma = await office.member()
    await office.store.run(reschedule_member, uma.id, NOW)
    first = await office.store.read(next_due)
    office.clock.advance_to(first + MINUTES_7)
    assert await late(office) == MINUTES_7


def next_due(session: Session) -> Any:
    return session.exec(select(func.min(ScheduleRow.next_due_at))).one()


async def test_a_stopped_workspace_is_counted_instead(office: Office) -> None:
    await office.owe(await office.member())
    await office.store.run(stop_sending, TEAM_ID, "token_revoked")
    office.passes(minutes=7)
    found = await office.store.read(lateness, office.clock.now())
    assert found == Lateness(timedelta(), stopped_workspaces=1)
