"""Erasing people at target accounts about whom nothing was logged for months."""

from datetime import datetime, timedelta

from sqlmodel import Session

import storage.targets.name_retention
from domain.people.privacy import COUNCIL_NAMES_KEPT
from services.targets.erasing import erase_people

#: The exact number of a month's days does not matter.
_MONTH = timedelta(days=30.5)


def forget_names(session: Session, now: datetime, limit: int) -> int:
    """Erases contacts as their workspace decided: after some months without a touch.

    Args:
        limit: The most to erase in one transaction.

    Returns:
        How many were erased.
    """
    erased = 0
    for workspace in storage.targets.name_retention.workspaces_that_forget(session):
        council = workspace.council_since is not None
        months = COUNCIL_NAMES_KEPT if council else workspace.names_kept_months or 0
        since = now - months * _MONTH
        rows = storage.targets.name_retention.untouched_contacts(
            session, workspace.id, since, limit
        )
        if rows:
            erase_people(session, workspace.id, rows)
        erased += len(rows)
    return erased
