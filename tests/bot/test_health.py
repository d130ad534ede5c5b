"""`ssi-coach health`, as an operator and a container's health check use it."""

import asyncio
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.health import judge
from bot.heartbeat import Heartbeat
from playground.server import Playground
from tests.bot.test_command_line import PATIENCE, bot, running, settings_of

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


async def until_health(folder: Path, words: str) -> tuple[int, str]:
    """Asks until the answer contains these words."""
    async with asyncio.timeout(PATIENCE):
        while True:
            code, output = await bot(folder, "health")
            if words in output:
                return code, output


async def test_a_running_bot_is_well_and_a_stopped_one_is_not(
    tmp_path: Path, playground: Playground
) -> None:
    async with running(tmp_path, "run", until="connected to", **settings_of(playground)):
        code, output = await until_health(tmp_path, "ok   Process")
        assert code == 0, output
        assert "FAIL" not in output
    code, output = await bot(tmp_path, "health")
    assert code == 1
    assert "no bot runs in Slack here" in output


async def test_a_refused_app_token_is_named(tmp_path: Path, playground: Playground) -> None:
    async with running(tmp_path, "run", until="connected to", **settings_of(playground)):
        await playground.bot_connected()
        playground.faults.answer("apps.connections.open", "invalid_auth")
        playground.abort_connections()
        code, output = await until_health(tmp_path, "FAIL Slack")
        assert code == 1
        assert "(invalid_auth)" in output
        playground.faults.clear()
        assert (await until_health(tmp_path, "ok   Slack: connected"))[0] == 0


async def test_health_opens_no_connection(tmp_path: Path, playground: Playground) -> None:
    async with running(tmp_path, "run", until="connected to", **settings_of(playground)):
        await playground.bot_connected()
        before = len(playground.calls_of("apps.connections.open"))
        await until_health(tmp_path, "ok   Process")
        assert len(playground.calls_of("apps.connections.open")) == before


async def test_a_stopped_process_shows_no_sign_of_life(tmp_path: Path) -> None:
    old = (datetime.now(UTC) - timedelta(minutes=5)).isoformat()
    (tmp_path / "beat.json").write_text(json.dumps(dict.fromkeys(WELL.__dict__, old)))
    code, output = await bot(tmp_path, "health", HEARTBEAT_FILE="beat.json")
    assert code == 1
    assert "no sign of life for 5 min" in output
