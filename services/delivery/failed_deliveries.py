"""Deliveries that went wrong, for ``ssi-coach doctor``."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

import storage.delivery.deliveries


@dataclass(frozen=True)
class Problems:
    """Deliveries that went wrong.

    Args:
        newest: One line about the newest: kind, due date and reason.
    """

    count: int
    newest: str


def problems_since(session: Session, since: datetime) -> Problems | None:
    """Deliveries due at ``since`` or later that went wrong, or ``None`` if there are none."""
    rows = storage.delivery.deliveries.problems_since(session, since)
    if not rows:
        return None
    newest = rows[0]
    line = f"{newest.kind} of {newest.due_at:%Y-%m-%d}: {newest.reason or newest.state}"
    return Problems(len(rows), line)
