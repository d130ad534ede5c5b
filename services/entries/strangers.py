"""People outside target accounts: told apart, never named.

Their names are not kept. An HMAC under a secret key of the workspace says "the same person again"
for 90 days; after that nothing does.
"""

import hashlib
import hmac
import secrets
import uuid
from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlmodel import Session, col, select

from domain.names.person_names import person_key
from storage.tables import EngagerRow, MemberRow, StrangerRow, WorkspaceRow, id_of

#: How long an HMAC is kept.
KEPT_FOR = timedelta(days=90)


def mac_of(session: Session, workspace_id: str, scope: str, name: str) -> str:
    """What stands for a person within a scope: 64 hexadecimal digits.

    Args:
        scope: Within which the same person is known again, like ``post:12``; nowhere else.
    """
    said = f"{scope}\n{person_key(name)}".encode()
    return hmac.new(_key(session, workspace_id), said, hashlib.sha256).hexdigest()


def token_for(session: Session, member: MemberRow, name: str, now: datetime) -> str:
    """An opaque token for somebody whom a member wrote to: the same one for the same person."""
    mac = mac_of(session, member.workspace_id, f"member:{member.id}", name)
    query = select(StrangerRow).where(StrangerRow.member_id == member.id, StrangerRow.mac == mac)
    row = session.exec(query).first()
    if row is None:
        row = StrangerRow(
            workspace_id=member.workspace_id,
            member_id=id_of(member),
            mac=mac,
            token=str(uuid.uuid4()),
            last_at=now,
        )
    row.last_at = max(row.last_at, now)
    session.add(row)
    session.flush()
    return row.token


def known_token(session: Session, member: MemberRow, name: str) -> str | None:
    """The token of somebody outside target accounts whom a member wrote to lately, if they did."""
    mac = mac_of(session, member.workspace_id, f"member:{member.id}", name)
    query = select(StrangerRow).where(StrangerRow.member_id == member.id, StrangerRow.mac == mac)
    row = session.exec(query).first()
    return row.token if row is not None else None


def forget_strangers(session: Session, now: datetime, limit: int) -> int:
    """Deletes what tells people outside target accounts apart, once it is 90 days old; how many.

    Args:
        limit: How many of a kind at most, so that the transaction stays short.
    """
    until = now - KEPT_FOR
    strangers = session.exec(
        select(StrangerRow.id).where(col(StrangerRow.last_at) < until).limit(limit)
    ).all()
    session.execute(delete(StrangerRow).where(col(StrangerRow.id).in_(strangers)))
    engagers = session.exec(
        select(EngagerRow.id)
        .where(col(EngagerRow.mac).is_not(None), col(EngagerRow.logged_at) < until)
        .limit(limit)
    ).all()
    session.execute(delete(EngagerRow).where(col(EngagerRow.id).in_(engagers)))
    return len(strangers) + len(engagers)


def _key(session: Session, workspace_id: str) -> bytes:
    """The workspace's secret; two first entries at once agree on one."""
    row = session.get_one(WorkspaceRow, workspace_id)
    if row.people_key is None:
        # Not so strong that it waits for everybody who has begun to write in this workspace.
        session.refresh(row, with_for_update={"key_share": True})
    if row.people_key is None:
        row.people_key = secrets.token_hex(32)
        session.add(row)
        session.flush()
    return bytes.fromhex(row.people_key)
