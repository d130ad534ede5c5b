"""What members log about themselves: acts, posts with their figures, SSI scores."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import JSON, Column, Computed, Index, Integer, UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.tables.live_rows import LIVE, removed_rows
from storage.types import Thousandths, UtcDateTime


def _bound(parts: str) -> Column[int]:
    """A column that is computed as in ``domain.engagement.engagers_between``."""
    count = f"coalesce(engagers, {parts})"
    enough = f"when {count} >= coalesce(listed, 0) then {count}"
    bound = f"case {enough} when listed > 0 then listed end"
    return Column(Integer, Computed(bound, persisted=True))


class ActRow(SQLModel, table=True):
    """Everything that one submission did. Its keys make doing and undoing it idempotent."""

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
    #: How many acts of the member had advice in their answers before: it chooses the wording.
    turn: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    done_at: datetime = Field(sa_type=UtcDateTime)
    #: What undo needs: the earlier values of edited rows, and the contacts that were merged.
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
            sqlite_where=LIVE,
            postgresql_where=LIVE,
        ),
        Index(
            "post_twin_once",
            "workspace_id",
            "twin_urn",
            unique=True,
            sqlite_where=LIVE,
            postgresql_where=LIVE,
        ),
        # Covers what sums read, because a board reads a hundred members' posts: the columns that
        # decide which posts count, and their figures.
        Index(
            "post_of_member",
            *("member_id", "posted_at", "logged_at", "removed_by", "id", "counted_at"),
            *("views", "engagers_low", "engagers_high", "listed", "listed_targets"),
        ),
        Index("post_by_clock", "workspace_id", "made_at"),
        removed_rows("post"),
    )

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: str = Field(foreign_key="workspace.id", max_length=32)
    member_id: int = Field(foreign_key="member.id")
    urn: str = Field(max_length=255)
    twin_urn: str | None = Field(default=None, max_length=255)
    link: str = Field(max_length=2000)
    posted_at: datetime = Field(sa_type=UtcDateTime)
    #: The time in the link's id; a member may have corrected ``posted_at``.
    made_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    goal: str | None = Field(default=None, max_length=32)
    link_out: bool | None = None
    #: As typed, or the words in its link; empty if neither is known.
    title: str = Field(default="", max_length=200, sa_column_kwargs={"server_default": ""})
    #: When its act was done. A row inserted without it counts as logged in 1970.
    logged_at: datetime = Field(
        sa_type=UtcDateTime, sa_column_kwargs={"server_default": "1970-01-01 00:00:00"}
    )
    #: The counts of the newest live snapshot, and when it was taken: see
    #: ``storage.entries.snapshots``, which keeps them true.
    counted_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    views: int | None = None
    engagers: int | None = None
    reactions: int | None = None
    comments: int | None = None
    reposts: int | None = None
    listed: int | None = None
    listed_targets: int | None = None
    #: The bounds of the unique engagers, which the database computes from these counts.
    engagers_low: int | None = Field(
        default=None, sa_column=_bound("coalesce(engagers, reactions)")
    )
    engagers_high: int | None = Field(
        default=None,
        sa_column=_bound(
            "coalesce(engagers, reactions + coalesce(comments, 0) + coalesce(reposts, 0))"
        ),
    )
    made_by: int = Field(foreign_key="act.id", index=True)
    removed_by: int | None = Field(default=None, foreign_key="act.id")


class SnapshotRow(SQLModel, table=True):
    """A post's figures at one time; the newest snapshot counts."""

    __tablename__ = "snapshot"
    __table_args__ = (
        Index("snapshot_of_post", "post_id", "taken_at", "id", "removed_by"),
        removed_rows("snapshot"),
    )

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: str = Field(foreign_key="workspace.id", max_length=32)
    post_id: int = Field(foreign_key="post.id")
    taken_at: datetime = Field(sa_type=UtcDateTime)
    views: int | None = None
    engagers: int | None = None
    reactions: int | None = None
    comments: int | None = None
    reposts: int | None = None
    #: Distinct people listed so far, and those of them at target accounts.
    listed: int | None = None
    listed_targets: int | None = None
    #: What only LinkedIn's exports tell, of this moment: it is not carried over.
    #: Reactions, comments, reposts and clicks together.
    total_engagements: int | None = None
    members_reached: int | None = None
    made_by: int = Field(foreign_key="act.id", index=True)
    removed_by: int | None = Field(default=None, foreign_key="act.id")


class SsiScoreRow(SQLModel, table=True):
    """One reading of the SSI page; one a day counts. Private to the member."""

    __tablename__ = "ssi_score"
    __table_args__ = (
        Index("ssi_score_of_member", "member_id", "scored_on"),
        removed_rows("ssi_score"),
    )

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
    removed_by: int | None = Field(default=None, foreign_key="act.id")
