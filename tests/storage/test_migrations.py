"""Migrations: from nothing and from every released revision to the newest, on both engines."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import MetaData, select, text
from sqlalchemy.engine import Engine
from sqlmodel import Session, SQLModel, col

import storage.tables  # noqa: F401  # the models must be known to SQLModel
from domain.timing.schedules import SHELF_LIFE, DeliveryState, Kind
from services.delivery import scheduling
from storage.backup import BackupError, backup_folder, file_of
from storage.engine import open_engine
from storage.migrate import migrate, newest_revision, revision_of
from storage.tables import DeliveryRow, ScheduleRow
from tests.storage.migrating import add_rows, contents, migrated_from, upgrade
from tests.storage.released_rows import ROWS


@pytest.fixture
def empty(database_url: str) -> Iterator[Engine]:
    """Open an empty database."""
    engine = open_engine(database_url)
    yield engine
    engine.dispose()


def revisions() -> list[str]:
    """Return every released revision, oldest first."""
    script = ScriptDirectory("storage/migrations")
    return [revision.revision for revision in script.walk_revisions()][::-1]


def test_migrating_an_empty_database_yields_the_models_schema(empty: Engine) -> None:
    assert migrate(empty) == (None, newest_revision())
    with empty.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, SQLModel.metadata) == []


def test_migrating_a_database_at_the_newest_revision_changes_nothing(empty: Engine) -> None:
    migrate(empty)
    assert migrate(empty) == (newest_revision(), newest_revision())


def test_members_without_quiet_hours_get_the_usual_ones(empty: Engine) -> None:
    with empty.begin() as connection:
        for revision in ("0001", "0002", "0003", "0004", "0005"):
            upgrade(connection, revision)
            add_rows(connection, ROWS[revision])
        connection.execute(text("UPDATE member_settings SET quiet_from = NULL, quiet_until = NULL"))
    migrate(empty)
    with empty.connect() as connection:
        hours = connection.execute(text("SELECT quiet_from, quiet_until FROM member_settings"))
        assert {tuple(row) for row in hours} == {(1200, 420)}


def test_names_with_a_legal_form_in_front_are_compared_without_it(empty: Engine) -> None:
    with empty.begin() as connection:
        for revision in revisions()[: revisions().index("0006") + 1]:
            upgrade(connection, revision)
            add_rows(connection, ROWS[revision])
        added = [("AB SKF", "ab skf"), ("サンプル株式会社", "サンプル株式会社")]
        added += [("AB Volvo", "ab volvo"), ("Volvo", "volvo")]
        account = ROWS["0003"]["account"][0]
        rows = [
            {**account, "id": 10 + place, "name": name, "match_key": key}
            for place, (name, key) in enumerate(added)
        ]
        add_rows(connection, {"account": rows})
    migrate(empty)
    with empty.connect() as connection:
        keys = connection.execute(text("SELECT match_key FROM account WHERE id > 9 ORDER BY id"))
        assert list(keys.scalars()) == ["skf", "サンプル", "ab volvo", "volvo"]


def test_posts_repeat_their_newest_figures_that_were_not_removed(empty: Engine) -> None:
    with empty.begin() as connection:
        for revision in revisions()[: revisions().index("0012") + 1]:
            upgrade(connection, revision)
            add_rows(connection, ROWS[revision])
        [newest], [post] = ROWS["0003"]["snapshot"], ROWS["0001"]["post"]
        older = {**newest, "id": 3, "taken_at": "2026-11-02 20:00:00", "views": 2500}
        removed = {**newest, "id": 4, "taken_at": "2026-11-04 09:00:00", "removed_by": 1}
        bare = {**post, "id": 2, "urn": "activity:2", "twin_urn": None}
        add_rows(connection, {"snapshot": [older, removed], "post": [bare]})
    migrate(empty)
    with empty.connect() as connection:
        query = "SELECT counted_at, views, engagers, reactions, comments, reposts, listed,"
        rows = connection.execute(text(f"{query} listed_targets FROM post ORDER BY id"))
        repeated, empty_ones = (tuple(row) for row in rows)
    assert repeated[1:] == (2400, 30, 21, 7, 3, 8, 5)
    assert str(repeated[0]).startswith("2026-11-03")
    assert empty_ones == (None,) * 8


def test_coaches_get_the_week_of_their_teams_with_their_next_digest(empty: Engine) -> None:
    with empty.begin() as connection:
        for revision in revisions()[: revisions().index("0017") + 1]:
            upgrade(connection, revision)
            add_rows(connection, ROWS[revision])
        connection.execute(text("UPDATE member SET is_coach = (id = 1)"))
        if connection.dialect.name == "postgresql":
            # The rows above brought ids of their own.
            connection.execute(text("SELECT setval(pg_get_serial_sequence('schedule', 'id'), 9)"))
        before = connection.execute(text("SELECT period FROM schedule WHERE kind = 'digest'"))
        periods = list(before.scalars())
    migrate(empty)
    with empty.connect() as connection:
        after = connection.execute(text("SELECT period FROM schedule WHERE kind = 'coach_week'"))
        assert list(after.scalars()) == periods != []


def test_a_coach_without_a_digest_gets_the_week_of_their_teams_too(empty: Engine) -> None:
    with empty.begin() as connection:
        for revision in revisions()[: revisions().index("0018") + 1]:
            upgrade(connection, revision)
            add_rows(connection, ROWS[revision])
        connection.execute(text("UPDATE member SET is_coach = (id = 1)"))
        connection.execute(
            text("UPDATE member_settings SET digest_on = false, paused_until = NULL")
        )
        connection.execute(text("DELETE FROM schedule"))
    migrate(empty)
    now = datetime.now(UTC)
    with Session(empty) as session:
        scheduling.tick(session, now, 100)
        [row] = session.scalars(select(ScheduleRow)).all()
        assert row.kind == Kind.COACH_WEEK
        assert now < row.next_due_at <= now + timedelta(days=8)
        of_kind = select(DeliveryRow).where(col(DeliveryRow.kind) == Kind.COACH_WEEK)
        owed = session.scalars(of_kind).all()
        late = [each for each in owed if each.state != DeliveryState.SKIPPED]
        assert all(now - each.due_at < SHELF_LIFE[Kind.COACH_WEEK] for each in late)


def test_every_released_revision_has_rows() -> None:
    assert list(ROWS) == revisions()


def test_data_of_every_released_revision_survives(empty: Engine) -> None:
    written: dict[str, dict[str, list[dict[str, Any]]]] = {}
    for revision in revisions():
        with empty.begin() as connection:
            upgrade(connection, revision)
            add_rows(connection, ROWS[revision])
            written[revision] = contents(connection)
    upgraded = written[newest_revision()]
    for before in written.values():
        assert all(before.values()), "every table has a row before the upgrade"
        assert all(value is not None for row in before["post"] for value in row.values())
        for table, rows in before.items():
            for row in rows:
                assert any(row.items() <= same.items() for same in upgraded[table])
    done_at = {act["id"]: act["done_at"] for act in upgraded["act"]}
    assert [post["logged_at"] for post in upgraded["post"]] == [
        done_at[post["made_by"]] for post in upgraded["post"]
    ]


def test_a_database_at_an_earlier_revision_is_copied_and_migrated(empty: Engine) -> None:
    released = revisions()[-2]
    with empty.begin() as connection:
        for revision in revisions()[:-1]:
            upgrade(connection, revision)
            add_rows(connection, ROWS[revision])
        before = contents(connection)

    assert migrate(empty) == (released, newest_revision())

    with empty.connect() as connection:
        assert contents(connection)["act"] == before["act"]
    database = file_of(empty.url)
    if database is not None:
        copy = open_engine(f"sqlite:///{backup_folder(database) / f'ssi-coach-at-{released}.db'}")
        with copy.connect() as connection:
            assert contents(connection) == before
        copy.dispose()


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_the_last_three_backups_of_migrations_are_kept(empty: Engine) -> None:
    folder = backup_folder(Path(str(empty.url.database)))
    folder.mkdir()
    for revision in ("0001", "0002", "0003"):
        (folder / f"ssi-coach-at-{revision}.db").touch()
    (folder / "ssi-coach-20261123T090000Z.db").touch()  # not made by a migration
    with empty.begin() as connection:
        upgrade(connection, "0011")
    migrate(empty)
    assert sorted(file.name for file in folder.iterdir()) == [
        "ssi-coach-20261123T090000Z.db",
        "ssi-coach-at-0002.db",
        "ssi-coach-at-0003.db",
        "ssi-coach-at-0011.db",
    ]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_without_a_backup_nothing_is_migrated(empty: Engine) -> None:
    with empty.begin() as connection:
        upgrade(connection, "0001")
    backup_folder(Path(str(empty.url.database))).write_text("in the way")
    with pytest.raises(BackupError, match="No backup can be written"):
        migrate(empty)
    with empty.connect() as connection:
        assert revision_of(connection) == "0001"


def test_of_threads_that_migrate_at_once_one_does_the_work(empty: Engine) -> None:
    together = Barrier(4)

    def start() -> tuple[str | None, str | None]:
        together.wait(timeout=10)
        return migrate(empty)

    with ThreadPoolExecutor(4) as threads:
        done = [future.result() for future in [threads.submit(start) for _ in range(4)]]
    befores = [before for before, _ in done]
    assert befores.count(None) == 1
    assert befores.count(newest_revision()) == 3


def test_of_processes_that_migrate_at_once_one_does_the_work(database_url: str) -> None:
    with get_context("spawn").Pool(3) as replicas:
        done = replicas.map(migrated_from, [database_url] * 3, chunksize=1)
    assert done.count(None) == 1
    assert done.count(newest_revision()) == 2


def test_a_failed_migration_leaves_no_tables(empty: Engine) -> None:
    with empty.begin() as connection:  # collides with a late table of the migration
        connection.execute(text("CREATE TABLE snapshot (id INTEGER)"))
    with pytest.raises(Exception, match="snapshot"):
        migrate(empty)
    with empty.connect() as connection:
        assert revision_of(connection) is None
        names = MetaData()
        names.reflect(connection)
        assert set(names.tables) == {"snapshot"}
