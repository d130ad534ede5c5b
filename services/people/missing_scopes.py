"""Telling coaches which scopes at Slack the bot needs and does not have."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

from sqlmodel import Session

from domain.people.missing_scopes import MissingScopes
from domain.timing.schedules import Kind, Owed
from services.delivery.addressing import MemberRecipient
from services.delivery.scheduling import owe_coaches

#: Characters of a period, which names a set of scopes.
_PERIOD = 16


def tell_coaches_of_scopes(
    session: Session, workspace_id: str, scopes: Sequence[str], now: datetime
) -> None:
    """Owes each admin and coach who joined one notice, once for each set of missing scopes."""
    period = sha256(",".join(scopes).encode()).hexdigest()[:_PERIOD]
    details = {"scopes": list(scopes)}
    owe_coaches(session, workspace_id, Kind.MISSING_SCOPES, period, now, details)


def compose_missing_scopes(
    session: Session, owed: Owed, recipient: MemberRecipient, now: datetime
) -> MissingScopes:
    """The notice to a coach."""
    return MissingScopes(tuple((owed.details or {}).get("scopes", ())))
