"""Touches and wins: engagers, DMs, comments, wins.

Strangers are stored without their names. An HMAC recognises the same stranger again, and is deleted
after 90 days. No message text is stored.
"""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from storage.tables.live_rows import LIVE, removed_rows
from storage.types import Amount, UtcDateTime

_STRANGER = text("mac IS NOT NULL")
#: The other columns that decide which of an account's touches count: with them, an index covers
#: what is counted, because a workspace's wins have a million touches before them.
_COUNTED = ("logged_at", "removed_by", "member_id", "contact_id")


class EngagerRow(SQLModel, table=True):
    """A person who engaged with a post.

    At a target account: ``account_id`` and ``contact_id`` (empty once the contact was erased).
    A stranger: ``mac`` alone, and the row is deleted after 90 days. The post's snapshots hold the
    counts, so neither the deletion nor a change of the account list alters a past figure.
    """

    __tablename__ = "engager"
    __table_args__ = (
        Index(
            "engager_contact_once",
            "post_id",
            "contact_id",
            unique=True,
            sqlite_where=LIVE,
            postgresql_where=LIVE,
        ),
        Index(
            "engager_mac_once",
            "post_id",
            "mac",
            unique=True,
            sqlite_where=LIVE,
            postgresql_where=LIVE,
        ),
        Index("engager_of_account", "account_id", "engaged_on", *_COUNTED),
        Index("engager_of_member", "member_id", "engaged_on"),
        Index("engager_of_contact", "contact_id"),
        # Only strangers: just their rows are deleted by age, and most rows of a year are others.
        Index("engager_by_age", "logged_at", sqlite_where=_STRANGER, postgresql_where=_STRANGER),
        removed_rows("engager"),
    )

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: str = Field(foreign_key="workspace.id", max_length=32)
    #: The member whose post it is.
    member_id: int = Field(foreign_key="member.id")
    post_id: int = Field(foreign_key="post.id")
    account_id: int | None = Field(default=None, foreign_key="account.id")
    contact_id: int | None = Field(default=None, foreign_key="contact.id")
    mac: str | None = Field(default=None, max_length=64)
    #: The member's local date when the person was listed.
    engaged_on: date
    logged_at: datetime = Field(sa_type=UtcDateTime)
    made_by: int = Field(foreign_key="act.id", index=True)
    removed_by: int | None = Field(default=None, foreign_key="act.id")


class StrangerRow(SQLModel, table=True):
    """The token that stands for a stranger in one member's DMs.

    The row is deleted 90 days after the last DM. The token in the DMs then only tells people apart.
    """

    __tablename__ = "stranger"
    __table_args__ = (UniqueConstraint("member_id", "mac", name="stranger_once"),)

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: str = Field(foreign_key="workspace.id", max_length=32)
    member_id: int = Field(foreign_key="member.id")
    mac: str = Field(max_length=64)
    token: str = Field(max_length=36)
    last_at: datetime = Field(sa_type=UtcDateTime, index=True)


class DmRow(SQLModel, table=True):
    """An outgoing message to one person.

    The recipient is ``contact_id`` at a target account, else ``stranger``, an opaque token. A DM to
    an erased contact keeps its ``account_id`` and gets a token.
    """

    __tablename__ = "dm"
    __table_args__ = (
        # Covers all columns for counting people: a team writes thousands of DMs a year.
        Index(
            "dm_of_member",
            "member_id",
            "written_on",
            "removed_by",
            "logged_at",
            "relation",
            "contact_id",
            "stranger",
            "replied_at",
        ),
        Index("dm_of_account", "account_id", "written_on", *_COUNTED),
        Index("dm_of_contact", "contact_id"),
        removed_rows("dm"),
    )

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: str = Field(foreign_key="workspace.id", max_length=32)
    member_id: int = Field(foreign_key="member.id")
    #: target, peer, influencer, competitor, friend or other, as decided when it was logged.
    relation: str = Field(max_length=16)
    account_id: int | None = Field(default=None, foreign_key="account.id")
    contact_id: int | None = Field(default=None, foreign_key="contact.id")
    stranger: str | None = Field(default=None, max_length=36)
    #: The member's local date.
    written_on: date
    #: When a reply was logged, or empty.
    replied_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    logged_at: datetime = Field(sa_type=UtcDateTime)
    made_by: int = Field(foreign_key="act.id", index=True)
    removed_by: int | None = Field(default=None, foreign_key="act.id")


class DmWeekRow(SQLModel, table=True):
    """A member's stated totals of distinct people written to in a week; the newest row counts.

    The totals include the people whose DMs were logged one by one in that week.
    """

    __tablename__ = "dm_week"
    __table_args__ = (
        Index("dm_week_of_member", "member_id", "monday"),
        removed_rows("dm_week"),
    )

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: str = Field(foreign_key="workspace.id", max_length=32)
    member_id: int = Field(foreign_key="member.id")
    #: The ISO week's Monday, in the member's zone.
    monday: date
    #: The local day for which people beyond the DMs logged one by one count: the day when the
    #: totals were stated, or the week's Sunday if that was earlier.
    counted_on: date
    target: int
    other: int
    logged_at: datetime = Field(sa_type=UtcDateTime)
    made_by: int = Field(foreign_key="act.id", index=True)
    removed_by: int | None = Field(default=None, foreign_key="act.id")


class CommentRow(SQLModel, table=True):
    """A member's comment on another person's post, at a target account or elsewhere."""

    __tablename__ = "comment"
    __table_args__ = (
        # Covers all columns for counting.
        Index(
            "comment_of_member",
            "member_id",
            "commented_on",
            "account_id",
            "logged_at",
            "removed_by",
        ),
        Index("comment_of_account", "account_id", "commented_on", *_COUNTED),
        Index("comment_of_contact", "contact_id"),
        removed_rows("comment"),
    )

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: str = Field(foreign_key="workspace.id", max_length=32)
    member_id: int = Field(foreign_key="member.id")
    urn: str = Field(max_length=255)
    link: str = Field(max_length=2000)
    account_id: int | None = Field(default=None, foreign_key="account.id")
    contact_id: int | None = Field(default=None, foreign_key="contact.id")
    #: The member's local date.
    commented_on: date
    logged_at: datetime = Field(sa_type=UtcDateTime)
    made_by: int = Field(foreign_key="act.id", index=True)
    removed_by: int | None = Field(default=None, foreign_key="act.id")


class WinRow(SQLModel, table=True):
    """A meeting, an opportunity or a deal."""

    __tablename__ = "win"
    __table_args__ = (
        Index("win_of_member", "member_id", "won_on"),
        Index("win_of_account", "account_id", "won_on"),
        Index("win_of_workspace", "workspace_id", "won_on"),
        removed_rows("win"),
    )

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: str = Field(foreign_key="workspace.id", max_length=32)
    member_id: int = Field(foreign_key="member.id")
    #: meeting, opportunity or closed_won.
    kind: str = Field(max_length=16)
    account_id: int | None = Field(default=None, foreign_key="account.id")
    #: The company's name as typed, if it is not a target account.
    company: str = Field(default="", max_length=200)
    amount: Decimal | None = Field(default=None, sa_type=Amount)
    #: ISO 4217; set whenever there is an amount.
    currency: str | None = Field(default=None, max_length=3)
    #: What the amount counts: arr, acv, tcv, mrr, year, quarter or month.
    qualifier: str | None = Field(default=None, max_length=8)
    won_on: date
    logged_at: datetime = Field(sa_type=UtcDateTime)
    made_by: int = Field(foreign_key="act.id", index=True)
    removed_by: int | None = Field(default=None, foreign_key="act.id")
