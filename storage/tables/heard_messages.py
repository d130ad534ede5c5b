"""The table of the direct messages answered of late."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from storage.types import UtcDateTime


class HeardMessageRow(SQLModel, table=True):
    """A direct message that a replica answers, by the key of its event. No text is stored."""

    __tablename__ = "heard_message"

    #: No foreign key: the first message of a workspace may come before the workspace's row.
    workspace_id: str = Field(primary_key=True, max_length=32)
    key: str = Field(primary_key=True, max_length=250)
    heard_at: datetime = Field(sa_type=UtcDateTime, index=True)
