"""Deleting for good what was taken back 30 days ago: undo reaches no further."""

import uuid
from datetime import datetime

from sqlmodel import Session

import storage.entries.removed_rows
import storage.targets.erasing
from domain.entries.acts import UNDO_REACHES
from storage.entries.acts import ENTRIES
from storage.tables import ContactRow


def forget_removed(session: Session, now: datetime, limit: int) -> int:
    """Deletes rows that were removed more than 30 days ago, and the old values of acts that old.

    Entries about a removed contact remain, without the name, and count as before. A removed
    account remains while entries refer to it.

    Args:
        limit: The most rows to delete from each table, which keeps the transaction short.

    Returns:
        How many rows were deleted or cleared.
    """
    until = now - UNDO_REACHES
    forgotten = 0
    for table in ENTRIES:
        found = storage.entries.removed_rows.removed_before(session, until, table, limit)
        if not found:
            continue
        if table is ContactRow:
            _unlink(session, found)
        storage.entries.removed_rows.delete_rows(session, table, found)
        forgotten += len(found)
    return forgotten + storage.entries.removed_rows.forget_values(session, until, limit)


def _unlink(session: Session, contact_ids: list[int]) -> None:
    storage.targets.erasing.unlink_contacts(session, contact_ids, lambda: str(uuid.uuid4()))
    workspaces = {
        each.workspace_id for each in storage.entries.removed_rows.contacts(session, contact_ids)
    }
    for workspace in workspaces:
        storage.targets.erasing.clear_names_in_nudges(session, workspace, contact_ids)
    session.flush()
