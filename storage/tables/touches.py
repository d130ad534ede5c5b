"""With whom members were in touch, and what they won: engagers, DMs, comments, wins.

Of people outside target accounts no name is kept, only an HMAC that says "the same person again",
and that only for a while. No message text is kept of anybody.
"""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from storage.tables.living import LIVING, removed_rows
from storage.types import Amount, UtcDateTime

_UNNAMED = text("mac IS NOT NULL")


class EngagerRow(SQLModel, table=True):
    """A person who engaged with a post.

    At a target account: ``account_id`` and ``contact_id`` (empty once the person was erased).
    Anyone else: ``mac`` alone, and the row goes after 90 days. The counts stay in the post's
    snapshots, so that neither that nor a change of the account list rewrites a past figure.
    """

    __tablename__ = "engager"
    __table_args__ = (
        Index(
            "engager_contact_once",
            "post_id",
            "contact_id",
            unique=True,
            sqlite_where=LIVING,
            postgresql_where=LIVING,
        ),
        Index(
            "engager_mac_once",
            "post_id",
            "mac",
            unique=True,
            sqlite_where=LIVING,
            postgresql_where=LIVING,
        ),
        Index("engager_of_account", "account_id", "engaged_on"),
        Index("engager_of_member", "member_id", "engaged_on"),
        Index("engager_of_contact", "contact_id"),
        # Only those who are forgotten one day: most rows of a year are none of them.
        Index("engager_by_age", "logged_at", sqlite_where=_UNNAMED, postgresql_where=_UNNAMED),
        removed_rows("engager"),
    )

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: str = Field(foreign_key="workspace.id", max_length=32)
    #: Whose post it is.
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
    """Which token stands for a person outside target accounts whom a member wrote to.

    Goes 90 days after they were last written to: the token then tells people apart, no more.
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

    Who: ``contact_id`` at a target account, else ``stranger``, an opaque token. One of an erased
    contact keeps ``account_id`` and gets a token.
    """

    __tablename__ = "dm"
    __table_args__ = (
        # Holds all that counting people needs: a team's DMs of a year are thousands.
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
        Index("dm_of_account", "account_id", "written_on"),
        Index("dm_of_contact", "contact_id"),
        removed_rows("dm"),
    )

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: str = Field(foreign_key="workspace.id", max_length=32)
    member_id: int = Field(foreign_key="member.id")
    #: target, peer, influencer, competitor, friend, other: as decided when logged.
    relation: str = Field(max_length=16)
    account_id: int | None = Field(default=None, foreign_key="account.id")
    contact_id: int | None = Field(default=None, foreign_key="contact.id")
    stranger: str | None = Field(default=None, max_length=36)
    #: The member's local date.
    written_on: date
    #: When the reply was logged, or nothing.
    replied_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    logged_at: datetime = Field(sa_type=UtcDateTime)
    made_by: int = Field(foreign_key="act.id", index=True)
    removed_by: int | None = Field(default=None, foreign_key="act.id")


class DmWeekRow(SQLModel, table=True):
    """A week's totals of distinct people written to, as stated; the newest is the truth.

    DMs logged one by one in that week are included, not added.
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
    #: The day to which what was not logged one by one belongs: that of stating it, at the latest
    #: the week's Sunday.
    counted_on: date
    target: int
    other: int
    logged_at: datetime = Field(sa_type=UtcDateTime)
    made_by: int = Field(foreign_key="act.id", index=True)
    removed_by: int | None = Field(default=None, foreign_key="act.id")


class CommentRow(SQLModel, table=True):
    """A member's comment on somebody's post; at a target account or not."""

    __tablename__ = "comment"
    __table_args__ = (
        # Holds all that counting needs.
        Index(
            "comment_of_member",
            "member_id",
            "commented_on",
            "account_id",
            "logged_at",
            "removed_by",
        ),
        Index("comment_of_account", "account_id", "commented_on"),
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
    """A meeting, an opportunity or a closed deal."""

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
    #: meeting, opportunity, closed_won.
    kind: str = Field(max_length=16)
    account_id: int | None = Field(default=None, foreign_key="account.id")
    #: The company's name as typed, where it is no target account.
    company: str = Field(default="", max_length=200)
    amount: Decimal | None = Field(default=None, sa_type=Amount)
    #: ISO 4217; with every amount.
    currency: str | None = Field(default=None, max_length=3)
    won_on: date
    logged_at: datetime = Field(sa_type=UtcDateTime)
    made_by: int = Field(foreign_key="act.id", index=True)
    removed_by: int | None = Field(default=None, foreign_key="act.id")
