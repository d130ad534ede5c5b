"""Queries about acts, and taking them back."""

from datetime import datetime

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


def last_act_time(session: Session, member_id: int, until: datetime) -> datetime | None:
    """When the member last entered anything, taken back or not, by this moment."""
    query = (
        select(ActRow.done_at)
        .where(ActRow.member_id == member_id, col(ActRow.done_at) <= until)
        .order_by(col(ActRow.done_at).desc())
    )
    return session.exec(query).first()


def has_several_acts(session: Session, member_id: int) -> bool:
    """Whether a member did more than one thing, taken back or not."""
    query = select(ActRow.id).where(ActRow.member_id == member_id).limit(2)
    return len(session.exec(query).all()) > 1


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
