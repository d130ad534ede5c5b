"""The doctor's checks: each fault is named with its fix."""

import sqlite3
from copy import deepcopy
from pathlib import Path
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.check_result import CheckResult
from bot.doctor import examine
from bot.settings import Settings
from playground.server import Playground
from playground.world.simulated_clock import SimulatedClock
from storage.engine import open_engine
from storage.migrate import migrate
from tests.conversations.conftest import MANIFEST

NOWHERE = "http://127.0.0.1:9/api/"


async def results(file: Path, **settings: Any) -> dict[str, CheckResult]:
    """What the doctor finds with this database, by subject."""
    tokens = {"slack_bot_token": None, "slack_app_token": None}
    read = Settings.model_validate({"database_url": f"sqlite:///{file}", **tokens, **settings})
    return {result.subject: result async for result in examine(read)}


def migrated(file: Path) -> Path:
    """A database of this version."""
    engine = open_engine(f"sqlite:///{file}")
    migrate(engine)
    engine.dispose()
    return file


def slack_settings(slack: Playground) -> dict[str, str]:
    return {
        "slack_api_url": slack.api_url,
        "slack_bot_token": slack.bot_token,
        "slack_app_token": slack.app_token,
    }


async def with_scopes(file: Path, *scopes: str) -> dict[str, CheckResult]:
    """The checks of an app with these scopes."""
    manifest = deepcopy(MANIFEST)
    asked = manifest["oauth_config"]["scopes"]["bot"]
    asked += [scope for scope in scopes if scope not in asked]
    slack = Playground(manifest, SimulatedClock())
    await slack.start()
    for scope in set(asked) - set(scopes):
        slack.faults.take_scope(scope)
    found = await results(file, **slack_settings(slack))
    await slack.stop()
    return found


async def test_a_database_that_does_not_exist_yet_is_no_fault(tmp_path: Path) -> None:
    found = await results(tmp_path / "new.db")
    assert set(found) == {"Database", "Slack tokens"}
    assert found["Database"].passed
    assert "the first start creates it" in found["Database"].detail
    assert not (tmp_path / "new.db").exists()


async def test_an_empty_database_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "empty.db").touch()
    found = await results(tmp_path / "empty.db")
    assert found["Database"].passed
    assert "the first start sets it up" in found["Database"].detail


async def test_a_database_of_another_version_needs_a_migration(tmp_path: Path) -> None:
    file = migrated(tmp_path / "other.db")
    with sqlite3.connect(file) as database:
        database.execute("UPDATE alembic_version SET version_num = '0001'")
    found = await results(file)
    assert set(found) == {"Database", "Slack tokens"}
    assert not found["Database"].passed
    assert "at revision 0001" in found["Database"].detail
    assert "ssi-coach migrate" in found["Database"].fix


async def test_a_file_that_is_no_database_is_a_fault(tmp_path: Path) -> None:
    file = tmp_path / "letter.db"
    file.write_text("Dear Sir or Madam, " * 99)
    found = await results(file)
    assert not found["Database"].passed
    assert found["Database"].line.startswith("FAIL Database: ")
    assert "\n     → " in found["Database"].line
    assert "Deliveries" not in found


async def test_slack_that_does_not_answer_is_a_fault_of_both_tokens(tmp_path: Path) -> None:
    tokens = {"slack_bot_token": "xoxb-1", "slack_app_token": "xapp-1"}
    found = await results(migrated(tmp_path / "a.db"), slack_api_url=NOWHERE, **tokens)
    for name in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"):
        assert found[name].detail == "Slack does not answer (ClientConnectorError)"
        assert "SLACK_API_URL" in found[name].fix
    assert "Scopes" not in found


async def test_each_missing_scope_is_named_with_what_does_not_work(tmp_path: Path) -> None:
    granted = MANIFEST["oauth_config"]["scopes"]["bot"]
    found = await with_scopes(tmp_path / "new.db", "chat:write", *granted[4:])
    assert "Scopes" not in found
    missing = {name: check for name, check in found.items() if name.startswith("Scope ")}
    assert list(missing) == ["Scope commands", "Scope files:read", "Scope files:write"]
    assert "`/ssi export` doesn't work" in missing["Scope files:write"].detail
    for check in missing.values():
        assert not check.passed
        assert "manifest.json" in check.fix


async def test_scopes_that_are_not_needed_are_named_and_no_fault(tmp_path: Path) -> None:
    granted = MANIFEST["oauth_config"]["scopes"]["bot"]
    scopes = (await with_scopes(tmp_path / "new.db", *granted, "reactions:read"))["Scopes"]
    assert scopes.passed
    assert scopes.detail.endswith("granted; not needed: reactions:read")


async def test_the_scope_for_link_offers_is_named_where_it_is_granted(tmp_path: Path) -> None:
    granted = MANIFEST["oauth_config"]["scopes"]["bot"]
    scopes = (await with_scopes(tmp_path / "new.db", *granted, "links:read"))["Scopes"]
    assert scopes.passed
    assert scopes.detail.endswith("granted, and links:read to offer to log posted links")


async def test_a_server_that_does_not_report_scopes_is_no_fault(tmp_path: Path) -> None:
    async def agree(_: web.BaseRequest) -> web.Response:
        return web.json_response({"ok": True, "user": "ssi", "team": "Acme"})

    server = TestServer(web.Application())
    server.app.router.add_route("*", "/api/{method}", agree)
    await server.start_server()
    found = await results(
        tmp_path / "new.db",
        slack_api_url=str(server.make_url("/api/")),
        slack_bot_token="xoxb-1",
        slack_app_token="xapp-1",
    )
    await server.close()
    assert found["SLACK_BOT_TOKEN"].detail == "ssi in Acme"
    assert found["Scopes"].passed
    assert "does not report" in found["Scopes"].detail
