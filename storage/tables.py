"""The tables. Every row belongs to one workspace; every moment is UTC.

``made_by`` and ``removed_by`` name the acts that wrote and took away a row. A row lives while
``removed_by`` is empty; undoing an act removes what it made and restores what it removed.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import JSON, Column, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from storage.types import Thousandths, UtcDateTime

_LIVING = text("removed_by IS NULL")


class WorkspaceRow(SQLModel, table=True):
    """A Slack workspace."""

    __tablename__ = "workspace"

    id: str = Field(primary_key=True, max_length=32)
    created_at: datetime = Field(sa_type=UtcDateTime)


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
