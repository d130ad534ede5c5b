"""The direct messages answered of late, so that one that Slack delivers again is answered once.

All replicas share them. They guard the answer alone: an entry is saved once by its key. So a
message whose replica crashed before it took the answer is handled when Slack delivers it again.
"""

from datetime import datetime, timedelta

from sqlmodel import Session

import storage.delivery.heard_messages

#: Slack delivers an event again within minutes, at most within hours.
_KEPT_FOR = timedelta(days=1)


def is_answered(session: Session, workspace_id: str, key: str) -> bool:
    """Whether a replica answers, or answered, this direct message."""
    return storage.delivery.heard_messages.is_heard(session, workspace_id, key)


def take_answer(session: Session, workspace_id: str, key: str, now: datetime) -> bool:
    """Whether the caller is the one who answers this direct message: true once for each key."""
    return storage.delivery.heard_messages.add(session, workspace_id, key, now)


def forget_heard(session: Session, now: datetime, limit: int) -> int:
    """Deletes the messages heard more than a day ago.

    Args:
        limit: The most to delete, which keeps the transaction short.

    Returns:
        How many were deleted.
    """
    return storage.delivery.heard_messages.forget(session, now - _KEPT_FOR, limit)
