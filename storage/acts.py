"""Queries about acts, and taking them back."""

from sqlmodel import Session, col, select

from storage.tables import ActRow, PostRow, SnapshotRow, SsiScoreRow

#: The tables whose rows acts make and remove.
ENTRIES = (PostRow, SnapshotRow, SsiScoreRow)


def act_with_key(session: Session, workspace_id: str, key: str) -> ActRow | None:
    """The act that a submission with this key did, if it came before."""
    query = select(ActRow).where(ActRow.workspace_id == workspace_id, ActRow.key == key)
    return session.exec(query).first()


def act_undone_with_key(session: Session, workspace_id: str, key: str) -> ActRow | None:
    """The act that a submission with this key took back, if it came before."""
    query = select(ActRow).where(ActRow.workspace_id == workspace_id, ActRow.undone_key == key)
    return session.exec(query).first()


def latest_act(session: Session, member_id: int) -> ActRow | None:
    """The member's latest act that is not taken back."""
    query = (
        select(ActRow)
        .where(ActRow.member_id == member_id, col(ActRow.undone_at).is_(None))
        .order_by(col(ActRow.id).desc())
    )
    return session.exec(query).first()


def take_back(session: Session, act_id: int) -> None:
    """Removes what an act made and restores what it removed."""
    for table in ENTRIES:
        for row in session.exec(select(table).where(table.removed_by == act_id)):
            row.removed_by = None
            session.add(row)
        for row in session.exec(select(table).where(table.made_by == act_id)):
            row.removed_by = act_id
            session.add(row)
    session.flush()
