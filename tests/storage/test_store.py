"""The unit of work: all or nothing, off the event loop, many at once, on both engines."""

import asyncio
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import event, func, insert, text
from sqlalchemy.dialects.sqlite import dialect as sqlite_dialect
from sqlalchemy.engine import Engine
from sqlalchemy.exc import DBAPIError, IntegrityError, StatementError
from sqlmodel import Session, SQLModel, col, select

from domain.engagement import Figures
from domain.entries.posts import PostEntry, PostLogged
from domain.errors import BusyError, DamagedError, UserError
from domain.people.members import Asker, Person, Profile
from domain.submission import Submission
from linkedin.links import read_link
from services.entries.log_post import log_post
from storage.engine import open_engine
from storage.store import Store, try_writing
from storage.tables import ActRow, MemberRow, PostRow, SnapshotRow, WinRow, WorkspaceRow
from storage.types import Thousandths, UtcDateTime

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
ENTRY = PostEntry(read_link("urn:li:activity:7402746946853253120"), Figures(2340, 25))
ADA = Person(Asker("T1", "U1"), Profile("Ada"))
BEN = Person(Asker("T1", "U2"), Profile("Ben"))
PATIENCE = 10  # seconds until a test that waits gives up


def add_workspace(session: Session, name: str = "T1", created_at: datetime = NOW) -> None:
    session.add(WorkspaceRow(id=name, created_at=created_at))
    session.flush()


def how_many(session: Session, table: type[SQLModel]) -> int:
    return session.exec(select(func.count()).select_from(table)).one()


async def test_a_services_writes_are_committed(store: Store) -> None:
    await store.run(add_workspace)
    assert await store.read(how_many, WorkspaceRow) == 1


async def test_a_service_that_raises_writes_nothing(store: Store) -> None:
    def write_then_fail(session: Session) -> None:
        add_workspace(session)
        raise UserError("No.")

    with pytest.raises(UserError, match="No"):
        await store.run(write_then_fail)
    assert await store.read(how_many, WorkspaceRow) == 0


async def test_a_read_cannot_write(store: Store) -> None:
    with pytest.raises(DBAPIError, match=r"read-?only"):
        await store.read(add_workspace)
    await store.run(add_workspace)


async def test_reads_keep_postgresqls_prepared_statements(store: Store) -> None:
    def prepared(session: Session) -> int:
        how_many(session, PostRow)
        if session.get_bind().dialect.name == "sqlite":
            return 1
        return session.exec(select(func.count()).select_from(text("pg_prepared_statements"))).one()

    # psycopg prepares what it has sent five times.
    assert [await store.read(prepared) for _ in range(8)][-1] > 0


async def test_a_transaction_sends_no_setting(store: Store) -> None:
    """SQLite drops all prepared statements of a connection when a setting changes."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        sent.append(statement.split()[0])

    event.listen(Engine, "before_cursor_execute", note)
    try:
        await store.read(how_many, WorkspaceRow)
        await store.run(add_workspace)
        await store.read(how_many, WorkspaceRow)
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    assert {*sent} <= {"BEGIN", "SELECT", "INSERT"}


async def test_a_naive_datetime_is_refused(store: Store) -> None:
    naive = NOW.replace(tzinfo=None)
    statement = insert(WorkspaceRow).values(id="T1", created_at=naive)
    with pytest.raises(StatementError, match="naive datetime refused"):
        await store.run(lambda session: session.execute(statement))


async def test_a_moment_is_read_back_in_utc(store: Store) -> None:
    nine_in_tokyo = datetime(2026, 11, 23, 9, tzinfo=timezone(timedelta(hours=9)))
    await store.run(add_workspace, created_at=nine_in_tokyo)
    kept = await store.read(lambda session: session.get_one(WorkspaceRow, "T1").created_at)
    assert kept == nine_in_tokyo
    assert kept.tzinfo is UTC


async def test_a_service_runs_again_when_its_key_was_taken_in_between(store: Store) -> None:
    tries = []

    def add_once(session: Session) -> str:
        tries.append(1)
        if len(tries) == 1:
            raise IntegrityError("insert", {}, Exception("another transaction was first"))
        return "done"

    assert await store.run(add_once) == "done"
    assert len(tries) == 2


@pytest.mark.parametrize("migrated_database_url", ["postgresql"], indirect=True)
async def test_both_transactions_of_a_deadlock_succeed(store: Store) -> None:
    both_hold_one = threading.Barrier(2)
    tries = []

    def mark(session: Session, *names: str) -> None:
        tries.append(names)
        for name in names:
            query = select(WorkspaceRow).where(WorkspaceRow.id == name).with_for_update()
            session.exec(query).one().stopped = "marked"
            session.flush()
            if len(tries) <= 2 and name == names[0]:
                both_hold_one.wait(PATIENCE)

    for name in ("T1", "T2"):
        await store.run(add_workspace, name)
    await asyncio.gather(store.run(mark, "T1", "T2"), store.run(mark, "T2", "T1"))
    # A slow machine may break both transactions.
    assert len(tries) in (3, 4)


async def test_a_key_that_remains_taken_is_an_error(store: Store) -> None:
    await store.run(add_workspace)
    with pytest.raises(IntegrityError):
        await store.run(add_workspace)


@pytest.fixture
def impatient(migrated_database_url: str) -> Iterator[Store]:
    """Open a store that waits for locks for only 50 ms."""
    engine = open_engine(migrated_database_url)

    @event.listens_for(engine, "connect")
    def wait_less(connection: Any, _entry: object) -> None:
        sqlite = engine.dialect.name == "sqlite"
        connection.execute("PRAGMA busy_timeout=50" if sqlite else "SET lock_timeout='50ms'")
        if not sqlite:
            connection.commit()

    opened = Store(engine)
    yield opened
    opened.close()


@pytest.fixture
async def writing(engine: Engine, impatient: Store) -> Any:
    """Hold the lock that writing for Ada takes until the test ends."""
    await impatient.run(log_post, Submission(ADA, "first", NOW), ENTRY)
    with Session(engine) as session:
        ada = session.exec(select(MemberRow).with_for_update()).one()
        ada.name = "Ada Writing"
        session.add(ada)
        session.flush()
        yield
        session.rollback()


@pytest.mark.usefixtures("writing")
async def test_a_database_that_remains_locked_is_a_busy_error(impatient: Store) -> None:
    with pytest.raises(BusyError, match="nothing was saved"):
        await impatient.run(log_post, Submission(ADA, "second", NOW), ENTRY)
    assert await impatient.read(how_many, ActRow) == 1


@pytest.mark.usefixtures("writing")
async def test_a_writer_does_not_block_reads(impatient: Store) -> None:
    def names(session: Session) -> list[str]:
        return list(session.exec(select(MemberRow.name)))

    assert await impatient.read(names) == ["Ada"]


async def test_a_trial_write_changes_nothing_but_needs_a_database_that_takes_writes(
    store: Store,
) -> None:
    await store.run(try_writing)
    if store.engine.dialect.name == "sqlite":
        with pytest.raises(DBAPIError, match="readonly"):
            await store.read(try_writing)


def garble(file: Path, page: int, size: int = 4096) -> None:
    content = bytearray(file.read_bytes())
    content[(page - 1) * size : page * size] = b"\x55" * size
    file.write_bytes(content)


@pytest.mark.parametrize("migrated_database_url", ["sqlite"], indirect=True)
async def test_pages_that_were_damaged_while_the_bot_runs_are_named(
    store: Store, migrated_database_url: str
) -> None:
    file = Path(migrated_database_url.removeprefix("sqlite:///"))
    query = text("SELECT rootpage FROM sqlite_master WHERE name = 'win'")
    page = await store.read(lambda session: session.execute(query).scalar_one())
    store.engine.dispose()
    garble(file, page)
    with pytest.raises(DamagedError, match="nothing was saved"):
        await store.read(lambda session: session.exec(select(WinRow)).all())


async def test_a_slow_service_does_not_block_the_event_loop(store: Store) -> None:
    go_on = threading.Event()
    slow = asyncio.create_task(store.read(lambda _: go_on.wait(PATIENCE)))
    await asyncio.sleep(0)
    go_on.set()
    assert await slow


async def log_at_once(store: Store, *submissions: tuple[Person, str]) -> list[PostLogged | str]:
    """Log the same post at once, under these keys; return refusals as their problem texts."""
    side_by_side = store.engine.dialect.name == "postgresql"  # SQLite runs one after another
    together = threading.Barrier(len(submissions) if side_by_side else 1)
    arrived = threading.local()

    def log(session: Session, person: Person, key: str) -> PostLogged:
        if not hasattr(arrived, "once"):  # the store may run a service again
            arrived.once = True
            together.wait(PATIENCE)
        logged = log_post(session, Submission(person, key, NOW), ENTRY)
        assert isinstance(logged, PostLogged)
        return logged

    done = await asyncio.gather(
        *(store.run(log, person, key) for person, key in submissions), return_exceptions=True
    )
    answers: list[PostLogged | str] = []
    for answer in done:
        if isinstance(answer, UserError):
            answers.append(answer.problem)
        elif isinstance(answer, BaseException):
            raise answer
        else:
            answers.append(answer)
    return answers


async def test_a_submission_sent_eight_times_is_one_act(store: Store) -> None:
    answers = await log_at_once(store, *[(ADA, "same")] * 8)
    assert len(set(map(repr, answers))) == 1
    for table in (ActRow, PostRow, SnapshotRow, MemberRow):
        assert await store.read(how_many, table) == 1


async def test_eight_submissions_of_one_post_make_one_post(store: Store) -> None:
    answers = await log_at_once(store, *((ADA, f"key {n}") for n in range(8)))
    assert [isinstance(answer, PostLogged) for answer in answers] == [True] * 8
    assert await store.read(how_many, PostRow) == 1
    assert await store.read(how_many, ActRow) == 8


async def test_of_two_members_who_log_one_post_the_second_is_refused_with_the_firsts_name(
    store: Store,
) -> None:
    answers = await log_at_once(store, (ADA, "ada's"), (BEN, "ben's"))
    told = [answer for answer in answers if isinstance(answer, str)]
    owners = select(MemberRow.name).join(PostRow, col(PostRow.member_id) == MemberRow.id)
    owner = await store.read(lambda session: session.exec(owners).one())
    assert told == [f"{owner} already logged this post, and a post counts for one person."]


@given(st.decimals(0, 100, places=3))
def test_three_decimals_are_preserved(points: Decimal) -> None:
    column, dialect = Thousandths(), sqlite_dialect()
    kept = column.process_bind_param(points, dialect)
    assert column.process_result_value(kept, dialect) == points


@given(st.datetimes(timezones=st.timezones()))
def test_sqlite_preserves_every_moment(moment: datetime) -> None:
    column, dialect = UtcDateTime(), sqlite_dialect()
    kept = column.process_bind_param(moment, dialect)
    assert column.process_result_value(kept, dialect) == moment.astimezone(UTC)
