"""The states of deliveries in the ledger: claiming, releasing, closing and reopening them."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, exists, func, or_, update
from sqlalchemy.sql.elements import ColumnElement
from sqlmodel import Session, col, select

from domain.timing.schedules import DeliveryState, Kind, Lease
from storage.tables import (
    DeliveryRow,
    WorkspaceRow,
)

#: The width of the column ``reason``.
_REASON = 200


def workspaces_with_work(session: Session, now: datetime, real_now: datetime) -> list[str]:
    """Slack ids of the workspaces in which something can be claimed."""
    of_workspace = col(DeliveryRow.workspace_id) == col(WorkspaceRow.id)
    work = or_(
        exists().where(of_workspace, _waiting(now)),
        exists().where(of_workspace, _abandoned(_lease_time(session, real_now))),
    )
    query = select(WorkspaceRow.id).where(col(WorkspaceRow.stopped).is_(None), work)
    return list(session.exec(query))


def claim(
    session: Session,
    workspace_id: str,
    lease: Lease,
    now: datetime,
    real_now: datetime,
    limit: int,
    in_flight: Collection[int],
) -> list[DeliveryRow]:
    """Claims deliveries whose lease ran out, then those that are due, the earliest first.

    Of those due at the same moment, the first in the ledger comes first.

    Args:
        in_flight: Ids of the deliveries that this process is sending; they are never claimed.
    """
    lease_time = _lease_time(session, real_now)
    # Each of the two queries uses the index; one query with OR would sort all waiting rows.
    abandoned = and_(_abandoned(lease_time), col(DeliveryRow.id).not_in(in_flight))
    rows = _take(session, workspace_id, abandoned, limit)
    rows += _take(session, workspace_id, _waiting(now), limit - len(rows))
    for row in rows:
        row.state = DeliveryState.CLAIMED
        row.lease_owner, row.lease_until = lease.owner, lease_time + lease.length
        row.attempts += 1
        session.add(row)
    session.flush()
    return rows


def renew_lease(
    session: Session,
    delivery_id: int,
    lease: Lease,
    now: datetime,
    real_now: datetime,
    details: dict[str, Any] | None,
) -> bool:
    """Renews the lease of a delivery, if this owner still holds it; true when it does.

    It also sets ``claimed_at``, because the message may be in Slack from now on.

    Args:
        details: The delivery's details with what the message says.
    """
    return _change(
        session,
        _held(delivery_id, lease.owner),
        lease_until=_lease_time(session, real_now) + lease.length,
        claimed_at=now,
        details=details,
    )


def look_later(
    session: Session,
    delivery_id: int,
    owner: str,
    reason: str,
    length: timedelta,
    real_now: datetime,
) -> bool:
    """Releases a delivery that no process may claim for a time; true when this owner held it.

    Args:
        length: Real time.
    """
    return _change(
        session,
        _held(delivery_id, owner),
        lease_owner=None,
        lease_until=_lease_time(session, real_now) + length,
        reason=reason[:_REASON],
    )


def mark_sent(
    session: Session, delivery_id: int, uuid: str, channel: str, ts: str, now: datetime
) -> bool:
    """Closes a delivery that was sent; true when it was open or in doubt.

    The owner of the lease does not matter, because the message certainly is in Slack. The UUID
    does: if the delivery was erased in the meantime, its id may be that of another one.
    """
    is_open = and_(
        col(DeliveryRow.id) == delivery_id,
        col(DeliveryRow.uuid) == uuid,
        col(DeliveryRow.state).in_(
            [DeliveryState.PENDING, DeliveryState.CLAIMED, DeliveryState.IN_DOUBT]
        ),
    )
    return _change(
        session,
        is_open,
        state=DeliveryState.SENT,
        sent_at=now,
        channel=channel[:32],
        ts=ts[:32],
        reason=None,
        lease_owner=None,
        lease_until=None,
    )


def note(session: Session, delivery_id: int, reason: str) -> None:
    """Records what went wrong with a delivery, whatever its state."""
    _change(session, col(DeliveryRow.id) == delivery_id, reason=reason[:_REASON])


def close(
    session: Session, delivery_id: int, owner: str, state: DeliveryState, reason: str
) -> bool:
    """Closes a delivery that was not sent; true when this owner still held it."""
    return _change(
        session,
        _held(delivery_id, owner),
        state=state,
        reason=reason[:_REASON],
        lease_owner=None,
        lease_until=None,
    )


def requeue(
    session: Session,
    delivery_id: int,
    owner: str,
    not_before: datetime,
    *,
    perhaps_sent: bool,
    tried: bool = True,
) -> bool:
    """Releases a delivery, to be tried again; true when this owner still held it.

    Args:
        tried: If false, its attempts are counted anew.
    """
    values: dict[str, Any] = {} if perhaps_sent else {"claimed_at": None}
    if not tried:
        values["attempts"] = 0
    return _change(
        session,
        _held(delivery_id, owner),
        state=DeliveryState.PENDING,
        not_before=not_before,
        lease_owner=None,
        lease_until=None,
        **values,
    )


def reopen_failed(
    session: Session, recipient: str, kind: str, since: datetime, reasons: Collection[str]
) -> None:
    """Makes deliveries pending again that failed for one of these reasons."""
    failed = and_(
        col(DeliveryRow.recipient) == recipient,
        col(DeliveryRow.kind) == kind,
        col(DeliveryRow.due_at) > since,
        col(DeliveryRow.state) == DeliveryState.FAILED,
        col(DeliveryRow.reason).in_(reasons),
    )
    _change(session, failed, state=DeliveryState.PENDING, reason=None, claimed_at=None)


def reopen(session: Session, delivery_id: int, now: datetime, details: dict[str, Any]) -> None:
    """Makes a delivery pending again, whatever its state, as if it had never been tried."""
    _change(
        session,
        col(DeliveryRow.id) == delivery_id,
        state=DeliveryState.PENDING,
        reason=None,
        not_before=now,
        claimed_at=None,
        attempts=0,
        details=details,
    )


def _take(
    session: Session, workspace_id: str, which: ColumnElement[bool], limit: int
) -> list[DeliveryRow]:
    query = (
        select(DeliveryRow)
        .where(DeliveryRow.workspace_id == workspace_id, which)
        .order_by(col(DeliveryRow.not_before), col(DeliveryRow.id))
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    return list(session.exec(query))


def _waiting(now: datetime) -> ColumnElement[bool]:
    return and_(
        col(DeliveryRow.state) == DeliveryState.PENDING,
        col(DeliveryRow.not_before) <= now,
        _known(),
    )


def _abandoned(lease_time: datetime) -> ColumnElement[bool]:
    ran_out = col(DeliveryRow.lease_until) < lease_time
    return and_(col(DeliveryRow.state) == DeliveryState.CLAIMED, ran_out, _known())


def _lease_time(session: Session, real_now: datetime) -> datetime:
    """Real time by a clock that all processes on the database share.

    Several machines' clocks differ, so PostgreSQL's own clock counts. Processes that share an
    SQLite file are on one machine.
    """
    if session.connection().dialect.name != "postgresql":
        return real_now
    database_now: datetime = (
        session.connection().execute(select(func.statement_timestamp())).scalar_one()
    )
    return database_now


def _known() -> ColumnElement[bool]:
    """Of a kind that this version knows; other kinds are left to a newer version."""
    return col(DeliveryRow.kind).in_(list(Kind))


def _held(delivery_id: int, owner: str) -> ColumnElement[bool]:
    return and_(
        col(DeliveryRow.id) == delivery_id,
        col(DeliveryRow.state) == DeliveryState.CLAIMED,
        col(DeliveryRow.lease_owner) == owner,
    )


def _change(session: Session, which: ColumnElement[bool], **values: Any) -> bool:
    """Updates rows without reading them first; true when any row matched."""
    changed = session.connection().execute(update(DeliveryRow).where(which).values(**values))
    return changed.rowcount > 0
