"""The state file, the port, resets, the demo and timeouts."""

import socket
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from playground.refusals import PersonMistake, PlaygroundTimeout
from playground.server import Playground
from playground.world.manifest import ManifestError
from playground.world.simulated_clock import SimulatedClock
from playground.world.state_file import StateFileError
from tests.playground.blocks import home, section


async def test_messages_and_home_survive_a_restart(
    manifest: dict[str, Any], tmp_path: Path
) -> None:
    state = tmp_path / "data" / "playground.json"
    first = Playground(manifest, SimulatedClock(), state)
    await first.start()
    await first.person("ada").types("#sales", "hello")
    web = AsyncWebClient(first.bot_token, base_url=first.api_url)
    await web.views_publish(user_id="U0ADA", view=home(section("Dashboard")))
    first.clock.advance_to(first.clock.now() + timedelta(days=40))
    ts = first.person("ada").messages("#sales")[0].ts
    await first.stop()

    second = Playground(manifest, SimulatedClock(), state)
    await second.start()
    ada = second.person("ada")
    assert [(m.text, m.ts) for m in ada.messages("#sales")] == [("hello", ts)]
    assert ada.home is not None
    assert "Dashboard" in ada.home.words
    ahead = second.clock.now() - datetime.now(UTC)
    assert timedelta(days=40) - timedelta(seconds=5) < ahead < timedelta(days=40, seconds=5)
    await second.stop()


async def test_changed_users_and_channels_survive_a_restart(
    manifest: dict[str, Any], tmp_path: Path
) -> None:
    state = tmp_path / "playground.json"
    first = Playground(manifest, SimulatedClock(), state)
    await first.start()
    await first.person("ada").deactivates("ben")
    await first.person("ada").archives("#sales")
    await first.stop()

    second = Playground(manifest, SimulatedClock(), state)
    await second.start()
    with pytest.raises(PersonMistake, match="deactivated"):
        await second.person("ben").says_in_dm("hello")
    with pytest.raises(PersonMistake, match="#sales is archived"):
        await second.person("ada").types("#sales", "hello")
    await second.stop()


async def test_a_change_is_written_without_a_stop(manifest: dict[str, Any], tmp_path: Path) -> None:
    state = tmp_path / "playground.json"
    running = Playground(manifest, SimulatedClock(), state)
    await running.start()
    await running.person("ada").types("#sales", "hello there")

    def written() -> bool:
        return state.exists() and "hello there" in state.read_text(encoding="utf-8")

    await running.until(written)
    await running.stop()


async def test_an_unreadable_state_file_names_the_fix(
    manifest: dict[str, Any], tmp_path: Path
) -> None:
    state = tmp_path / "playground.json"
    state.write_text("{}", encoding="utf-8")
    with pytest.raises(StateFileError, match="Delete it to start fresh"):
        await Playground(manifest, SimulatedClock(), state).start()


async def test_a_reset_calls_back_and_is_written(manifest: dict[str, Any], tmp_path: Path) -> None:
    told = []

    async def forget() -> None:
        told.append("reset")

    state = tmp_path / "playground.json"
    running = Playground(manifest, SimulatedClock(), state, on_reset=forget)
    await running.start()
    await running.person("ada").types("#sales", "hello there")
    await running.reset()
    await running.stop()
    assert told == ["reset"]
    assert "hello there" not in state.read_text(encoding="utf-8")


async def test_a_free_port_is_used_if_the_wanted_one_is_taken(manifest: dict[str, Any]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        running = Playground(manifest, SimulatedClock())
        await running.start(port)
        assert running.port not in (0, port)
        await running.stop()


async def test_a_timeout_lists_the_messages(playground: Playground) -> None:
    ada = playground.person("ada")
    await playground.person("ben").types("#sales", "hello")
    await ada.next_message("#sales")
    with pytest.raises(PlaygroundTimeout, match="Ben Okafor: hello"):
        await ada.next_message("#sales", seconds=0.05)


def test_a_manifest_that_slack_would_refuse_is_refused(manifest: dict[str, Any]) -> None:
    manifest["oauth_config"]["scopes"]["bot"] = ["chat:write"]
    with pytest.raises(ManifestError, match=r"“message\.im” needs the bot scope “im:history”"):
        Playground(manifest, SimulatedClock())


def test_the_clock_only_moves_forward_and_reports_jumps() -> None:
    clock = SimulatedClock(datetime(2026, 3, 2, tzinfo=UTC))
    jumps = []
    stop = clock.on_jump(lambda: jumps.append(clock.now()))
    clock.advance_to(datetime(2026, 3, 3, tzinfo=UTC))
    with pytest.raises(ValueError, match="only moves forward"):
        clock.advance_to(datetime(2026, 3, 2, tzinfo=UTC))
    with pytest.raises(ValueError, match="no time zone"):
        clock.advance_to(datetime(2026, 3, 4))  # noqa: DTZ001 - a naive moment is what is refused
    stop()
    clock.advance_to(datetime(2026, 3, 5, tzinfo=UTC))
    assert len(jumps) == 1


async def _nothing() -> None:
    return


async def test_the_demo_survives_a_restart_but_no_reset(
    manifest: dict[str, Any], tmp_path: Path
) -> None:
    state = tmp_path / "playground.json"
    first = Playground(manifest, SimulatedClock(), state, on_demo=_nothing)
    await first.start()
    assert first.demo.state == "offered"
    await first.demo.show()
    await first.stop()

    second = Playground(manifest, SimulatedClock(), state, on_demo=_nothing)
    await second.start()
    assert second.demo.state == "shown"
    await second.reset()
    assert second.demo.state == "offered"
    await second.stop()


async def test_a_demo_that_fails_leaves_a_fresh_workspace(manifest: dict[str, Any]) -> None:
    async def fails_halfway() -> None:
        local.add_person("noa", "Noa Barak", "Europe/London", channels=("#sales",))
        await local.person("noa").types("#sales", "hello")
        raise RuntimeError("no more names")

    local = Playground(manifest, SimulatedClock(), on_demo=fails_halfway)
    await local.start()
    with pytest.raises(PersonMistake, match="could not be made"):
        await local.demo.show()
    assert local.demo.state == "offered"
    assert local.workspace.world.is_untouched
    assert local.workspace.world.user_called("noa") is None
    await local.stop()


async def test_without_a_function_that_fills_it_there_is_no_demo(manifest: dict[str, Any]) -> None:
    local = Playground(manifest, SimulatedClock())
    await local.start()
    assert local.demo.state == "none"
    with pytest.raises(PersonMistake, match="no demo"):
        await local.demo.show()
    await local.stop()
