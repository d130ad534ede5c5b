"""Workspaces, members, and the settings of members."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Column, UniqueConstraint, false, true
from sqlmodel import Field, SQLModel

from domain.people.board_consent import FIRST_BOARD
from domain.timing.due_times import USUAL_QUIET
from storage.types import UtcDateTime


class WorkspaceRow(SQLModel, table=True):
    """A Slack workspace."""

    __tablename__ = "workspace"

    id: str = Field(primary_key=True, max_length=32)
    created_at: datetime = Field(sa_type=UtcDateTime)
    #: Thresholds of the coaching rules that differ from the usual ones, by name.
    thresholds: dict[str, Any] = Field(
        default_factory=dict, sa_column=Column(JSON, nullable=False, server_default="{}")
    )
    #: Slack's error code for why sending is stopped (like ``token_revoked``), or empty.
    stopped: str | None = Field(default=None, max_length=64)
    #: When all of it is erased: the app was removed, or an operator said so.
    erase_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    #: Months without a touch after which names of people at target accounts are erased.
    names_kept_months: int | None = None
    #: Since when council mode is on.
    council_since: datetime | None = Field(default=None, sa_type=UtcDateTime)
    setup_offered_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    #: The key of the HMACs of strangers; secret, generated when first needed.
    people_key: str | None = Field(default=None, max_length=64)


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
    #: Whether Slack lists them as a workspace admin.
    is_admin: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    #: Whether Slack lists them as a guest; empty until Slack was asked.
    is_guest: bool | None = None
    #: Whether an admin appointed them.
    is_coach: bool = Field(default=False, sa_column_kwargs={"server_default": false()})

    @property
    def may_be_guest(self) -> bool:
        """Whether they are a guest, or may be one because Slack has not described them yet."""
        return self.is_guest is not False


class MemberSettingsRow(SQLModel, table=True):
    """Which deliveries a member wants, and when. Until they join, only an invitation is sent."""

    __tablename__ = "member_settings"

    member_id: int = Field(primary_key=True, foreign_key="member.id")
    workspace_id: str = Field(foreign_key="workspace.id", max_length=32)
    joined_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    invited_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    #: When they left or declined the invitation; empty again once they join.
    left_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    #: Whether the team's board may show them; empty until they answer.
    on_board: bool | None = None
    #: Whether the board may show the amounts of their deals.
    board_amounts: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    #: The newest version of that question which they answered: `domain/people/board_consent.py`.
    board_version: int = Field(
        default=FIRST_BOARD, sa_column_kwargs={"server_default": str(FIRST_BOARD)}
    )
    shares_ssi: bool = False
    #: Whether teammates may see their touches at target accounts.
    shares_accounts: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    digest_on: bool = True
    #: ISO weekday, 1 is Monday.
    digest_weekday: int = 1
    #: Minutes after local midnight, here and below.
    digest_minute: int = 540
    reminder_on: bool = True
    reminder_day: int = 1
    nudges_on: bool = True
    nudge_minute: int = 600
    #: Whether a coach gets the week of their teams, after their digest's hour.
    coach_week_on: bool = Field(default=True, sa_column_kwargs={"server_default": true()})
    #: Whether the bot offers to log posts whose links they post in a channel.
    link_offers_on: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    #: URNs of the latest posts that were offered to them: each is offered once.
    offered_links: list[str] = Field(
        default_factory=list, sa_column=Column(JSON, nullable=False, server_default="[]")
    )
    #: Names of the coaching rules whose nudges the member muted.
    muted_rules: list[str] = Field(
        default_factory=list, sa_column=Column(JSON, nullable=False, server_default="[]")
    )
    #: ISO weekdays on which the member works.
    working_days: list[int] = Field(
        default_factory=lambda: [1, 2, 3, 4, 5],
        sa_column=Column(JSON, nullable=False, server_default="[1, 2, 3, 4, 5]"),
    )
    #: Whose public holidays are days off: ISO 3166 code, "none", or empty for that of the zone.
    country: str | None = Field(default=None, max_length=4)
    #: Quiet hours hold messages, except those that come at the hour chosen for them.
    quiet_from: int | None = USUAL_QUIET[0]
    quiet_until: int | None = USUAL_QUIET[1]
    #: Nothing is sent before this local date.
    paused_until: date | None = None
    #: The channel id of their direct messages with the bot, once known.
    dm_channel: str | None = Field(default=None, max_length=32)
    #: Slack's error code for why no message can reach them, or empty.
    unreachable: str | None = Field(default=None, max_length=64)
