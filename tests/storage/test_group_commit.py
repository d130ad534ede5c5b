"""SQLite's one writer: services that wait are committed together, and none is harmed by another."""

import asyncio
import sqlite3
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import OperationalError
from sqlmodel import Session, select

from domain.engagement import Figures
from domain.entries.posts import PostEntry, PostLogged
from domain.errors import DiskFullError, UncertainError, UserError
from domain.submission import Submission
from services.entries.log_post import log_post
from storage.store import Store, takes_long
from storage.tables import ActRow, PostRow, WorkspaceRow
from tests.storage.test_store import ADA, BEN, ENTRY, NOW, PATIENCE, add_workspace, how_many

pytestmark = pytest.mark.parametrize("migrated_database_url", ["sqlite"], indirect=True)


@asynccontextmanager
async def together(store: Store) -> AsyncIterator[list[asyncio.Task[Any]]]:
    """Lets services wait until all are there, then runs them; a task that failed keeps its error.

    The body adds the tasks.
    """
    begun, go_on = threading.Event(), threading.Event()

    def hold(_session: Session) -> None:
        begun.set()
        go_on.wait(PATIENCE)

    first = asyncio.create_task(store.run(hold))
    await asyncio.to_thread(begun.wait, PATIENCE)
    tasks: list[asyncio.Task[Any]] = []
    yield tasks
    await asyncio.sleep(0)  # every task hands its service over
    go_on.set()
    await first
    await asyncio.wait(tasks)


def commits_of(store: Store) -> list[str]:
    """Collects the transactions that are committed from now on."""
    commits: list[str] = []
    event.listen(store.engine, "commit", lambda _: commits.append("commit"))
    return commits


def fail_next_commit(store: Store, code: int) -> None:
    """Lets the next COMMIT fail with SQLite's error code, and undo everything."""

    @event.listens_for(store.engine, "commit", once=True)
    def fail(connection: Any) -> None:
        connection.exec_driver_sql("ROLLBACK")
        error = sqlite3.OperationalError("the disk failed")
        error.sqlite_errorcode = code
        raise OperationalError("COMMIT", {}, error)


def entry_task(store: Store, key: str, person: Any = ADA, entry: PostEntry = ENTRY) -> Any:
    """A task that logs a post."""
    return asyncio.create_task(store.run(log_post, Submission(person, key, NOW), entry))


async def test_services_that_wait_are_committed_together(store: Store) -> None:
    commits = commits_of(store)
    async with together(store) as tasks:
        tasks += [asyncio.create_task(store.run(add_workspace, f"T{each}")) for each in range(9)]
    assert len(commits) == 1
    assert await store.read(how_many, WorkspaceRow) == 9


async def test_an_error_undoes_only_the_work_of_its_service(store: Store) -> None:
    def fail(session: Session, how: Callable[[Session], None]) -> None:
        add_workspace(session, "T0")
        how(session)

    def refuse(_session: Session) -> None:
        raise UserError("No.")

    def break_a_statement(session: Session) -> None:
        session.execute(text("SELECT nothing FROM nowhere"))

    async with together(store) as tasks:
        tasks.append(asyncio.create_task(store.run(add_workspace, "T1")))
        tasks += [asyncio.create_task(store.run(fail, how)) for how in (refuse, break_a_statement)]
        tasks.append(asyncio.create_task(store.run(add_workspace, "T2")))
    errors = [type(task.exception()) for task in tasks]
    assert errors == [type(None), UserError, OperationalError, type(None)]
    names = await store.read(lambda session: session.scalars(select(WorkspaceRow.id)).all())
    assert sorted(names) == ["T1", "T2"]


async def test_one_submission_twice_in_a_transaction_is_one_act(store: Store) -> None:
    async with together(store) as tasks:
        tasks += [entry_task(store, key) for key in ("same", "same", "other")]
        tasks.append(entry_task(store, "ben's", BEN))
    answers = [task.exception() or task.result() for task in tasks]
    assert repr(answers[0]) == repr(answers[1])
    assert isinstance(answers[2], UserError | PostLogged)
    assert isinstance(answers[3], UserError)
    assert await store.read(how_many, PostRow) == 1


async def test_a_key_taken_within_the_transaction_runs_the_service_again(store: Store) -> None:
    tries = []

    def add_once(session: Session) -> int:
        tries.append(1)
        if len(tries) == 1:
            add_workspace(session, "T1")  # taken by the service before it
        return len(tries)

    async with together(store) as tasks:
        tasks.append(asyncio.create_task(store.run(add_workspace, "T1")))
        tasks.append(asyncio.create_task(store.run(add_once)))
    assert [task.result() for task in tasks] == [None, 2]


async def test_a_full_disk_at_commit_fails_every_service(store: Store) -> None:
    async with together(store) as tasks:
        tasks += [asyncio.create_task(store.run(add_workspace, f"T{each}")) for each in range(3)]
        fail_next_commit(store, sqlite3.SQLITE_FULL)
    assert {type(task.exception()) for task in tasks} == {DiskFullError}
    assert await store.read(how_many, WorkspaceRow) == 0


async def test_after_a_lost_commit_entries_are_saved_and_other_services_are_uncertain(
    store: Store,
) -> None:
    async with together(store) as tasks:
        tasks.append(asyncio.create_task(store.run(add_workspace, "T2")))
        tasks.append(entry_task(store, "one"))
        tasks.append(entry_task(store, "two", entry=PostEntry(ENTRY.link, Figures(3000, 30))))
        fail_next_commit(store, sqlite3.SQLITE_IOERR)
    assert isinstance(tasks[0].exception(), UncertainError)
    assert [task.result().post.figures.views for task in tasks[1:]] == [2340, 3000]
    assert await store.read(how_many, ActRow) == 2


async def test_a_service_that_takes_long_has_a_transaction_of_its_own(store: Store) -> None:
    order: list[str] = []

    @takes_long
    def import_many(session: Session) -> None:
        order.append("import")
        add_workspace(session, "T9")

    event.listen(store.engine, "commit", lambda _: order.append("commit"))
    async with together(store) as tasks:
        tasks += [asyncio.create_task(store.run(add_workspace, f"T{each}")) for each in range(2)]
        tasks.append(asyncio.create_task(store.run(import_many)))
        tasks.append(asyncio.create_task(store.run(add_workspace, "T3")))
    assert order == ["commit", "import", "commit", "commit"]


async def test_a_service_whose_caller_gave_up_before_its_turn_does_not_run(store: Store) -> None:
    async with together(store) as tasks:
        tasks += [asyncio.create_task(store.run(add_workspace, f"T{each}")) for each in range(3)]
        await asyncio.sleep(0)
        tasks[1].cancel()
    assert await store.read(how_many, WorkspaceRow) == 2
