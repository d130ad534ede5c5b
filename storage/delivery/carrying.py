"""Queries about deliveries that share a day, and the taking of one into another's message."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import update
from sqlmodel import Session, col, select

from domain.timing.schedules import DeliveryState, Kind
from storage.tables import DeliveryRow, ScheduleRow


def of_period(session: Session, recipient: str, kind: str, period: str) -> DeliveryRow | None:
    """The delivery of a kind and period, whatever its state."""
    query = select(DeliveryRow).where(
        DeliveryRow.recipient == recipient, DeliveryRow.kind == kind, DeliveryRow.period == period
    )
    return session.exec(query).first()


def due_between(
    session: Session, recipient: str, kinds: Collection[str], since: datetime, until: datetime
) -> list[DeliveryRow]:
    """Deliveries of these kinds due in [since, until), whatever their state, the earliest first."""
    query = (
        select(DeliveryRow)
        .where(
            DeliveryRow.recipient == recipient,
            col(DeliveryRow.kind).in_(kinds),
            DeliveryRow.due_at >= since,
            DeliveryRow.due_at < until,
        )
        .order_by(col(DeliveryRow.due_at), col(DeliveryRow.id))
    )
    return list(session.exec(query))


def scheduled_between(
    session: Session, recipient: str, kind: Kind, since: datetime, until: datetime
) -> ScheduleRow | None:
    """The schedule of a kind, if it is next due in [since, until)."""
    query = select(ScheduleRow).where(
        ScheduleRow.recipient == recipient,
        ScheduleRow.kind == kind,
        ScheduleRow.next_due_at >= since,
        ScheduleRow.next_due_at < until,
    )
    return session.exec(query).first()


def take(session: Session, recipient: str, kind: str, period: str, not_before: datetime) -> bool:
    """Takes over a delivery that another process holds; true if it is surely not in Slack."""
    changed = session.connection().execute(
        update(DeliveryRow)
        .where(
            col(DeliveryRow.recipient) == recipient,
            col(DeliveryRow.kind) == kind,
            col(DeliveryRow.period) == period,
            col(DeliveryRow.state).in_([DeliveryState.PENDING, DeliveryState.CLAIMED]),
            col(DeliveryRow.claimed_at).is_(None),
        )
        .values(
            state=DeliveryState.PENDING, not_before=not_before, lease_owner=None, lease_until=None
        )
    )
    return changed.rowcount > 0
