"""A service in a transaction of its own: it runs again where that is right."""

import random
import time
from collections.abc import Callable
from typing import TypeVar

from sqlalchemy.engine import Engine
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlmodel import Session

from storage.faults import as_store_error, is_deadlock, is_lost, uncertain

T = TypeVar("T")

#: How often a service may run until it fails for good.
TRIES = 3
#: Seconds before a service runs again after a lost connection, times the number of the try.
_RECONNECT = 0.3
#: Longest random wait in seconds before a retry after a deadlock, times the number of the try.
_APART = 0.1
_REPEATABLE = "repeatable"


def may_repeat(session: Session) -> None:
    """Marks the running service as idempotent: it looks for an earlier act with its key."""
    session.info[_REPEATABLE] = True


def is_repeatable(session: Session) -> bool:
    """Whether the service that ran in this session called `may_repeat`."""
    return bool(session.info.get(_REPEATABLE))


def in_transaction(
    engine: Engine, service: Callable[[Session], T], *, perhaps_saved: bool = False
) -> T:
    """Runs a service, commits, and returns its result.

    Args:
        perhaps_saved: Whether an earlier COMMIT of this service was lost.

    Raises:
        UncertainError: the connection broke during COMMIT, and the outcome is not known.
        StoreError: the database failed in another way; nothing was saved.
    """
    for attempt in range(1, TRIES + 1):
        committing = False
        try:
            with Session(engine, expire_on_commit=False) as session:
                result = service(session)
                session.flush()
                committing = True
                session.commit()
                return result
        except IntegrityError:
            # Another transaction wrote the same key first: run again, and find its row.
            if attempt == TRIES:
                raise
        except DBAPIError as error:
            if committing and is_lost(error):
                # The next try of an idempotent service finds its act, or saves it.
                if attempt == TRIES or not is_repeatable(session):
                    raise uncertain() from error
                perhaps_saved = True
                time.sleep(_RECONNECT * attempt)
            elif is_deadlock(error) and attempt < TRIES:
                # The random wait keeps two deadlocked transactions from colliding again in step.
                time.sleep(random.uniform(0, _APART) * attempt)  # noqa: S311  # no secret
            elif perhaps_saved:
                raise uncertain() from error
            elif (failure := as_store_error(error)) is not None:
                raise failure from error
            else:
                raise
    raise AssertionError("unreachable: the last try returns or raises")
