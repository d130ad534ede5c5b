"""Processes crash at any point, and still each message is posted once.

A replica here is an outbox with a store that crashes before or after a given transaction. The call
to Slack is between two transactions, so these are all the points at which a crash differs: before
and after the claim, the hold and the mark.
"""

import asyncio
import random
from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

import pytest
from sqlalchemy.engine import Engine
from sqlmodel import Session

from delivery.composers import COMPOSERS as SENT
from delivery.composing import Composer
from delivery.outbox import Outbox
from domain.people.board_consent import FIRST_BOARD
from domain.timing.schedules import Kind
from storage.store import Store
from tests.delivery.office import Office, say, show
from tests.engines import ON_SQLITE

P = ParamSpec("P")
T = TypeVar("T")
SEND = "chat.postMessage"
PEOPLE = 10
#: Transactions of one delivery without a crash: two for the claim's round, four to send and mark.
LONGEST_LIFE = 60


class Killed(BaseException):
    """The process has crashed; no code may catch this."""


class MortalStore(Store):
    """The store of a process that crashes at one of its transactions.

    Args:
        life: The transaction at which it crashes, counted from 1.
        before: Whether it crashes before that transaction, or right after its commit.
    """

    def __init__(self, engine: Engine, life: int, *, before: bool) -> None:
        super().__init__(engine)
        self._life = life
        self._before = before

    async def run(
        self, service: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        self._age()
        result = await super().run(service, *args, **kwargs)
        self._die_if_due()
        return result

    async def read(
        self, service: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        self._age()
        result = await super().read(service, *args, **kwargs)
        self._die_if_due()
        return result

    def _age(self) -> None:
        self._life -= 1
        if self._life < 0 or (self._life == 0 and self._before):
            raise Killed

    def _die_if_due(self) -> None:
        if self._life <= 0:
            raise Killed


async def live_and_die(outbox: Outbox) -> None:
    """Runs one replica until it has nothing to do or crashes."""
    try:
        await outbox.wake()
        await asyncio.gather(*outbox.running, return_exceptions=True)
    except Killed:
        pass
    # A call under way at the crash may reach Slack or not; the process learns no result.
    await outbox.close(within=1)


@pytest.mark.parametrize("life", range(1, 8))
@pytest.mark.parametrize("before", [True, False])
async def test_a_crash_at_any_point_neither_loses_nor_repeats_a_delivery(
    office: Office, engine: Engine, life: int, before: bool
) -> None:
    await office.owe(await office.member())
    await live_and_die(office.outbox(store=MortalStore(engine, life, before=before)))
    office.passes(minutes=1)
    await office.settle(office.outbox())
    assert len(office.posted()) == 1
    assert await office.states() == ["sent"]


@pytest.mark.parametrize("life", range(1, 8))
async def test_a_crash_at_any_point_neither_loses_nor_repeats_a_coachs_week(
    office: Office, engine: Engine, life: int
) -> None:
    await office.owe(await office.member(is_admin=True), Kind.COACH_WEEK)
    await live_and_die(office.outbox(store=MortalStore(engine, life, before=True)))
    office.passes(minutes=1)
    await office.settle(office.outbox())
    assert [message.text for message in office.posted()] == ["coach_week of 2026-W48"]
    assert await office.states(Kind.COACH_WEEK) == ["sent"]


@pytest.mark.parametrize("life", range(1, 8))
@pytest.mark.parametrize("before", [True, False])
async def test_a_crash_at_any_point_of_a_board_posts_it_once_or_leaves_it_in_doubt(
    office: Office, engine: Engine, life: int, before: bool
) -> None:
    await office.owe(await office.team(), Kind.BOARD)
    await live_and_die(office.outbox(store=MortalStore(engine, life, before=before)))
    office.passes(minutes=1)
    await office.settle(office.outbox())
    posted, [state] = len(office.posted_in("C0SALES")), await office.states(Kind.BOARD)
    assert (posted, state) in {(1, "sent"), (1, "in_doubt"), (0, "in_doubt")}


@ON_SQLITE
@pytest.mark.parametrize("life", range(8, 17))  # from the board's mark to the question's
@pytest.mark.parametrize("before", [True, False])
async def test_a_crash_at_any_point_of_a_board_and_its_question_asks_once(
    office: Office, engine: Engine, life: int, before: bool
) -> None:
    member = await office.member(on_board=True, board_version=FIRST_BOARD)
    team = await office.team()
    await office.add_to_team(member, team)
    await office.owe(team, Kind.BOARD)
    board = Composer(say, show, after=SENT[Kind.BOARD].after)
    composers = {Kind.BOARD: board, Kind.BOARD_QUESTION: SENT[Kind.BOARD_QUESTION]}
    await live_and_die(office.outbox(composers, store=MortalStore(engine, life, before=before)))
    office.passes(minutes=1)
    await office.settle(office.outbox(composers))
    [state] = await office.states(Kind.BOARD)
    asked = ["sent"] if state == "sent" else []  # a board in doubt leaves it to the next one
    assert await office.states(Kind.BOARD_QUESTION) == asked
    assert len(office.posted()) == len(asked)


@pytest.mark.parametrize("replicas", [2, 3])
@pytest.mark.parametrize("seed", range(4))
async def test_replicas_that_crash_at_random_send_each_message_once(
    office: Office, engine: Engine, replicas: int, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 - a seed that makes the test repeatable
    for number in range(PEOPLE):
        user_id = f"U0P{number:02d}"
        await office.newcomer(user_id)
        await office.owe(await office.member(user_id))
    for _ in range(12):
        await asyncio.gather(
            *(
                live_and_die(
                    office.outbox(
                        store=MortalStore(
                            engine, chance.randint(1, LONGEST_LIFE), before=chance.random() < 0.5
                        )
                    )
                )
                for _ in range(replicas)
            )
        )
        if chance.random() < 0.5:
            office.playground.faults.error_after_accepting(SEND)
        office.passes(minutes=1)
    await office.settle(office.outbox())
    messages = {
        f"U0P{number:02d}": len(office.posted(f"U0P{number:02d}")) for number in range(PEOPLE)
    }
    assert set(messages.values()) == {1}, messages
    assert await office.states() == ["sent"] * PEOPLE


@pytest.mark.parametrize("replicas", [2, 3])
async def test_replicas_side_by_side_send_each_message_once(office: Office, replicas: int) -> None:
    for number in range(PEOPLE):
        user_id = f"U0P{number:02d}"
        await office.newcomer(user_id)
        await office.owe(await office.member(user_id))
    await asyncio.gather(*(office.outbox().drain() for _ in range(replicas)))
    assert len(office.playground.calls_of(SEND)) == PEOPLE
    assert await office.states() == ["sent"] * PEOPLE


async def test_a_replica_whose_lease_ran_out_sends_nothing(office: Office) -> None:
    """It composed for so long that another replica claimed the delivery."""
    began, may_end = asyncio.Event(), asyncio.Event()
    loop = asyncio.get_running_loop()

    def slowly(*_: object) -> str:
        loop.call_soon_threadsafe(began.set)
        asyncio.run_coroutine_threadsafe(may_end.wait(), loop).result(10)
        return "late"

    await office.owe(await office.member())
    sleeper = office.outbox({Kind.DIGEST: Composer(slowly, show)}, at_once=1)
    await sleeper.wake()
    await asyncio.wait_for(began.wait(), 5)
    office.passes(minutes=1)
    await office.outbox().drain()
    may_end.set()
    await sleeper.drain()
    assert [message.text for message in office.posted()] == ["digest of 2026-W48"]
