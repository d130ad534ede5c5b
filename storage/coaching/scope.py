"""Whose touches the rules about target accounts read, and of which days.

Statements are built once, so these values are their parameters. They leave out entries logged after
``known_at``, and accounts and contacts that are no longer targets.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, bindparam
from sqlmodel import col

from storage.tables import CommentRow, DmRow, EngagerRow
from storage.types import UtcDateTime

#: Each table of touches, with its column of the local date.
TOUCHES: tuple[tuple[Any, Any], ...] = (
    (EngagerRow, col(EngagerRow.engaged_on)),
    (DmRow, col(DmRow.written_on)),
    (CommentRow, col(CommentRow.commented_on)),
)


@dataclass(frozen=True)
class Span:
    """Local days, both included, and the moment whose knowledge of them counts."""

    first: date
    last: date
    known_at: datetime

    @property
    def values(self) -> dict[str, Any]:
        """The parameters of `in_span`."""
        return {"first": self.first, "last": self.last, "known_at": self.known_at}


@dataclass(frozen=True)
class MemberScope:
    """A member, and the workspace whose list counts for them.

    Args:
        guest: Whether only what they touched themselves counts.
    """

    member_id: int
    workspace_id: str
    guest: bool

    @property
    def values(self) -> dict[str, Any]:
        """The parameters of `storage.targets.lists.targets_of_member`."""
        return {"member": self.member_id, "workspace": self.workspace_id}


def in_span(table: Any, day: Any) -> tuple[ColumnElement[bool], ...]:
    """Conditions that a live row of touches is within a `Span`."""
    return (
        day.between(bindparam("first"), bindparam("last")),
        table.logged_at <= bindparam("known_at", type_=UtcDateTime),
        table.removed_by.is_(None),
    )
