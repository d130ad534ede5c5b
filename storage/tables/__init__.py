"""The tables. Every row belongs to one workspace; every moment is UTC.

``made_by`` and ``removed_by`` are the ids of the acts that made and removed a row. A row is live
while ``removed_by`` is empty. Undoing an act removes what it made and restores what it removed.
"""

from storage.tables.access import AccessRow
from storage.tables.accounts import AccountAliasRow, AccountRow, ContactAliasRow, ContactRow
from storage.tables.audiences import AudienceRow
from storage.tables.clock import DeliveryRow, NudgeRow, ScheduleRow
from storage.tables.entries import ActRow, PostRow, SnapshotRow, SsiScoreRow
from storage.tables.heard_messages import HeardMessageRow
from storage.tables.people import MemberRow, MemberSettingsRow, WorkspaceRow
from storage.tables.row_id import id_of
from storage.tables.teams import TeamMemberRow, TeamRow
from storage.tables.touches import (
    CommentRow,
    DmRow,
    DmWeekRow,
    EngagerRow,
    StrangerRow,
    WinRow,
)

__all__ = [
    "AccessRow",
    "AccountAliasRow",
    "AccountRow",
    "ActRow",
    "AudienceRow",
    "CommentRow",
    "ContactAliasRow",
    "ContactRow",
    "DeliveryRow",
    "DmRow",
    "DmWeekRow",
    "EngagerRow",
    "HeardMessageRow",
    "MemberRow",
    "MemberSettingsRow",
    "NudgeRow",
    "PostRow",
    "ScheduleRow",
    "SnapshotRow",
    "SsiScoreRow",
    "StrangerRow",
    "TeamMemberRow",
    "TeamRow",
    "WinRow",
    "WorkspaceRow",
    "id_of",
]
