"""Queries about schedules: when each recipient's next delivery of a kind is due."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import and_, bindparam, delete, update
from sqlalchemy.sql.elements import ColumnElement
from sqlmodel import Session, col, select

from domain.timing.schedules import Kind
from storage.tables import MemberRow, MemberSettingsRow, ScheduleRow, TeamRow


@dataclass(frozen=True)
class Advanced:
    """A schedule's next time and period."""

    schedule_id: int
    next_due_at: datetime
    period: str


@dataclass(frozen=True)
class DueSchedule:
    """A schedule that is due."""

    id: int
    workspace_id: str
    recipient: str
    kind: str
    next_due_at: datetime
    period: str


_DUE = [getattr(ScheduleRow, name) for name in DueSchedule.__dataclass_fields__]


@dataclass(frozen=True)
class DeliveryPreferences:
    """Which deliveries a member wants, and when: only the columns that the tick needs."""

    member_id: int
    workspace_id: str
    zone: str
    refused: str | None
    joined_at: datetime | None
    unreachable: str | None
    digest_on: bool
    digest_weekday: int
    digest_minute: int
    reminder_on: bool
    reminder_day: int
    nudges_on: bool
    nudge_minute: int
    working_days: list[int]
    country: str | None
    paused_until: date | None
    coach_week_on: bool
    is_admin: bool
    is_coach: bool
    is_guest: bool | None


_OF_MEMBER = {"zone", "refused", "workspace_id", "is_admin", "is_coach", "is_guest"}
_PREFERENCES = [
    getattr(MemberRow if name in _OF_MEMBER else MemberSettingsRow, name)
    for name in DeliveryPreferences.__dataclass_fields__
]


def due(session: Session, now: datetime, limit: int) -> list[DueSchedule]:
    """Due schedules, the earliest and then the oldest first, locked until the transaction ends.

    Leaves out schedules that another replica has locked, and kinds that only a newer version knows.
    """
    query = (
        select(*_DUE)
        .where(col(ScheduleRow.next_due_at) <= now, _known())
        .order_by(col(ScheduleRow.next_due_at), col(ScheduleRow.id))
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    return [DueSchedule(*row) for row in session.exec(query)]


def of_recipient(session: Session, recipient: str) -> list[ScheduleRow]:
    """A recipient's schedules of known kinds, locked until the transaction ends."""
    which = and_(col(ScheduleRow.recipient) == recipient, _known())
    return list(session.exec(select(ScheduleRow).where(which).with_for_update()))


def advance(session: Session, advanced: Collection[Advanced]) -> None:
    """Moves schedules to their next due times."""
    if not advanced:
        return
    statement = (
        update(ScheduleRow)
        .where(col(ScheduleRow.id) == bindparam("which"))
        .values(next_due_at=bindparam("at"), period=bindparam("owed_for"))
    )
    session.connection().execute(
        statement,
        [{"which": a.schedule_id, "at": a.next_due_at, "owed_for": a.period} for a in advanced],
    )


def remove(session: Session, schedule_ids: Collection[int]) -> None:
    """Deletes schedules."""
    if schedule_ids:
        session.execute(delete(ScheduleRow).where(col(ScheduleRow.id).in_(schedule_ids)))


def delivery_preferences(session: Session, member_ids: Iterable[int]) -> list[DeliveryPreferences]:
    """The delivery preferences of members; members without settings are left out."""
    query = (
        select(*_PREFERENCES)
        .join(MemberSettingsRow, col(MemberSettingsRow.member_id) == col(MemberRow.id))
        .where(col(MemberRow.id).in_(list(member_ids)))
    )
    return [DeliveryPreferences(*row) for row in session.exec(query)]


def teams(session: Session, team_ids: Iterable[int]) -> dict[int, TeamRow]:
    """Teams by id, removed ones included."""
    rows = session.exec(select(TeamRow).where(col(TeamRow.id).in_(list(team_ids))))
    return {row.id: row for row in rows if row.id is not None}


def _known() -> ColumnElement[bool]:
    return col(ScheduleRow.kind).in_(list(Kind))
