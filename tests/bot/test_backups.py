"""`ssi-coach backup` and `ssi-coach restore`, as an operator uses them."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.backups import make_backup
from playground.server import Playground
from storage.backup import backup_folder
from tests.bot.processes import bot, running
from tests.bot.test_command_line import settings_of
from tests.conversations.links import LINK

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


async def test_a_backup_of_the_running_bot_brings_its_entries_back(
    tmp_path: Path, playground: Playground
) -> None:
    async with running(tmp_path, "run", until="connected to", **settings_of(playground)):
        await playground.bot_connected()
        uma = playground.person("uma")
        await uma.types("#sales", f"/ssi log {LINK} 2340 views 25 engagers")
        await uma.next_message("#sales")
        code, output = await bot(tmp_path, "backup", "copy.db")
        assert (code, output.partition(":")[0]) == (0, "Backup copy.db is checked")
        await uma.types("#sales", "/ssi undo")
        await uma.next_message("#sales")
        code, output = await bot(tmp_path, "restore", "copy.db")
        assert (code, output) == (1, "The bot is running: stop it, then try again.\n")
    code, output = await bot(tmp_path, "restore", "copy.db")
    assert code == 0, output
    assert "What was there before is in data/backups/ssi-coach-before-restore-" in output
    async with running(tmp_path, "run", until="connected to", **settings_of(playground)):
        await playground.bot_connected()
        await uma.types("#sales", "/ssi posts")
        assert "2,340 views" in (await uma.next_message("#sales")).text


def test_the_newest_backups_are_kept_and_those_with_a_name_of_their_own(
    tmp_path: Path, migrated_sqlite: Path
) -> None:
    database = tmp_path / "ssi-coach.db"
    database.write_bytes(migrated_sqlite.read_bytes())
    url = f"sqlite:///{database}"
    folder = backup_folder(database)
    make_backup(url, folder / "before-the-fair.db", None, NOW)
    said = [make_backup(url, None, 2, NOW + timedelta(days=day)) for day in range(3)]
    assert sorted(file.name for file in folder.iterdir()) == [
        "before-the-fair.db",
        "ssi-coach-20261124T090000Z.db",
        "ssi-coach-20261125T090000Z.db",
    ]
    assert "Deleted" not in said[1]
    assert said[2].endswith(f"Deleted {folder / 'ssi-coach-20261123T090000Z.db'}.")


@pytest.mark.parametrize(
    ("command", "program"), [("backup", "pg_dump"), ("restore", "pg_restore --clean")]
)
async def test_for_postgresql_its_own_program_is_named(
    tmp_path: Path, command: str, program: str
) -> None:
    secret = "postgresql://ada:hunter2@127.0.0.1/coach"
    code, output = await bot(tmp_path, command, "copy.db", DATABASE_URL=secret)
    assert code == 1
    assert program in output
    assert "hunter2" not in output


async def test_a_backup_replaces_no_file(tmp_path: Path) -> None:
    assert "There is no database" in (await bot(tmp_path, "backup"))[1]
    await bot(tmp_path, "migrate")
    (tmp_path / "copy.db").write_text("precious")
    code, output = await bot(tmp_path, "backup", "copy.db")
    assert (code, output) == (1, "copy.db exists already: name another file.\n")
    assert (tmp_path / "copy.db").read_text() == "precious"
