"""The command line, as a person at a terminal uses it."""

import asyncio
import re
import shutil
import sqlite3
import sys
import tomllib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import aiohttp
import pytest

from playground.server import Playground
from storage.migrate import newest_revision
from tests.bot.processes import PATIENCE, bot, environment, running
from tests.conversations.links import LINK
from tests.linkedin.linkedin_files.archives import SMALL, placeless, read, records_of, zipped

ROOT = Path(__file__).parents[2]


def settings_of(local: Playground) -> dict[str, str]:
    """The settings that connect a bot to this local Slack."""
    return {
        "SLACK_API_URL": local.api_url,
        "SLACK_BOT_TOKEN": local.bot_token,
        "SLACK_APP_TOKEN": local.app_token,
    }


async def test_without_tokens_run_starts_the_playground_and_shows_its_address(
    tmp_path: Path,
) -> None:
    async with running(tmp_path, "run", "--port", "0", until="open http") as output:
        assert "No Slack tokens are set" in output
        address = re.search(r"http://127\.0\.0\.1:\d+/", output)
        assert address
        async with aiohttp.ClientSession() as session, session.get(address[0]) as page:
            assert page.status == 200
    assert (tmp_path / "data" / "playground.db").exists()


async def test_a_reset_of_the_playground_erases_its_entries(tmp_path: Path) -> None:
    database = tmp_path / "data" / "playground.db"

    def entries() -> int:
        with closing(sqlite3.connect(database)) as connection:
            return int(connection.execute("SELECT count(*) FROM post").fetchone()[0])

    async with (
        running(tmp_path, "playground", "--port", "0", until="connected to") as output,
        aiohttp.ClientSession() as session,
    ):
        address = re.search(r"http://127\.0\.0\.1:\d+/", output)
        assert address

        async def act(**deed: str) -> None:
            url, person = f"{address[0]}page/act", {"as": "U0UMA"}
            async with session.post(url, params=person, json=deed) as answer:
                assert (await answer.json())["ok"]

        async with asyncio.timeout(PATIENCE):
            text = f"/ssi log {LINK} 2340 views 25 engagers"
            await act(do="type", conversation="C0SALES", text=text)
            while not entries():  # noqa: ASYNC110 - another process writes it
                await asyncio.sleep(0)
            await act(do="reset")
        assert entries() == 0


async def test_next_to_a_real_workspace_no_invented_people_are_made(
    tmp_path: Path, playground: Playground
) -> None:
    settings = settings_of(playground)
    for command in ("run", "playground"):
        code, output = await bot(tmp_path, command, "--demo", **settings)
        assert code == 1
        assert "unset SLACK_BOT_TOKEN and SLACK_APP_TOKEN" in output
    async with (
        running(tmp_path, "playground", "--port", "0", until="connected to", **settings) as output,
        aiohttp.ClientSession() as session,
    ):
        address = re.search(r"http://127\.0\.0\.1:\d+/", output)
        assert address
        act, ada = f"{address[0]}page/act", {"as": "U0ADA"}
        async with session.post(act, params=ada, json={"do": "demo"}) as answer:
            assert (await answer.json())["error"] == "There is no demo in this playground."


async def test_with_tokens_run_connects_to_any_server_that_speaks_slacks_protocol(
    tmp_path: Path, playground: Playground
) -> None:
    async with running(tmp_path, "run", until="connected to", **settings_of(playground)):
        await playground.bot_connected()
        uma = playground.person("uma")
        await uma.types("#sales", f"/ssi log {LINK} 2340 views 25 engagers")
        assert "1.07 %" in (await uma.next_message("#sales")).text


async def test_the_local_slack_runs_alone_and_shows_how_to_connect(tmp_path: Path) -> None:
    alone = ("playground", "--without-bot", "--port", "0")
    async with running(tmp_path, *alone, until="SLACK_APP_TOKEN=") as output:
        settings = dict(re.findall(r"(SLACK_\w+)=(\S+)", output))
        async with running(tmp_path, "run", until="connected to", **settings):
            pass


async def test_entries_survive_a_restart(tmp_path: Path, playground: Playground) -> None:
    uma = playground.person("uma")
    for line, answer in (
        (f"/ssi log {LINK} 2340 views 25 engagers", "1.07 %"),
        ("/ssi stats 2025-12", "Engagement rate: 1.07 %"),
    ):
        async with running(tmp_path, "run", until="connected to", **settings_of(playground)):
            await playground.bot_connected()
            await uma.types("#sales", line)
            assert answer in (await uma.next_message("#sales")).text


async def test_a_refused_token_ends_with_a_clear_message_that_shows_no_token(
    tmp_path: Path, playground: Playground
) -> None:
    wrong = {**settings_of(playground), "SLACK_BOT_TOKEN": "xoxb-very-secret"}
    code, output = await bot(tmp_path, "run", **wrong)
    assert code == 1
    assert "Slack refuses a token: invalid_auth" in output
    assert "very-secret" not in output


async def test_all_wrong_settings_are_named_at_once(tmp_path: Path) -> None:
    code, output = await bot(
        tmp_path,
        "doctor",
        SLACK_BOT_TOKEN="xoxp-secret",
        DATABASE_URL="mysql://x",
        LOG_LEVEL="loud",
    )
    assert code == 1
    for name in ("SLACK_BOT_TOKEN", "DATABASE_URL", "LOG_LEVEL"):
        assert name in output
    assert "xoxp-secret" not in output


async def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("DATABASE_URL=sqlite:///file.db\n")
    await bot(tmp_path, "migrate", DATABASE_URL="sqlite:///environment.db")
    assert (tmp_path / "environment.db").exists()
    assert not (tmp_path / "file.db").exists()


async def test_migrate_shows_the_revisions_before_and_after(tmp_path: Path) -> None:
    assert "before: empty" in (await bot(tmp_path, "migrate"))[1]
    again = (await bot(tmp_path, "migrate"))[1]
    newest = newest_revision()
    assert f"revision {newest} (before: {newest})" in again


async def test_the_doctor_passes_a_correct_setup(tmp_path: Path, playground: Playground) -> None:
    await bot(tmp_path, "migrate")
    code, output = await bot(tmp_path, "doctor", **settings_of(playground))
    assert code == 0, output
    assert "all 7 granted" in output
    assert "FAIL" not in output


async def test_the_doctor_shows_the_fix_for_a_refused_token(
    tmp_path: Path, playground: Playground
) -> None:
    wrong = {**settings_of(playground), "SLACK_APP_TOKEN": "xapp-wrong"}
    code, output = await bot(tmp_path, "doctor", **wrong)
    assert code == 1
    assert "connections:write" in output


async def test_a_slack_that_cannot_be_reached_ends_with_a_clear_message(tmp_path: Path) -> None:
    nowhere = {
        "SLACK_API_URL": "http://127.0.0.1:9/api/",
        "SLACK_BOT_TOKEN": "xoxb-1",
        "SLACK_APP_TOKEN": "xapp-1",
    }
    code, output = await bot(tmp_path, "run", **nowhere)
    assert code == 1
    assert "Slack cannot be reached (ClientConnectorError)." in output
    assert "Traceback" not in output


async def test_unencrypted_traffic_to_another_machine_is_warned_of(
    tmp_path: Path, playground: Playground
) -> None:
    # The local Slack refuses this name for itself, after the warning.
    settings = settings_of(playground)
    settings["SLACK_API_URL"] = settings["SLACK_API_URL"].replace("127.0.0.1", "0.0.0.0")  # noqa: S104
    assert "travel unencrypted to 0.0.0.0" in (await bot(tmp_path, "run", **settings))[1]


@pytest.mark.parametrize("command", ["run", "playground", "migrate"])
async def test_a_database_that_cannot_be_opened_ends_with_a_clear_message(
    tmp_path: Path, command: str
) -> None:
    (tmp_path / "file").write_text("not a folder")
    code, output = await bot(tmp_path, command, DATABASE_URL="sqlite:///file/ssi-coach.db")
    assert code == 1
    assert "The database cannot be opened" in output
    assert "Traceback" not in output


async def test_a_bot_in_slack_names_a_database_that_cannot_be_opened(
    tmp_path: Path, playground: Playground
) -> None:
    (tmp_path / "file").write_text("not a folder")
    database = {"DATABASE_URL": "sqlite:///file/ssi-coach.db"}
    code, output = await bot(tmp_path, "run", **settings_of(playground), **database)
    assert code == 1
    assert "The database cannot be opened" in output
    assert "Traceback" not in output


def with_garbled_pages(folder: Path) -> None:
    """Overwrites all pages but the first of a migrated database."""
    file = folder / "data" / "ssi-coach.db"
    content = file.read_bytes()
    with sqlite3.connect(file) as database:
        [size] = database.execute("PRAGMA page_size").fetchone()
    file.write_bytes(content[:size] + b"\x55" * (len(content) - size))


def with_garbled_table(folder: Path) -> None:
    """Overwrites only the pages of one table: the others can be read."""
    file = folder / "data" / "ssi-coach.db"
    with sqlite3.connect(file) as database:
        [size] = database.execute("PRAGMA page_size").fetchone()
        query = "SELECT rootpage FROM sqlite_master WHERE name = 'win'"
        [page] = database.execute(query).fetchone()
    content = bytearray(file.read_bytes())
    content[(page - 1) * size : page * size] = b"\x55" * size
    file.write_bytes(bytes(content))


def without_database(folder: Path) -> None:
    """Puts another file in the database's place."""
    (folder / "data" / "ssi-coach.db").write_bytes(b"This is a letter, no database. " * 200)


DAMAGES = [with_garbled_pages, with_garbled_table, without_database]


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("command", ["run", "migrate"])
async def test_a_damaged_database_ends_with_one_sentence(
    tmp_path: Path,
    migrated_sqlite: Path,
    playground: Playground,
    command: str,
    damage: Callable[[Path], None],
) -> None:
    (tmp_path / "data").mkdir()
    shutil.copy(migrated_sqlite, tmp_path / "data" / "ssi-coach.db")
    damage(tmp_path)
    code, output = await bot(tmp_path, command, **settings_of(playground))
    assert code == 1
    assert output == (
        "The database data/ssi-coach.db is damaged. Stop the bot, and put back your newest "
        "backup.\n"
    )


@pytest.mark.parametrize("damage", DAMAGES)
async def test_the_doctor_finds_a_damaged_database(
    tmp_path: Path, migrated_sqlite: Path, damage: Callable[[Path], None]
) -> None:
    (tmp_path / "data").mkdir()
    shutil.copy(migrated_sqlite, tmp_path / "data" / "ssi-coach.db")
    damage(tmp_path)
    code, output = await bot(tmp_path, "doctor")
    assert code == 1
    assert "FAIL Database: The database data/ssi-coach.db is damaged." in output


async def test_migrate_refuses_a_database_of_a_newer_version(tmp_path: Path) -> None:
    await bot(tmp_path, "migrate")
    with sqlite3.connect(tmp_path / "data" / "ssi-coach.db") as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    code, output = await bot(tmp_path, "migrate")
    assert code == 1
    assert "Run the newest version" in output


async def test_a_proxy_in_the_environment_is_not_used_for_the_playground(
    tmp_path: Path, playground: Playground
) -> None:
    proxy = {"HTTPS_PROXY": "http://127.0.0.1:9", "HTTP_PROXY": "http://127.0.0.1:9"}
    settings = {**settings_of(playground), **proxy}
    async with running(tmp_path, "run", until="connected to", **settings):
        await playground.bot_connected()
        uma = playground.person("uma")
        await uma.types("#sales", "/ssi")
        assert "No post yet" in (await uma.next_message("#sales")).text


async def test_an_empty_variable_overrides_the_file(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("SLACK_BOT_TOKEN=xoxb-1\nSLACK_APP_TOKEN=xapp-1\n")
    _, output = await bot(tmp_path, "doctor", SLACK_BOT_TOKEN="", SLACK_APP_TOKEN="")
    assert "none set: `run` starts the playground" in output


async def test_version_shows_the_packages_version(tmp_path: Path) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "version"),
        cwd=tmp_path,
        env=environment(PYTHONPATH=str(ROOT)),
        stdout=asyncio.subprocess.PIPE,
    )
    output, _ = await asyncio.wait_for(process.communicate(), PATIENCE)
    assert output.decode().strip() == project["version"]


async def test_reduce_writes_a_smaller_archive_and_says_what_it_left_out(
    tmp_path: Path,
) -> None:
    archive = tmp_path / "Basic_LinkedInDataExport.zip"
    archive.write_bytes(zipped(SMALL))
    code, output = await bot(tmp_path, "reduce", archive.name)
    assert code == 0
    assert "messages.csv: 4 rows; 2 rows left out that the import doesn't need" in output
    assert placeless(read((tmp_path / "Basic_LinkedInDataExport_reduced.zip").read_bytes())) == (
        records_of(SMALL)
    )
