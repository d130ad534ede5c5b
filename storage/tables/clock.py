"""Tables of schedules, deliveries and nudges."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from domain.timing.schedules import DeliveryState
from storage.types import UtcDateTime


class ScheduleRow(SQLModel, table=True):
    """When a recipient's next delivery of a kind is due; ``recipient`` is like ``member:12``."""

    __tablename__ = "schedule"
    __table_args__ = (UniqueConstraint("recipient", "kind", name="schedule_once"),)

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: str = Field(foreign_key="workspace.id", max_length=32)
    recipient: str = Field(max_length=32)
    kind: str = Field(max_length=32)
    next_due_at: datetime = Field(sa_type=UtcDateTime, index=True)
    #: The period of that delivery, named after the local due date.
    period: str = Field(max_length=16)


class DeliveryRow(SQLModel, table=True):
    """One message owed to one recipient for one kind and period. It is sent at most once."""

    __tablename__ = "delivery"
    __table_args__ = (
        UniqueConstraint("workspace_id", "recipient", "kind", "period", name="delivery_once"),
        Index("delivery_to_do", "workspace_id", "state", "not_before"),
        Index("delivery_of_recipient", "recipient", "kind", "due_at"),
        Index("delivery_by_age", "state", "due_at"),
    )

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: str = Field(foreign_key="workspace.id", max_length=32)
    recipient: str = Field(max_length=32)
    kind: str = Field(max_length=32)
    period: str = Field(max_length=16)
    due_at: datetime = Field(sa_type=UtcDateTime)
    #: A `DeliveryState`.
    state: str = Field(default=DeliveryState.PENDING, max_length=16)
    #: The earliest time for the next try.
    not_before: datetime = Field(sa_type=UtcDateTime)
    #: An opaque id in the message's metadata, by which a sent message is found again.
    uuid: str = Field(max_length=36)
    #: The claim that holds it, and its end in real time: moving the clock moves no lease.
    lease_owner: str | None = Field(default=None, max_length=36)
    lease_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    #: When its lease was renewed for the send. Empty while it cannot have been sent.
    claimed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    attempts: int = 0
    sent_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    channel: str | None = Field(default=None, max_length=32)
    ts: str | None = Field(default=None, max_length=32)
    #: Why it was skipped, failed or is in doubt.
    reason: str | None = Field(default=None, max_length=200)
    #: The subject of a message that no schedule owes.
    details: dict[str, Any] | None = Field(default=None, sa_column=Column(JSON))


class NudgeRow(SQLModel, table=True):
    """One arming of a coaching rule for a member."""

    __tablename__ = "nudge"
    __table_args__ = (Index("nudge_of_member", "member_id", "rule", "armed_at"),)

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: str = Field(foreign_key="workspace.id", max_length=32)
    member_id: int = Field(foreign_key="member.id")
    rule: str = Field(max_length=32)
    armed_at: datetime = Field(sa_type=UtcDateTime)
    #: When the condition no longer held.
    cleared_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    #: When it was sent as a nudge; a mention in a digest does not count.
    sent_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    delivery_id: int | None = Field(default=None, foreign_key="delivery.id", index=True)
    snoozed_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    done_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    #: The figures behind it, for ``/ssi why``.
    facts: dict[str, Any] = Field(
        default_factory=dict, sa_column=Column(JSON, nullable=False, server_default="{}")
    )
