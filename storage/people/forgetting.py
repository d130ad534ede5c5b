"""Erasing a member: their rows, and every mention of them in the rows of others.

Rows that the team shares (accounts, contacts, aliases) remain, and so do the acts that made or
removed them. These acts move to a placeholder, a member without a Slack id.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import String, Table, cast, delete, func, literal, or_, update
from sqlalchemy import select as columns
from sqlmodel import Session, SQLModel, col, select

import storage.people.members
from domain.timing.schedules import Kind, Recipient
from storage.tables import (
    AccessRow,
    AccountRow,
    ActRow,
    DeliveryRow,
    MemberRow,
    NudgeRow,
    PostRow,
    ScheduleRow,
    id_of,
)

#: The Slack user id of the placeholder; no person has it.
NOBODY = ""
_FORMER = "a former teammate"


def locked_for_erasing(session: Session, workspace_id: str, user_id: str) -> MemberRow | None:
    """The member, after all transactions that refer to them have ended; no other may begin."""
    query = select(MemberRow).where(
        MemberRow.workspace_id == workspace_id, MemberRow.user_id == user_id
    )
    return session.exec(query.with_for_update()).first()


def count_rows(session: Session, table: Any, member_id: int) -> int:
    """How many rows of a table belong to a member."""
    return session.exec(select(func.count()).where(table.member_id == member_id)).one()


def count_messages(session: Session, member_id: int) -> int:
    """How many messages to a member the ledger has, sent or not."""
    to_member = DeliveryRow.recipient == str(Recipient("member", member_id))
    return session.exec(select(func.count()).where(to_member)).one()


def delete_own_rows(session: Session, member_id: int) -> None:
    """Deletes what belongs to a member alone: entries, settings, nudges, messages, team places."""
    posts = columns(col(PostRow.id)).where(col(PostRow.member_id) == member_id)
    for table in _children_first():
        if table.name == ActRow.__tablename__:
            continue
        if "post_id" in table.c:
            session.execute(delete(table).where(table.c.post_id.in_(posts)))
        if "member_id" in table.c:
            session.execute(delete(table).where(table.c.member_id == member_id))
    recipient = str(Recipient("member", member_id))
    for addressed in (ScheduleRow, DeliveryRow):
        session.execute(delete(addressed).where(col(addressed.recipient) == recipient))


def _children_first() -> list[Table]:
    """All tables, each before the tables that it refers to."""
    return list(reversed(SQLModel.metadata.sorted_tables))


def give_up_acts(session: Session, member: MemberRow, now: datetime) -> None:
    """Deletes a member's acts. Those that shared rows refer to become the placeholder's.

    The newest act of the database remains, too: SQLite would use its id again, and then an old
    *Undo* button would mean a new act.
    """
    own = columns(col(ActRow.id)).where(col(ActRow.member_id) == member.id)
    kept = [
        col(ActRow.id).in_(columns(column).where(column.in_(own)))
        for table in SQLModel.metadata.sorted_tables
        if "made_by" in table.c
        for column in (table.c.made_by, table.c.removed_by)
    ]
    newest = col(ActRow.id) == columns(func.max(ActRow.id)).scalar_subquery()
    session.execute(
        update(ActRow)
        .where(col(ActRow.member_id) == member.id, or_(newest, *kept))
        .values(
            member_id=_nobody(session, member.workspace_id, now),
            key=literal("forgotten:").concat(cast(col(ActRow.id), String)),
            before=None,
            undone_key=None,
        )
        .execution_options(synchronize_session=False)
    )
    session.execute(
        delete(ActRow)
        .where(col(ActRow.member_id) == member.id)
        .execution_options(synchronize_session=False)
    )


def _nobody(session: Session, workspace_id: str, now: datetime) -> int:
    """The id of the placeholder for members who were erased; no list shows it."""
    row = storage.people.members.member(session, workspace_id, NOBODY)
    if row is None:
        row = MemberRow(
            workspace_id=workspace_id,
            user_id=NOBODY,
            name="",
            zone="UTC",
            refused="deactivated",
            is_guest=False,
            profile_at=now,
            created_at=now,
        )
        session.add(row)
        session.flush()
    return id_of(row)


def clear_ownership(session: Session, member: MemberRow) -> None:
    """Leaves the member's accounts without an owner, also in what others' acts would restore."""
    owned = update(AccountRow).where(col(AccountRow.owner_id) == member.id)
    session.execute(owned.values(owner_id=None).execution_options(synchronize_session=False))
    query = select(ActRow).where(
        ActRow.workspace_id == member.workspace_id,
        cast(col(ActRow.before), String).contains('"owner_id": ' + str(member.id)),
    )
    for act in session.exec(query):
        act.before = _without_owner(act.before, id_of(member))
        session.add(act)


def _without_owner(stored: Any, member_id: int) -> Any:
    """The same JSON value, without a member as the owner of accounts."""
    if isinstance(stored, list):
        return [_without_owner(each, member_id) for each in stored]
    if not isinstance(stored, dict):
        return stored
    return {
        key: None if (key, each) == ("owner_id", member_id) else _without_owner(each, member_id)
        for key, each in stored.items()
    }


def clear_reads(session: Session, member: MemberRow) -> None:
    """Leaves the reads of others' figures in their log, without the reader."""
    reads = update(AccessRow).where(col(AccessRow.reader_id) == member.id)
    session.execute(reads.values(reader_id=None).execution_options(synchronize_session=False))


def clear_mentions(session: Session, member: MemberRow) -> None:
    """Removes a member from messages to others: handovers, invitations, shared contacts."""
    deliveries = col(DeliveryRow.workspace_id) == member.workspace_id
    session.execute(
        delete(DeliveryRow).where(
            deliveries,
            col(DeliveryRow.kind) == Kind.HANDOVER,
            col(DeliveryRow.period).startswith(f"{member.id}@"),
        )
    )
    # A board posted by hand is recorded with an id of the pressed button, which has the user's.
    pressed = select(DeliveryRow).where(
        deliveries,
        col(DeliveryRow.recipient).startswith("team:"),
        cast(col(DeliveryRow.details), String).contains(member.user_id, autoescape=True),
    )
    for row in session.exec(pressed):
        row.details = None
        session.add(row)
    names = _names_of_others(session, member)
    invitations = select(DeliveryRow).where(deliveries, DeliveryRow.kind == Kind.INVITATION)
    for row in session.exec(invitations):
        details = row.details or {}
        # A name that no member has now may be an earlier name of this one.
        if details.get("by_member") == member.id or details.get("by", "") not in {"", *names}:
            row.details = {"team": details.get("team", "")}
            session.add(row)
    nudges = select(NudgeRow).where(
        NudgeRow.workspace_id == member.workspace_id,
        cast(col(NudgeRow.facts), String).contains('"teammate"'),
    )
    for nudge in session.exec(nudges):
        nudge.facts = _without_teammates(nudge.facts, names)
        session.add(nudge)


def _names_of_others(session: Session, member: MemberRow) -> set[str]:
    query = select(MemberRow.name).where(
        MemberRow.workspace_id == member.workspace_id, MemberRow.id != member.id
    )
    return set(session.exec(query)) - {member.name}


def _without_teammates(stored: Any, names: Collection[str]) -> Any:
    """The same JSON value, without teammates other than those with these names."""
    if isinstance(stored, list):
        return [_without_teammates(each, names) for each in stored]
    if not isinstance(stored, dict):
        return stored
    return {
        key: _FORMER if key == "teammate" and each not in names else _without_teammates(each, names)
        for key, each in stored.items()
    }
