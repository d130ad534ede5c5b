"""SQLite's one writer: it commits the services that wait together, with one sync of the disk.

Each service runs in a savepoint of one transaction, so that its error undoes only its own work. No
caller gets a result, or an error, before the COMMIT: it may rest on what another service wrote.
"""

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlmodel import Session

from storage.faults import as_store_error, is_lost, uncertain
from storage.transactions import TRIES, in_transaction, is_repeatable

#: The most services of one transaction: the first one's caller waits for the last.
_MOST = 16

Service = Callable[[Session], Any]


@dataclass
class _Job:
    """A service and what came of it.

    Args:
        alone: Whether it gets a transaction of its own.
        error: What it raised instead of returning its result.
        repeatable: Whether it may run again after its COMMIT was lost.
    """

    service: Service
    alone: bool
    done: Future[Any] = field(default_factory=Future)
    result: Any = None
    error: Exception | None = None
    repeatable: bool = False

    def finish(self) -> None:
        """Hands the result or the error to the caller."""
        if self.error is not None:
            self.done.set_exception(self.error)
        else:
            self.done.set_result(self.result)


class GroupCommit:
    """Runs services one after another in a thread, and commits together what waits."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._waiting: deque[_Job] = deque()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="writer")

    def submit(self, service: Service, *, alone: bool) -> Future[Any]:
        """Lets a service wait for its turn.

        Args:
            alone: Gives it a transaction of its own: for services that take long.

        Returns:
            Its result or error, once it is committed or rolled back.
        """
        job = _Job(service, alone)
        self._waiting.append(job)
        # One turn for each job: a turn takes at least one, if any is left.
        self._thread.submit(self._take_turn)
        return job.done

    def close(self) -> None:
        """Waits for the services that were submitted."""
        self._thread.shutdown(wait=True)

    def _take_turn(self) -> None:
        job = self._next()
        if job is None:
            return
        if job.alone or not self._waiting:
            self._run_alone(job)
            return
        jobs: list[_Job] = []
        try:
            self._run_together(job, jobs)
        except Exception as error:  # each caller raises it
            for each in jobs:
                if not each.done.done():
                    each.done.set_exception(error)

    def _next(self) -> _Job | None:
        """The next job that was not cancelled."""
        while self._waiting:
            job = self._waiting.popleft()
            if job.done.set_running_or_notify_cancel():
                return job
        return None

    def _batch(self, first: _Job) -> Iterator[_Job]:
        """The first job and those that wait, up to one that wants to be alone."""
        yield first
        for _ in range(_MOST - 1):
            if self._waiting and self._waiting[0].alone:
                return
            job = self._next()
            if job is None:
                return
            yield job

    def _run_together(self, first: _Job, jobs: list[_Job]) -> None:
        """Runs the services that wait in one transaction, and adds them to ``jobs``."""
        with self._engine.connect() as connection:
            try:
                connection.begin()
            except DBAPIError as error:
                _fail(first, error)
                return
            try:
                for job in self._batch(first):
                    jobs.append(job)
                    _run_in_savepoint(connection, job)
            except DBAPIError:
                # The database failed, and may have ended the whole transaction.
                connection.rollback()
                for job in jobs:
                    self._run_alone(job)
                return
            try:
                connection.commit()
            except DBAPIError as error:
                connection.rollback()
                for job in jobs:
                    self._after_failed_commit(job, error)
                return
        for job in jobs:
            job.finish()

    def _run_alone(self, job: _Job, *, perhaps_saved: bool = False) -> None:
        job.error = None
        try:
            job.result = in_transaction(self._engine, job.service, perhaps_saved=perhaps_saved)
        except Exception as error:  # the caller raises it
            job.error = error
        job.finish()

    def _after_failed_commit(self, job: _Job, error: DBAPIError) -> None:
        if job.error is not None:
            self._run_alone(job)  # it saved nothing, but the error may rest on what another wrote
        elif not is_lost(error):
            _fail(job, error)
        elif job.repeatable:
            self._run_alone(job, perhaps_saved=True)
        else:
            job.done.set_exception(uncertain())


def _run_in_savepoint(connection: Connection, job: _Job) -> None:
    """Runs a job's service, and undoes its work if it raises.

    Raises:
        DBAPIError: the database failed, other than by a key that was taken.
    """
    for _ in range(TRIES):
        session = Session(
            connection, expire_on_commit=False, join_transaction_mode="create_savepoint"
        )
        try:
            with session:
                job.result = job.service(session)
                session.commit()
        except IntegrityError as error:
            # A service before it wrote the same key: run again, and find its row.
            job.error = error
            continue
        except DBAPIError:
            raise
        except Exception as error:  # the caller raises it
            job.error = error
        else:
            job.error = None
        job.repeatable = is_repeatable(session)
        return


def _fail(job: _Job, error: DBAPIError) -> None:
    failure = as_store_error(error)
    if failure is not None:
        failure.__cause__ = error
    job.done.set_exception(failure or error)
