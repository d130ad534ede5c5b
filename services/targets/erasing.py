"""Erasing people at target accounts: their names, everywhere. Counts that include them remain."""

import uuid
from collections.abc import Sequence

from sqlmodel import Session

import storage.targets.erasing
from storage.tables import ActRow, ContactRow, id_of


def erase_people(session: Session, workspace_id: str, rows: Sequence[ContactRow]) -> None:
    """Erases these contacts for good, with every alias and every mention of them."""
    contact_ids = {id_of(each) for each in rows}
    keys = storage.targets.erasing.keys_of(session, rows)
    storage.targets.erasing.delete_merged_engagers(session, rows)
    storage.targets.erasing.delete_aliases(session, rows)
    storage.targets.erasing.unlink_contacts(session, contact_ids, lambda: str(uuid.uuid4()))
    for act in storage.targets.erasing.acts_with_contacts(session, workspace_id):
        _forget(act, contact_ids)
        session.add(act)
    storage.targets.erasing.clear_names_in_nudges(session, workspace_id, contact_ids)
    storage.targets.erasing.clear_titles(session, workspace_id, keys)
    for each in rows:
        session.delete(each)
    session.flush()


def _forget(act: ActRow, contact_ids: set[int]) -> None:
    """Deletes these contacts' earlier values from an act."""
    before = act.before or {}
    rows = [
        each
        for each in before.get("rows", ())
        if each["table"] != ContactRow.__tablename__ or each["id"] not in contact_ids
    ]
    merged = before.get("merged", {})
    if not contact_ids.isdisjoint((merged.get("contact"), merged.get("other"))):
        before = {name: value for name, value in before.items() if name != "merged"}
    act.before = {**before, "rows": rows}
