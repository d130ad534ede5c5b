"""Which target accounts saw a post."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from storage.tables.live_rows import removed_rows
from storage.types import UtcDateTime


class AudienceRow(SQLModel, table=True):
    """The share of a post's readers who work at a target account, by an export of the post.

    Other companies are not stored. The newest export counts.
    """

    __tablename__ = "audience"
    __table_args__ = (
        # Not unique: undo restores the earlier row before it removes the newer one.
        Index("audience_of_post", "post_id", "account_id"),
        Index("audience_of_account", "account_id"),
        Index("audience_of_member", "member_id", "logged_at"),
        removed_rows("audience"),
    )

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: str = Field(foreign_key="workspace.id", max_length=32)
    #: The member whose post it is.
    member_id: int = Field(foreign_key="member.id")
    post_id: int = Field(foreign_key="post.id")
    account_id: int = Field(foreign_key="account.id")
    taken_at: datetime = Field(sa_type=UtcDateTime)
    #: Bounds of the share, in millionths: LinkedIn rounds it.
    low: int
    high: int
    members_reached: int | None = None
    logged_at: datetime = Field(sa_type=UtcDateTime)
    made_by: int = Field(foreign_key="act.id", index=True)
    removed_by: int | None = Field(default=None, foreign_key="act.id")
