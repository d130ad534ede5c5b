"""Whether messages are late, for those who run the bot."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

import storage.delivery.lateness


@dataclass(frozen=True)
class Lateness:
    """How late the oldest delivery is that is still to be sent, and how many workspaces stopped."""

    oldest: timedelta
    stopped_workspaces: int


def lateness(session: Session, now: datetime) -> Lateness:
    """Reads how late the bot is; what quiet hours or a pause hold is not late."""
    since = storage.delivery.lateness.oldest_due(session, now)
    oldest = max(now - since, timedelta()) if since is not None else timedelta()
    return Lateness(oldest, storage.delivery.lateness.stopped_workspaces(session))
