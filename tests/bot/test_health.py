"""`ssi-coach health`, as an operator and a container's health check use it."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.health import judge
from bot.heartbeat import Heartbeat, read_heartbeat
from bot.settings import HEARTBEAT
from playground.server import Playground
from tests.bot.processes import PATIENCE, bot, running
from tests.bot.test_command_line import settings_of

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def ago(seconds: float) -> str:
    return (NOW - timedelta(seconds=seconds)).isoformat()


WELL = Heartbeat(
    beat_at=ago(1),
    connected_at=ago(1),
    slack_trouble="",
    ticked_at=ago(59),
    saved_at=ago(19),
    save_trouble="",
)


@pytest.mark.parametrize(
    ("beat", "line"),
    [
        (None, "FAIL Process: no bot runs in Slack here"),
        (replace(WELL, beat_at=ago(31)), "FAIL Process: no sign of life for 31 s"),
        (replace(WELL, connected_at=ago(21)), "FAIL Slack: not connected for 21 s"),
        (
            replace(WELL, connected_at=ago(5), slack_trouble="invalid_auth"),
            "FAIL Slack: not connected for 5 s (invalid_auth)",
        ),
        (replace(WELL, ticked_at=ago(181)), "FAIL Tick: late: none for 3 min"),
        (replace(WELL, saved_at=ago(91)), "FAIL Database: took no write for 91 s"),
        (replace(WELL, save_trouble="My disk is full."), "FAIL Database: My disk is full."),
    ],
)
def test_each_trouble_is_named_with_a_fix(beat: Heartbeat | None, line: str) -> None:
    failed = [result.line for result in judge(beat, NOW) if not result.passed]
    assert [each.splitlines()[0] for each in failed] == [line]
    assert "→" in failed[0]


@pytest.mark.parametrize(
    "beat", [WELL, replace(WELL, connected_at=ago(19), ticked_at=ago(179), saved_at=ago(89))]
)
def test_a_short_trouble_is_none(beat: Heartbeat) -> None:
    assert all(result.passed for result in judge(beat, NOW))


async def until_beat(folder: Path, holds: Callable[[Heartbeat], bool]) -> None:
    """Waits for a heartbeat that holds this."""
    async with asyncio.timeout(PATIENCE):
        while (beat := read_heartbeat(folder / HEARTBEAT)) is None or not holds(beat):  # noqa: ASYNC110
            await asyncio.sleep(0.02)


async def test_a_running_bot_is_well_and_a_stopped_one_is_not(
    tmp_path: Path, playground: Playground
) -> None:
    async with running(tmp_path, "run", until="connected to", **settings_of(playground)):
        await until_beat(tmp_path, lambda beat: not beat.slack_trouble)
        asked = len(playground.calls_of("apps.connections.open"))
        code, output = await bot(tmp_path, "health")
        assert code == 0, output
        assert "ok   Process" in output
        assert "FAIL" not in output
        assert len(playground.calls_of("apps.connections.open")) == asked
    code, output = await bot(tmp_path, "health")
    assert code == 1
    assert "no bot runs in Slack here" in output


async def test_a_refused_app_token_is_named(tmp_path: Path, playground: Playground) -> None:
    async with running(tmp_path, "run", until="connected to", **settings_of(playground)):
        await playground.bot_connected()
        playground.faults.answer("apps.connections.open", "invalid_auth")
        playground.abort_connections()
        await until_beat(tmp_path, lambda beat: bool(beat.slack_trouble))
        playground.faults.clear()
        code, output = await bot(tmp_path, "health")
        assert code == 1
        assert "(invalid_auth)" in output
        await until_beat(tmp_path, lambda beat: not beat.slack_trouble)
        assert "ok   Slack: connected" in (await bot(tmp_path, "health"))[1]


async def test_a_stopped_process_shows_no_sign_of_life(tmp_path: Path) -> None:
    old = (datetime.now(UTC) - timedelta(minutes=5)).isoformat()
    (tmp_path / "beat.json").write_text(json.dumps(dict.fromkeys(WELL.__dict__, old)))
    code, output = await bot(tmp_path, "health", HEARTBEAT_FILE="beat.json")
    assert code == 1
    assert "no sign of life for 5 min" in output
