"""Queries about the deliveries that a recipient was sent, and changes to pending ones."""

from collections.abc import Collection
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, update
from sqlalchemy import select as plain_select
from sqlmodel import Session, col, select

from domain.timing.schedules import DeliveryState
from storage.one_row import first_row
from storage.tables import DeliveryRow


def sent_times(
    session: Session, recipient: str, kind: str, since: datetime, before: datetime
) -> list[datetime]:
    """When a recipient got the messages of a kind that were due in [since, before).

    Deliveries in doubt count as sent at their due time.
    """
    query = (
        select(DeliveryRow.sent_at, DeliveryRow.due_at)
        .where(
            DeliveryRow.recipient == recipient,
            DeliveryRow.kind == kind,
            DeliveryRow.due_at >= since,
            DeliveryRow.due_at < before,
            col(DeliveryRow.state).in_([DeliveryState.SENT, DeliveryState.IN_DOUBT]),
        )
        .order_by(col(DeliveryRow.due_at))
    )
    return [sent_at or due_at for sent_at, due_at in session.exec(query)]


def sent_or_open(
    session: Session, recipient: str, kinds: Collection[str], since: datetime, until: datetime
) -> list[DeliveryRow]:
    """Deliveries of these kinds due in [since, until] that were sent, may have been or will be.

    The earliest comes first.
    """
    values = {"recipient": recipient, "kinds": kinds, "since": since, "until": until}
    return list(session.scalars(_sent_or_open(), values))


@cache
def _sent_or_open() -> Select[DeliveryRow]:
    return (
        plain_select(DeliveryRow)
        .where(
            col(DeliveryRow.recipient) == bindparam("recipient"),
            col(DeliveryRow.kind).in_(bindparam("kinds", expanding=True)),
            col(DeliveryRow.due_at).between(bindparam("since"), bindparam("until")),
            col(DeliveryRow.state).not_in([DeliveryState.SKIPPED, DeliveryState.FAILED]),
        )
        .order_by(col(DeliveryRow.due_at), col(DeliveryRow.id))
    )


def last_sent_period(session: Session, recipient: str, kind: str, until: datetime) -> str | None:
    """The period of the last message of a kind that was sent and due until a moment."""
    query = (
        select(DeliveryRow.period)
        .where(
            DeliveryRow.recipient == recipient,
            DeliveryRow.kind == kind,
            DeliveryRow.due_at <= until,
            DeliveryRow.state == DeliveryState.SENT,
        )
        .order_by(col(DeliveryRow.due_at).desc())
    )
    return first_row(session, query)


def reopen_skipped(
    session: Session,
    recipient: str,
    kind: str,
    period: str,
    due_at: datetime,
    details: dict[str, Any],
) -> None:
    """Owes a skipped message again. Deliveries in another state are not changed."""
    session.flush()
    session.execute(
        update(DeliveryRow)
        .where(
            col(DeliveryRow.recipient) == recipient,
            col(DeliveryRow.kind) == kind,
            col(DeliveryRow.period) == period,
            col(DeliveryRow.state) == DeliveryState.SKIPPED,
        )
        .values(
            state=DeliveryState.PENDING,
            reason=None,
            due_at=due_at,
            not_before=due_at,
            claimed_at=None,
            details=details,
        )
    )


def withdraw(
    session: Session, recipient: str, kinds: Collection[str], reason: str, until: datetime
) -> None:
    """Skips the pending messages of these kinds that are due until a moment."""
    session.flush()
    session.execute(
        update(DeliveryRow)
        .where(
            col(DeliveryRow.recipient) == recipient,
            col(DeliveryRow.kind).in_(kinds),
            col(DeliveryRow.state) == DeliveryState.PENDING,
            col(DeliveryRow.due_at) <= until,
        )
        .values(state=DeliveryState.SKIPPED, reason=reason)
    )
