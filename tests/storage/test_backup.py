"""Backups of SQLite: made while entries are logged, they show one moment, also after a restore."""

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import func
from sqlmodel import Session, col, select

from domain.engagement import Figures
from domain.entries.posts import PostEntry
from domain.figures.stats import Stats
from domain.submission import Submission
from linkedin.links import read_link
from services.entries.log_post import log_post
from services.figures.stats import own_stats
from storage.backup import (
    Backup,
    BackupError,
    DamagedBackupError,
    back_up,
    read_backup,
)
from storage.engine import NewerDatabaseError, open_engine
from storage.migrate import newest_revision
from storage.restore import restore
from storage.store import Store
from storage.tables import MemberRow, PostRow
from tests.conversations.links import link_at
from tests.storage.test_store import ADA, BEN, NOW, how_many

LATER = datetime(2026, 11, 24, tzinfo=UTC)
#: More entries than are logged while three backups are made, on any machine.
MOST = 2_000


@pytest.fixture
def database(migrated_sqlite: Path, tmp_path: Path) -> Path:
    """Return an SQLite file at the newest revision."""
    file = tmp_path / "ssi-coach.db"
    file.write_bytes(migrated_sqlite.read_bytes())
    return file


def opened(file: Path) -> Store:
    return Store(open_engine(f"sqlite:///{file}"))


def entry(number: int) -> PostEntry:
    link = read_link(link_at("2026-11-20", serial=number))
    return PostEntry(link, Figures(1000 + number, 7 * number % 50))


def figures(session: Session) -> Stats:
    return own_stats(session, ADA, "30d", NOW)


async def test_a_restored_backup_has_the_figures_of_its_moment(
    database: Path, tmp_path: Path
) -> None:
    live = opened(database)
    known: list[Stats] = []  # after each of Ada's posts
    backups: list[Backup] = []
    begun = asyncio.Event()

    async def log(person: str, number: int) -> None:
        member = ADA if person == "ada" else BEN
        submission = Submission(member, f"{person}-{number}", NOW)
        await live.run(log_post, submission, entry(number if person == "ada" else MOST + number))

    async def log_until_backed_up() -> None:
        for number in range(MOST):
            # Ben's entries share Ada's transactions, and touch none of her figures.
            await asyncio.gather(log("ada", number), log("ben", number))
            known.append(await live.read(figures))
            begun.set()
            if len(backups) == 3:
                return

    async def make_backups() -> None:
        await begun.wait()
        for number in range(3):
            target = tmp_path / f"copy-{number}.db"
            backups.append(await asyncio.to_thread(back_up, database, target))

    await asyncio.gather(log_until_backed_up(), make_backups())
    live.close()

    for number, backup in enumerate(backups):
        target = tmp_path / "new" / f"{number}.db"
        restore(backup.file, target, LATER)
        restored = opened(target)
        posts = await restored.read(posts_of_ada)
        assert await restored.read(figures) == known[posts - 1]
        # An entry is there whole: each post has its act and its snapshot.
        assert backup.rows["post"] == backup.rows["snapshot"] == backup.rows["act"]
        restored.close()


def posts_of_ada(session: Session) -> int:
    of_member = col(PostRow.member_id) == col(MemberRow.id)
    query = select(func.count(col(PostRow.id))).join(MemberRow, of_member)
    return session.exec(query.where(MemberRow.user_id == ADA.asker.user)).one()


async def test_a_backup_holds_back_no_writer_and_sees_nothing_unsaved(
    database: Path, tmp_path: Path
) -> None:
    live = opened(database)

    def log_and_back_up(session: Session) -> Backup:
        log_post(session, Submission(ADA, "first", NOW), entry(1))
        return back_up(database, tmp_path / "copy.db")

    backup = await live.run(log_and_back_up)
    assert backup.rows["post"] == 0
    assert await live.read(how_many, PostRow) == 1
    live.close()


def test_a_backup_is_one_file_that_only_its_owner_reads(database: Path, tmp_path: Path) -> None:
    backup = back_up(database, tmp_path / "copies" / "copy.db")
    assert [file.name for file in (tmp_path / "copies").iterdir()] == ["copy.db"]
    assert backup.file.stat().st_mode & 0o077 == 0
    assert backup == read_backup(backup.file)
    assert backup.revision == newest_revision()


def test_a_damaged_database_gives_no_backup(database: Path, tmp_path: Path) -> None:
    spoil(database)
    with pytest.raises(DamagedBackupError):
        back_up(database, tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()


def spoil(database: Path) -> None:
    """Overwrites every page but the first, as a failing disk might."""
    pages = database.read_bytes()
    database.write_bytes(pages[:4096] + b"\xa5" * (len(pages) - 4096))


def test_a_restore_keeps_the_database_that_was_there(database: Path, tmp_path: Path) -> None:
    backup = back_up(database, tmp_path / "copy.db")
    add_workspace(database)
    done = restore(backup.file, database, LATER)
    assert done.kept is not None
    assert read_backup(done.kept).rows["workspace"] == 1
    assert read_backup(database).rows["workspace"] == 0


def add_workspace(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("INSERT INTO workspace (id, created_at) VALUES ('T1', '2026-11-23')")


def test_a_restore_moves_a_damaged_database_aside(database: Path, tmp_path: Path) -> None:
    backup = back_up(database, tmp_path / "copy.db")
    spoil(database)
    damaged = database.read_bytes()
    done = restore(backup.file, database, LATER)
    assert done.kept is not None
    assert done.kept.read_bytes() == damaged
    assert read_backup(database).rows == backup.rows


def test_a_database_in_use_is_not_restored(database: Path, tmp_path: Path) -> None:
    backup = back_up(database, tmp_path / "copy.db")
    engine = open_engine(f"sqlite:///{database}")
    with engine.connect(), pytest.raises(BackupError, match="is in use: stop the bot"):
        restore(backup.file, database, LATER)
    engine.dispose()


def newer(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")


def foreign(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("DROP TABLE alembic_version")


@pytest.mark.parametrize(
    ("change", "error", "words"),
    [
        (spoil, BackupError, "is damaged"),
        (newer, NewerDatabaseError, "does not know"),
        (foreign, BackupError, "is no backup of SSI Coach"),
        (Path.unlink, BackupError, "cannot be read"),
    ],
)
def test_a_file_that_is_no_good_backup_changes_nothing(
    database: Path,
    tmp_path: Path,
    change: Callable[[Path], None],
    error: type[Exception],
    words: str,
) -> None:
    backup = back_up(database, tmp_path / "copy.db")
    add_workspace(database)
    change(backup.file)
    with pytest.raises(error, match=words):
        restore(backup.file, database, LATER)
    assert read_backup(database).rows["workspace"] == 1
