"""Teams and their members."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from storage.types import UtcDateTime


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
    #: Slack's error code for why the board is paused (like ``not_in_channel``), or empty.
    trouble: str | None = Field(default=None, max_length=64)
    removed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class TeamMemberRow(SQLModel, table=True):
    """A member's place in a team."""

    __tablename__ = "team_member"

    team_id: int = Field(primary_key=True, foreign_key="team.id")
    member_id: int = Field(primary_key=True, foreign_key="member.id", index=True)
    workspace_id: str = Field(foreign_key="workspace.id", max_length=32)
