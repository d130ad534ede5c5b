"""The rows of the delivery ledger: adding, finding and forgetting deliveries."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import and_, delete, exists, or_
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col, select

from domain.timing.schedules import DeliveryState
from storage.one_row import first_row
from storage.tables import (
    DeliveryRow,
    NudgeRow,
)


@dataclass(frozen=True)
class NewDelivery:
    """A delivery to add to the ledger.

    Args:
        reason: Why it is skipped at once, or ``None`` if it is to be sent.
    """

    workspace_id: str
    recipient: str
    kind: str
    period: str
    due_at: datetime
    details: dict[str, Any] | None = None
    reason: str | None = None


def add(session: Session, new: Sequence[NewDelivery]) -> None:
    """Adds deliveries; one whose period is in the ledger already is not changed."""
    if not new:
        return
    connection = session.connection()
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    connection.execute(
        dialect.insert(DeliveryRow).on_conflict_do_nothing(),
        [
            {
                "workspace_id": delivery.workspace_id,
                "recipient": delivery.recipient,
                "kind": delivery.kind,
                "period": delivery.period,
                "due_at": delivery.due_at,
                "state": DeliveryState.SKIPPED if delivery.reason else DeliveryState.PENDING,
                "not_before": delivery.due_at,
                "uuid": str(uuid4()),
                "attempts": 0,
                "reason": delivery.reason,
                "details": delivery.details,
            }
            for delivery in new
        ],
    )


def of_period(
    session: Session, workspace_id: str, recipient: str, kind: str, period: str
) -> DeliveryRow | None:
    """The delivery of a period, whatever its state."""
    query = select(DeliveryRow).where(
        DeliveryRow.workspace_id == workspace_id,
        DeliveryRow.recipient == recipient,
        DeliveryRow.kind == kind,
        DeliveryRow.period == period,
    )
    return first_row(session, query)


def latest(session: Session, recipient: str, kind: str) -> DeliveryRow | None:
    """The delivery with the latest due time, whatever its state."""
    query = (
        select(DeliveryRow)
        .where(DeliveryRow.recipient == recipient, DeliveryRow.kind == kind)
        .order_by(col(DeliveryRow.due_at).desc())
        .limit(1)
    )
    return first_row(session, query)


def is_in_ledger(
    session: Session, workspace_id: str, recipient: str, kind: str, period: str
) -> bool:
    """Whether the period has a delivery, whatever its state."""
    query = select(DeliveryRow.id).where(
        DeliveryRow.workspace_id == workspace_id,
        DeliveryRow.recipient == recipient,
        DeliveryRow.kind == kind,
        DeliveryRow.period == period,
    )
    return session.exec(query.limit(1)).first() is not None


def problems_since(session: Session, since: datetime) -> list[DeliveryRow]:
    """Deliveries due since then that failed, are in doubt or carry an error, the newest first."""
    unfinished = and_(
        col(DeliveryRow.state) == DeliveryState.SENT, col(DeliveryRow.reason).is_not(None)
    )
    query = (
        select(DeliveryRow)
        .where(
            or_(
                col(DeliveryRow.state).in_([DeliveryState.FAILED, DeliveryState.IN_DOUBT]),
                unfinished,
            ),
            DeliveryRow.due_at >= since,
        )
        .order_by(col(DeliveryRow.due_at).desc())
    )
    return list(session.exec(query))


def forget_skipped(session: Session, before: datetime, kinds: Collection[str], limit: int) -> int:
    """Deletes old skipped deliveries of these kinds, at most ``limit``; returns how many."""
    old = (
        select(DeliveryRow.id)
        .where(
            col(DeliveryRow.state) == DeliveryState.SKIPPED,
            col(DeliveryRow.due_at) < before,
            col(DeliveryRow.kind).in_(kinds),
            ~exists().where(col(NudgeRow.delivery_id) == col(DeliveryRow.id)),
        )
        .order_by(col(DeliveryRow.due_at))
        .limit(limit)
    )
    done = session.execute(delete(DeliveryRow).where(col(DeliveryRow.id).in_(old)))
    return int(getattr(done, "rowcount", 0))
