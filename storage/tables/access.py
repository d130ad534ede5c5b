"""The table of reads of figures that include a member."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from storage.types import UtcDateTime


class AccessRow(SQLModel, table=True):
    """A person read figures that include a member; recorded in council mode."""

    __tablename__ = "access"
    __table_args__ = (Index("access_of_member", "member_id", "read_at"),)

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: str = Field(foreign_key="workspace.id", max_length=32)
    #: Whose figures are included.
    member_id: int = Field(foreign_key="member.id")
    #: Empty once the reader was erased.
    reader_id: int | None = Field(default=None, foreign_key="member.id", index=True)
    #: An `AccessKind`.
    what: str = Field(max_length=16)
    #: The team, and the window if there is one.
    subject: str = Field(max_length=200)
    read_at: datetime = Field(sa_type=UtcDateTime, index=True)
