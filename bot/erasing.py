"""``ssi-coach erase-workspace``: ends a workspace in the database, after a period of grace."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy.engine import Engine
from sqlmodel import Session

from services.people.workspaces import (
    GRACE,
    begin_erasure,
    cancel_erasure,
    erase_workspace,
    known_workspaces,
)
from storage.engine import shred
from storage.transactions import in_transaction


class UnknownWorkspaceError(Exception):
    """The database has no such workspace; the message names those that it has."""


def end_workspace(
    engine: Engine,
    workspace: str,
    now: datetime,
    *,
    at_once: bool = False,
    keep: bool = False,
    sure: Callable[[str], bool] = lambda _: True,
) -> str:
    """Erases a workspace in 30 days, at once, or not after all; returns what was done.

    Args:
        workspace: Its Slack id, like ``T012AB3CD``; empty if the database has only one.
        sure: Asks the person at the terminal before an erasure at once.

    Raises:
        UnknownWorkspaceError: there is no such workspace, or several and none is named.
    """
    chosen = _chosen(engine, workspace)

    def begin(session: Session) -> datetime | None:
        return begin_erasure(session, chosen, now)

    if keep:
        cancelled = in_transaction(engine, lambda session: cancel_erasure(session, chosen))
        return f"{chosen} stays." if cancelled else f"{chosen} was not going to be erased."
    if not at_once:
        at = in_transaction(engine, begin)
        return (
            f"{chosen} will be erased {GRACE.days} days after the first word, on {at:%Y-%m-%d}, by "
            "the running bot. Until then it works as before; "
            f"`ssi-coach erase-workspace {chosen} --keep` keeps it."
        )
    if not sure(f"Erase everything about {chosen} now, for good?"):
        return "Nothing was erased."
    in_transaction(engine, lambda session: erase_workspace(session, chosen))
    shred(engine)
    return f"Everything about {chosen} is erased. Backups still have it."


def _chosen(engine: Engine, workspace: str) -> str:
    known = [each.id for each in in_transaction(engine, known_workspaces)]
    if workspace in known:
        return workspace
    if not workspace and len(known) == 1:
        return known[0]
    named = ", ".join(known) or "none"
    raise UnknownWorkspaceError(f"Name a workspace of this database: it has {named}.")
