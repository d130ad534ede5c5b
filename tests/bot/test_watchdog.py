"""The watchdog: a bot whose tick hangs says so, and ends, so that it is started again."""

import asyncio
import multiprocessing
import os
import threading
from pathlib import Path

import pytest

from bot.running import run_in_slack
from bot.watchdog import TickStoppedError, Watchdog
from playground.server import Playground
from tests.bot.processes import PATIENCE
from tests.conversations.conftest import settings_for


async def test_a_bot_whose_tick_does_not_end_stops_itself(
    playground: Playground,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    settings = settings_for(playground, f"sqlite:///{tmp_path / 'ssi-coach.db'}")
    settings = settings.model_copy(update={"heartbeat_file": tmp_path / "heartbeat.json"})
    with pytest.raises(TickStoppedError):
        await run_in_slack(settings, stopped_after=0)
    assert "the tick has not ended for 0 s: the bot stops" in caplog.text
    assert "delivery/jobs.py" in caplog.text or "bot/running.py" in caplog.text
    assert not (tmp_path / "heartbeat.json").exists()


def blocked() -> None:
    """A bot whose event loop is blocked, so that it cannot stop when it is told to."""

    async def block() -> None:
        Watchdog(lambda: None, stopped_after=-1, end_within=0).start()
        threading.Event().wait(PATIENCE)

    try:
        asyncio.run(block())
    finally:
        os._exit(3)  # an exception would end it with 1, as the watchdog does


def test_a_bot_that_cannot_stop_is_ended() -> None:
    process = multiprocessing.get_context("forkserver").Process(target=blocked)
    process.start()
    process.join(PATIENCE)
    assert process.exitcode == 1


async def test_a_bot_whose_tick_ends_in_time_goes_on() -> None:
    now = 0.0
    stopped = asyncio.Event()
    dog = Watchdog(stopped.set, stopped_after=600, now=lambda: now)
    for now in (59.0, 119.0, 700.0):  # noqa: B007 - the watchdog reads it
        dog.tick_ended()
    now = 1_299.0
    assert dog.silence == 599
    dog.start()
    dog.close()
    assert not dog.bitten
