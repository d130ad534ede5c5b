"""Direct messages answered recently, so that one that Slack delivers twice gets one answer.

All replicas share these rows. They guard the answer alone: entries have their own idempotency key.
So if a replica crashes before it takes the answer, the next delivery of the message is handled.
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
    """Takes the answer to a direct message; returns whether this caller may give it, once a key."""
    return storage.delivery.heard_messages.add(session, workspace_id, key, now)


def forget_heard(session: Session, now: datetime, limit: int) -> int:
    """Deletes the messages heard more than a day ago.

    Args:
        limit: The most to delete, which keeps the transaction short.

    Returns:
        How many were deleted.
    """
    return storage.delivery.heard_messages.forget(session, now - _KEPT_FOR, limit)
