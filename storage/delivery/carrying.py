"""Queries about deliveries that share a day, and the taking of one into another's message."""

from collections.abc import Collection
from datetime import datetime
from functools import cache

from sqlalchemy import Select, bindparam, update
from sqlalchemy import select as plain_select
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
    values = {"recipient": recipient, "kinds": kinds, "since": since, "until": until}
    return list(session.scalars(_due_between(), values))


@cache
def _due_between() -> Select[DeliveryRow]:
    return (
        plain_select(DeliveryRow)
        .where(
            col(DeliveryRow.recipient) == bindparam("recipient"),
            col(DeliveryRow.kind).in_(bindparam("kinds", expanding=True)),
            col(DeliveryRow.due_at) >= bindparam("since"),
            col(DeliveryRow.due_at) < bindparam("until"),
        )
        .order_by(col(DeliveryRow.due_at), col(DeliveryRow.id))
    )


def scheduled_between(
    session: Session, recipient: str, kind: Kind, since: datetime, until: datetime
) -> ScheduleRow | None:
    """The schedule of a kind, if it is next due in [since, until)."""
    values = {"recipient": recipient, "kind": kind, "since": since, "until": until}
    return session.scalars(_scheduled_between(), values).first()


@cache
def _scheduled_between() -> Select[ScheduleRow]:
    return plain_select(ScheduleRow).where(
        col(ScheduleRow.recipient) == bindparam("recipient"),
        col(ScheduleRow.kind) == bindparam("kind"),
        col(ScheduleRow.next_due_at) >= bindparam("since"),
        col(ScheduleRow.next_due_at) < bindparam("until"),
    )


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
