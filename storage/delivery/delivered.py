"""Queries about what a recipient was sent, and taking back what still waits."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import update
from sqlmodel import Session, col, select

from storage.delivery.deliveries import IN_DOUBT, PENDING, SENT, SKIPPED
from storage.tables import DeliveryRow


def sent_due_times(
    session: Session, recipient: str, kind: str, since: datetime, before: datetime
) -> list[datetime]:
    """When the messages of a kind that a recipient was sent were due, in [since, before)."""
    query = (
        select(DeliveryRow.due_at)
        .where(
            DeliveryRow.recipient == recipient,
            DeliveryRow.kind == kind,
            DeliveryRow.due_at >= since,
            DeliveryRow.due_at < before,
            col(DeliveryRow.state).in_([SENT, IN_DOUBT]),
        )
        .order_by(col(DeliveryRow.due_at))
    )
    return list(session.exec(query))


def last_sent_period(session: Session, recipient: str, kind: str, until: datetime) -> str | None:
    """The period of the last message of a kind that a recipient was sent."""
    query = (
        select(DeliveryRow.period)
        .where(
            DeliveryRow.recipient == recipient,
            DeliveryRow.kind == kind,
            DeliveryRow.due_at <= until,
            DeliveryRow.state == SENT,
        )
        .order_by(col(DeliveryRow.due_at).desc())
    )
    return session.exec(query).first()


def reopen_skipped(
    session: Session,
    recipient: str,
    kind: str,
    period: str,
    due_at: datetime,
    details: dict[str, Any],
) -> None:
    """Owes a message again that was skipped, and so never sent; any other stays as it is."""
    session.flush()
    session.execute(
        update(DeliveryRow)
        .where(
            col(DeliveryRow.recipient) == recipient,
            col(DeliveryRow.kind) == kind,
            col(DeliveryRow.period) == period,
            col(DeliveryRow.state) == SKIPPED,
        )
        .values(
            state=PENDING,
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
    """Skips the messages of these kinds that still wait and are due by then."""
    session.flush()
    session.execute(
        update(DeliveryRow)
        .where(
            col(DeliveryRow.recipient) == recipient,
            col(DeliveryRow.kind).in_(kinds),
            col(DeliveryRow.state) == PENDING,
            col(DeliveryRow.due_at) <= until,
        )
        .values(state=SKIPPED, reason=reason)
    )
