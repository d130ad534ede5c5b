"""The pace of messages and their waits; time is a value."""

import asyncio

import pytest

from delivery.pacing import MOST, START, Pace, Stopped
from delivery.timing import Timing
from tests.delivery.office import RealTime


@pytest.fixture
def time() -> RealTime:
    """Time that moves only when code sleeps."""
    return RealTime()


def pace_at(time: RealTime, rate: float = START) -> Pace:
    return Pace(rate, time.seconds, time.sleep)


async def seconds_for(time: RealTime, pace: Pace, turns: int) -> float:
    began = time.seconds()
    for _ in range(turns):
        await pace.turn()
    return time.seconds() - began


async def test_messages_are_spaced_by_the_rate(time: RealTime) -> None:
    pace = pace_at(time)
    assert await seconds_for(time, pace, 101) == pytest.approx(100 / START, rel=0.02)


async def test_all_sends_wait_as_long_as_slack_requires(time: RealTime) -> None:
    pace = pace_at(time)
    pace.limited(30)
    assert await seconds_for(time, pace, 1) == pytest.approx(30, rel=0.01)


async def test_one_pause_slows_once_however_many_sends_were_limited(time: RealTime) -> None:
    pace = pace_at(time)
    for _ in range(8):
        pace.limited(30)
    assert pace.rate == pytest.approx(START * 0.7)
    await pace.turn()
    pace.limited(30)
    assert pace.rate == pytest.approx(START * 0.49)


async def test_the_rate_recovers_with_accepted_messages_up_to_a_maximum(time: RealTime) -> None:
    pace = pace_at(time)
    pace.limited(1)
    for _ in range(10_000):
        pace.accepted()
    assert pace.rate == MOST


async def test_waiting_sends_take_turns_in_order(time: RealTime) -> None:
    pace = pace_at(time, rate=1)
    order: list[int] = []

    async def go(number: int) -> None:
        await pace.turn()
        order.append(number)

    await asyncio.gather(*(go(number) for number in range(5)))
    assert order == [0, 1, 2, 3, 4]


def test_a_lease_outlasts_three_calls() -> None:
    with pytest.raises(ValueError, match="three calls"):
        Timing(http=10, lease=29)


def test_each_retry_waits_twice_as_long_up_to_a_maximum() -> None:
    timing = Timing(retry=15, longest=900)
    assert [timing.backoff(attempts) for attempts in (1, 2, 3, 7, 1_000)] == [15, 30, 60, 900, 900]


async def test_a_stop_ends_every_wait_and_all_later_turns() -> None:
    pace = Pace(START, sleep=lambda seconds: asyncio.Event().wait())
    pace.limited(60)
    turns = [asyncio.create_task(pace.turn()) for _ in range(2)]
    await asyncio.sleep(0)
    pace.stop()
    ended = await asyncio.gather(*turns, pace.turn(), return_exceptions=True)
    assert [type(each) for each in ended] == [Stopped] * 3


async def test_nothing_is_sent_after_a_stop() -> None:
    pace = Pace(START)
    pace.stop()
    with pytest.raises(Stopped):
        await pace.turn()
