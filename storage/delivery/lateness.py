"""How late the deliveries are that are still to be sent."""

from datetime import datetime

from sqlalchemy import and_, func, or_
from sqlmodel import Session, col, select

from domain.timing.schedules import DeliveryState, Kind
from storage.tables import DeliveryRow, ScheduleRow, WorkspaceRow


def oldest_due(session: Session, now: datetime) -> datetime | None:
    """Since when the oldest delivery could have been sent; ``None`` if none is due.

    One that was tried counts from its due time, even while it waits for its next try. Schedules
    count too, because a tick that stopped adds nothing to the ledger. Left out are workspaces that
    were stopped, and kinds that only a newer version knows.
    """
    going = select(WorkspaceRow.id).where(col(WorkspaceRow.stopped).is_(None))
    state, attempts = col(DeliveryRow.state), col(DeliveryRow.attempts)
    untried = and_(
        state.in_([DeliveryState.PENDING, DeliveryState.CLAIMED]),
        col(DeliveryRow.not_before) <= now,
    )
    tried = or_(
        and_(state == DeliveryState.PENDING, attempts > 0),
        and_(state == DeliveryState.CLAIMED, attempts > 1),
    )
    open_ones = and_(
        col(DeliveryRow.workspace_id).in_(going), col(DeliveryRow.kind).in_(list(Kind))
    )
    due = col(ScheduleRow.next_due_at) <= now
    scheduled = and_(
        due, col(ScheduleRow.workspace_id).in_(going), col(ScheduleRow.kind).in_(list(Kind))
    )
    queries = (
        select(func.min(DeliveryRow.not_before)).where(open_ones, untried),
        select(func.min(DeliveryRow.due_at)).where(open_ones, tried),
        select(func.min(ScheduleRow.next_due_at)).where(scheduled),
    )
    moments: list[datetime | None] = [session.exec(query).one() for query in queries]
    return min((moment for moment in moments if moment is not None), default=None)


def stopped_workspaces(session: Session) -> int:
    """How many workspaces get nothing, because Slack refused the bot's token there."""
    query = select(func.count()).where(col(WorkspaceRow.stopped).is_not(None))
    return session.exec(query).one()
