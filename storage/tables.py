"""The tables. Every row belongs to one workspace; every moment is UTC.

``made_by`` and ``removed_by`` name the acts that wrote and took away a row. A row lives while
``removed_by`` is empty; undoing an act removes what it made and restores what it removed.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import JSON, Column, Index, UniqueConstraint, false, text
from sqlmodel import Field, SQLModel

from storage.types import Thousandths, UtcDateTime

_LIVING = text("removed_by IS NULL")


class WorkspaceRow(SQLModel, table=True):
    """A Slack workspace."""

    __tablename__ = "workspace"

    id: str = Field(primary_key=True, max_length=32)
    created_at: datetime = Field(sa_type=UtcDateTime)
    #: Thresholds of the coaching rules that differ from the usual ones, by name.
    thresholds: dict[str, Any] = Field(
        default_factory=dict, sa_column=Column(JSON, nullable=False, server_default="{}")
    )
    #: Why nothing is sent here any more (a revoked token), or nothing.
    stopped: str | None = Field(default=None, max_length=64)
    setup_offered_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class MemberRow(SQLModel, table=True):
    """A person of a workspace who uses the bot."""

    __tablename__ = "member"
    __table_args__ = (UniqueConstraint("workspace_id", "user_id", name="member_once"),)

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: str = Field(foreign_key="workspace.id", max_length=32)
    user_id: str = Field(max_length=32)
    name: str = Field(max_length=200)
    zone: str = Field(max_length=64)
    refused: str | None = Field(default=None, max_length=16)
    profile_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    created_at: datetime = Field(sa_type=UtcDateTime)
    #: A workspace admin, as Slack says.
    is_admin: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    #: Appointed by an admin.
    is_coach: bool = Field(default=False, sa_column_kwargs={"server_default": false()})


class MemberSettingsRow(SQLModel, table=True):
    """What a member wants to get, and when. Nothing is sent while ``joined_at`` is empty."""

    __tablename__ = "member_settings"

    member_id: int = Field(primary_key=True, foreign_key="member.id")
    workspace_id: str = Field(foreign_key="workspace.id", max_length=32)
    joined_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    invited_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    #: Said no, by leaving or to the invitation; empty again once they join.
    left_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    #: Shown on the team's board: yes, no, or not answered yet.
    on_board: bool | None = None
    shares_ssi: bool = False
    digest_on: bool = True
    #: ISO weekday, 1 is Monday.
    digest_weekday: int = 1
    #: Minutes after local midnight, here and below.
    digest_minute: int = 540
    reminder_on: bool = True
    reminder_day: int = 1
    nudges_on: bool = True
    nudge_minute: int = 600
    #: Names of the coaching rules that the member wants no nudge of.
    muted_rules: list[str] = Field(
        default_factory=list, sa_column=Column(JSON, nullable=False, server_default="[]")
    )
    #: ISO weekdays on which the member works.
    working_days: list[int] = Field(
        default_factory=lambda: [1, 2, 3, 4, 5],
        sa_column=Column(JSON, nullable=False, server_default="[1, 2, 3, 4, 5]"),
    )
    quiet_from: int | None = None
    quiet_until: int | None = None
    #: Nothing is sent before this local date.
    paused_until: date | None = None
    #: The conversation with the bot, once Slack has told it.
    dm_channel: str | None = Field(default=None, max_length=32)
    #: Slack's word for why nothing can be sent to them, or nothing.
    unreachable: str | None = Field(default=None, max_length=64)


class TeamRow(SQLModel, table=True):
    """A named group of members with one board channel."""

    __tablename__ = "team"

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: str = Field(foreign_key="workspace.id", max_length=32, index=True)
    name: str = Field(max_length=80)
    channel_id: str | None = Field(default=None, max_length=32)
    zone: str = Field(max_length=64)
    board_weekday: int = 1
    board_minute: int = 600
    #: Slack's word for why the board is paused (``not_in_channel``, …), or nothing.
    trouble: str | None = Field(default=None, max_length=64)
    removed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class TeamMemberRow(SQLModel, table=True):
    """Who is in which team."""

    __tablename__ = "team_member"

    team_id: int = Field(primary_key=True, foreign_key="team.id")
    member_id: int = Field(primary_key=True, foreign_key="member.id", index=True)
    workspace_id: str = Field(foreign_key="workspace.id", max_length=32)


class ScheduleRow(SQLModel, table=True):
    """When a recipient is owed the next message of a kind. ``recipient`` is ``member:12``."""

    __tablename__ = "schedule"
    __table_args__ = (UniqueConstraint("recipient", "kind", name="schedule_once"),)

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: str = Field(foreign_key="workspace.id", max_length=32)
    recipient: str = Field(max_length=32)
    kind: str = Field(max_length=32)
    next_due_at: datetime = Field(sa_type=UtcDateTime, index=True)
    #: The period that will be owed then, by the scheduled local date.
    period: str = Field(max_length=16)


class DeliveryRow(SQLModel, table=True):
    """One message owed to one recipient for one kind and period: sent once, or recorded why not."""

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
    #: pending, claimed, sent, skipped, failed, in_doubt.
    state: str = Field(default="pending", max_length=16)
    #: Not to be tried before this.
    not_before: datetime = Field(sa_type=UtcDateTime)
    #: Opaque; stands in the message's metadata, so that a sent message can be found again.
    uuid: str = Field(max_length=36)
    #: Who holds it, until when: real time, for leases do not follow a clock that is moved.
    lease_owner: str | None = Field(default=None, max_length=36)
    lease_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    #: When the claim was re-asserted under which it may have been sent; empty while it surely
    #: was not.
    claimed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    attempts: int = 0
    sent_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    channel: str | None = Field(default=None, max_length=32)
    ts: str | None = Field(default=None, max_length=32)
    #: Why it was skipped, failed or is in doubt.
    reason: str | None = Field(default=None, max_length=200)
    #: What an ad-hoc message is about.
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
    #: When it was sent as a nudge, not merely named in a digest.
    sent_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    delivery_id: int | None = Field(default=None, foreign_key="delivery.id", index=True)
    snoozed_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    done_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    #: The figures behind it, for ``/ssi why``.
    facts: dict[str, Any] = Field(
        default_factory=dict, sa_column=Column(JSON, nullable=False, server_default="{}")
    )


class ActRow(SQLModel, table=True):
    """Everything that one submission did. ``key`` and ``undone_key`` make each happen once."""

    __tablename__ = "act"
    __table_args__ = (
        UniqueConstraint("workspace_id", "key", name="act_once"),
        UniqueConstraint("workspace_id", "undone_key", name="act_undone_once"),
        Index("act_of_member", "member_id", "id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: str = Field(foreign_key="workspace.id", max_length=32)
    member_id: int = Field(foreign_key="member.id")
    kind: str = Field(max_length=16)
    key: str = Field(max_length=255)
    done_at: datetime = Field(sa_type=UtcDateTime)
    #: What an edited post was before, so that undo can bring it back.
    before: dict[str, Any] | None = Field(default=None, sa_column=Column(JSON))
    undone_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    undone_key: str | None = Field(default=None, max_length=255)


class PostRow(SQLModel, table=True):
    """A member's LinkedIn post. ``twin_urn`` is its other id (activity or share), once known."""

    __tablename__ = "post"
    __table_args__ = (
        Index(
            "post_once",
            "workspace_id",
            "urn",
            unique=True,
            sqlite_where=_LIVING,
            postgresql_where=_LIVING,
        ),
        Index(
            "post_twin_once",
            "workspace_id",
            "twin_urn",
            unique=True,
            sqlite_where=_LIVING,
            postgresql_where=_LIVING,
        ),
        Index("post_of_member", "member_id", "posted_at"),
        Index("post_by_clock", "workspace_id", "made_at"),
    )

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: str = Field(foreign_key="workspace.id", max_length=32)
    member_id: int = Field(foreign_key="member.id")
    urn: str = Field(max_length=255)
    twin_urn: str | None = Field(default=None, max_length=255)
    link: str = Field(max_length=2000)
    posted_at: datetime = Field(sa_type=UtcDateTime)
    #: The clock in the link's id; ``posted_at`` may have been put right by hand.
    made_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    goal: str | None = Field(default=None, max_length=32)
    link_out: bool | None = None
    made_by: int = Field(foreign_key="act.id", index=True)
    removed_by: int | None = Field(default=None, foreign_key="act.id", index=True)


class SnapshotRow(SQLModel, table=True):
    """A post's figures at a time; the newest is the truth."""

    __tablename__ = "snapshot"
    __table_args__ = (Index("snapshot_of_post", "post_id", "taken_at", "id"),)

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: str = Field(foreign_key="workspace.id", max_length=32)
    post_id: int = Field(foreign_key="post.id")
    taken_at: datetime = Field(sa_type=UtcDateTime)
    views: int | None = None
    engagers: int | None = None
    reactions: int | None = None
    comments: int | None = None
    reposts: int | None = None
    made_by: int = Field(foreign_key="act.id", index=True)
    removed_by: int | None = Field(default=None, foreign_key="act.id", index=True)


class SsiScoreRow(SQLModel, table=True):
    """One look at the SSI page; one a day counts. Private to the member."""

    __tablename__ = "ssi_score"
    __table_args__ = (Index("ssi_score_of_member", "member_id", "scored_on"),)

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: str = Field(foreign_key="workspace.id", max_length=32)
    member_id: int = Field(foreign_key="member.id")
    scored_on: date
    overall: Decimal = Field(sa_type=Thousandths)
    brand: Decimal | None = Field(default=None, sa_type=Thousandths)
    people: Decimal | None = Field(default=None, sa_type=Thousandths)
    insights: Decimal | None = Field(default=None, sa_type=Thousandths)
    relationships: Decimal | None = Field(default=None, sa_type=Thousandths)
    industry_rank: int | None = None
    network_rank: int | None = None
    made_by: int = Field(foreign_key="act.id", index=True)
    removed_by: int | None = Field(default=None, foreign_key="act.id", index=True)
