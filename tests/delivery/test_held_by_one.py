"""However long a sender is delayed, and whatever its clock shows, each message is sent once."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any, Concatenate, ParamSpec, TypeVar

import pytest
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy.engine import Engine
from sqlmodel import Session, select

from delivery.composing import Composer
from delivery.timing import Timing
from domain.errors import BusyError
from domain.timing.schedules import Kind, Owed
from playground.world.simulated_clock import SimulatedClock
from services.delivery import ledger
from services.delivery.failed_deliveries import problems_since
from storage.store import Store
from storage.tables import DeliveryRow
from tests.delivery.office import NOW, Office, say, show

P = ParamSpec("P")
T = TypeVar("T")
SEND = "chat.postMessage"


class DelayedStore(Store):
    """The store of a process that is suspended once, right after it renewed a lease."""

    def __init__(self, engine: Engine, during_delay: Callable[[], Awaitable[None]]) -> None:
        super().__init__(engine)
        self._during_delay = [during_delay]
        self.holds = 0

    async def run(
        self, service: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        result = await super().run(service, *args, **kwargs)
        if service is ledger.hold:
            self.holds += 1
            if self._during_delay:
                await self._during_delay.pop()()
        return result


class LockedStore(Store):
    """A store whose database is locked when a delivery is first marked as sent."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._locked = True

    async def run(
        self, service: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        if service is ledger.mark_sent and self._locked:
            self._locked = False
            raise BusyError("It is locked.", "Please wait.")
        return await super().run(service, *args, **kwargs)


def client_that(
    office: Office, before_sending: Callable[[], Awaitable[object]]
) -> Callable[[str], AsyncWebClient]:
    """A Slack client that runs a function before each message."""
    client = office.client()
    post = client.chat_postMessage

    async def posting(**arguments: Any) -> Any:
        await before_sending()
        return await post(**arguments)

    client.chat_postMessage = posting  # type: ignore[method-assign] # the wire, not our code
    return lambda _: client


async def test_a_delayed_sender_does_not_send_a_delivery_that_another_claimed(
    office: Office, engine: Engine
) -> None:
    await office.owe(await office.member())

    async def during_delay() -> None:
        office.passes(minutes=2)
        await office.outbox().drain()

    await office.outbox(store=DelayedStore(engine, during_delay), at_once=1).drain()
    assert len(office.posted()) == 1
    assert await office.states() == ["sent"]


async def test_a_delayed_sender_renews_the_lease_of_a_delivery_that_is_still_its_own(
    office: Office, engine: Engine
) -> None:
    await office.owe(await office.member())

    async def during_delay() -> None:
        office.passes(minutes=2)

    store = DelayedStore(engine, during_delay)
    await office.outbox(store=store, at_once=1).drain()
    assert await office.states() == ["sent"]
    assert store.holds == 2


@pytest.mark.parametrize("migrated_database_url", ["postgresql"], indirect=True)
async def test_a_replica_whose_clock_is_ahead_claims_nothing_that_another_is_sending(
    office: Office,
) -> None:
    await office.owe(await office.member())
    began, go = asyncio.Event(), asyncio.Event()

    async def wait() -> None:
        began.set()
        await asyncio.wait_for(go.wait(), 5)

    sender = office.outbox(client_of=client_that(office, wait))
    await sender.wake()
    await asyncio.wait_for(began.wait(), 5)
    office.real.now += timedelta(minutes=10)
    await office.outbox().drain()
    go.set()
    await sender.drain()
    assert len(office.posted()) == 1


async def test_a_process_whose_clock_is_set_forward_claims_nothing_that_it_is_sending(
    office: Office,
) -> None:
    await office.newcomer("U0BEN")
    for user_id in ("U0UMA", "U0BEN"):
        await office.owe(await office.member(user_id))
    arrived: list[int] = []
    go = asyncio.Event()

    async def first_waits_while_the_clock_is_set() -> None:
        arrived.append(len(arrived))
        if len(arrived) == 1:
            await asyncio.wait_for(go.wait(), 5)
        else:
            office.passes(hours=1)
            # The other worker asks for more before this one ends.
            asyncio.get_running_loop().call_later(0.3, go.set)

    outbox = office.outbox(
        client_of=client_that(office, first_waits_while_the_clock_is_set), at_once=2
    )
    await outbox.drain()
    assert (len(office.posted("U0UMA")), len(office.posted("U0BEN"))) == (1, 1)


async def test_a_message_sent_while_the_clock_was_ahead_is_found(office: Office) -> None:
    await office.owe(await office.member(), Kind.REMINDER, "2026-11")
    ahead = SimulatedClock(real_now=lambda: NOW)
    ahead.advance_to(NOW + timedelta(days=3))
    outbox = office.outbox()
    outbox.clock = ahead
    office.playground.faults.error_after_accepting(SEND)
    await outbox.drain()
    office.passes(minutes=5)
    await outbox.drain()
    assert len(office.posted()) == 1
    assert await office.states() == ["sent"]


async def test_moving_the_clock_does_not_shorten_the_wait_before_a_look(
    office: Office,
) -> None:
    await office.owe(await office.member(), Kind.REMINDER, "2026-11")
    office.playground.faults.error_after_accepting(SEND)
    outbox = office.outbox()
    await outbox.drain()
    office.clock.advance_to(NOW + timedelta(days=1))
    await outbox.drain()
    assert office.playground.calls_of("conversations.history") == []


async def test_a_posted_board_is_recorded_once_the_database_answers(
    office: Office, engine: Engine
) -> None:
    await office.owe(await office.team(), Kind.BOARD)
    await office.outbox(store=LockedStore(engine), timing=Timing(remember=0)).drain()
    assert await office.states() == ["sent"]
    assert len(office.posted_in("C0SALES")) == 1


async def test_an_error_after_the_send_leaves_the_delivery_sent_and_is_reported(
    office: Office,
) -> None:
    def after(session: Session, owed: Owed, now: object) -> None:
        raise ZeroDivisionError

    await office.owe(await office.member())
    await office.outbox({Kind.DIGEST: Composer(say, show, after)}).drain()
    assert await office.states() == ["sent"]
    trouble = await office.store.read(problems_since, NOW)
    assert trouble is not None
    assert "sent, but what follows failed [" in trouble.newest


async def test_a_board_refused_in_its_old_channel_is_posted_in_the_newly_chosen_one(
    office: Office,
) -> None:
    team = await office.team("C0QUIET")
    await office.owe(team, Kind.BOARD)

    async def another_channel() -> None:
        await office.change(team, channel_id="C0SALES")

    await office.outbox(client_of=client_that(office, another_channel)).drain()
    assert (await office.team_row(team)).trouble is None
    assert len(office.posted_in("C0SALES")) == 1


async def test_a_refusal_after_another_process_took_over_stops_no_member(office: Office) -> None:
    uma = await office.member()
    await office.owe(uma)
    office.playground.faults.answer(SEND, "user_disabled", times=1)

    async def taken_over() -> None:
        def give_away(session: Session) -> None:
            for row in session.exec(select(DeliveryRow)):
                row.lease_owner = "another"
                session.add(row)

        await office.store.run(give_away)

    await office.outbox(client_of=client_that(office, taken_over)).drain()
    assert (await office.settings(uma)).unreachable is None


async def test_a_conversation_that_no_longer_exists_is_opened_again(office: Office) -> None:
    uma = await office.member(dm_channel="D0GONE")
    await office.owe(uma)
    office.playground.faults.error_after_accepting(SEND)
    await office.settle(office.outbox())
    assert await office.states() == ["sent"]
    [message] = office.posted()
    assert (await office.settings(uma)).dm_channel == message.conversation_id


async def test_a_refused_look_stops_no_member(office: Office) -> None:
    uma = await office.member()
    await office.owe(uma)
    office.playground.faults.error_after_accepting(SEND)
    office.playground.faults.answer("conversations.open", "user_not_visible")
    await office.settle(office.outbox())
    assert await office.states() == ["in_doubt"]
    assert (await office.settings(uma)).unreachable is None
