"""One message for two deliveries: a digest that carries the reminder due on its day.

The digest takes the reminder in the transaction that renews its lease just before the send. From
then on, the digest's row names the reminder. The process that learns that the digest is in Slack
marks both sent in one transaction. Until then the reminder is pending, so it is sent alone if the
digest is not.
"""

from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session

import storage.delivery.carrying
import storage.delivery.claims
import storage.delivery.deliveries
from domain.timing.schedules import Carried, Owed
from storage.delivery.deliveries import NewDelivery
from storage.tables import DeliveryRow, id_of

_CARRIES = "carries"
#: How long a taken delivery waits before it asks what became of the message that carries it.
WAITS = timedelta(minutes=1)


def take(session: Session, owed: Owed, carried: Carried, now: datetime) -> bool:
    """Takes a delivery that is certainly not sent into the message of another.

    It may not be in the ledger yet, if it is due later on that day.

    Returns:
        False if it was sent, or is about to be.
    """
    recipient = str(owed.recipient)
    new = NewDelivery(
        owed.workspace, recipient, carried.kind, carried.period, carried.due_at, carried.details
    )
    storage.delivery.deliveries.add(session, [new])
    return storage.delivery.carrying.take(
        session, recipient, carried.kind, carried.period, max(carried.due_at, now) + WAITS
    )


def with_carried(details: dict[str, Any], carried: Carried | None) -> dict[str, Any]:
    """A delivery's details with what its message carries, instead of what an earlier try did."""
    rest = {name: value for name, value in details.items() if name != _CARRIES}
    if carried is None:
        return rest
    return {**rest, _CARRIES: {"kind": carried.kind.value, "period": carried.period}}


def carried_by(session: Session, row: DeliveryRow) -> DeliveryRow | None:
    """The delivery that a message carries, or ``None``."""
    carries = (row.details or {}).get(_CARRIES)
    if carries is None:
        return None
    return storage.delivery.carrying.of_period(
        session, row.recipient, carries["kind"], carries["period"]
    )


def carries(row: DeliveryRow, owed: Owed) -> bool:
    """Whether a delivery's message carries another delivery."""
    return (row.details or {}).get(_CARRIES) == {"kind": owed.kind.value, "period": owed.period}


def mark_carried_sent(
    session: Session, delivery_id: int, channel: str, ts: str, now: datetime
) -> None:
    """Marks what a sent message carried as sent, too."""
    carried = carried_by(session, session.get_one(DeliveryRow, delivery_id))
    if carried is not None:
        storage.delivery.claims.mark_sent(session, id_of(carried), carried.uuid, channel, ts, now)
