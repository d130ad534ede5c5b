"""Strangers, who are people at no target account: told apart without storing their names.

An HMAC under a secret key of the workspace recognises the same person for 90 days. Then it is
deleted.
"""

import hashlib
import hmac
import secrets
import uuid
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlmodel import Session, col, select

from domain.names.person_names import person_key
from storage.one_row import first_row
from storage.tables import EngagerRow, MemberRow, StrangerRow, WorkspaceRow, id_of

#: HMACs are deleted after this time.
KEPT_FOR = timedelta(days=90)


def mac_of(session: Session, workspace_id: str, scope: str, name: str) -> str:
    """The HMAC of a person's name: 64 hexadecimal digits.

    Args:
        scope: Like ``post:12``. The same person has another HMAC in every other scope.
    """
    return _mac(_key(session, workspace_id), scope, name)


def _mac(key: bytes, scope: str, name: str) -> str:
    return hmac.new(key, f"{scope}\n{person_key(name)}".encode(), hashlib.sha256).hexdigest()


def token_for(session: Session, member: MemberRow, name: str, now: datetime) -> str:
    """An opaque token for a stranger whom a member wrote to; each stranger has one per member."""
    mac = mac_of(session, member.workspace_id, f"member:{member.id}", name)
    query = select(StrangerRow).where(StrangerRow.member_id == member.id, StrangerRow.mac == mac)
    row = first_row(session, query)
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
    """The token of a stranger whom a member wrote to in the last 90 days, or ``None``."""
    mac = mac_of(session, member.workspace_id, f"member:{member.id}", name)
    query = select(StrangerRow).where(StrangerRow.member_id == member.id, StrangerRow.mac == mac)
    row = first_row(session, query)
    return row.token if row is not None else None


def known_tokens(session: Session, member: MemberRow, names: Collection[str]) -> dict[str, str]:
    """`known_token` of many names at once; names without a token are left out. Only reads."""
    if session.get_one(WorkspaceRow, member.workspace_id).people_key is None:
        return {}
    macs = _macs(session, member, names)
    known = {row.mac: row.token for row in _rows(session, member, set(macs.values()))}
    return {name: known[mac] for name, mac in macs.items() if mac in known}


def tokens_for(
    session: Session, member: MemberRow, tokens: Mapping[str, str], last_at: Mapping[str, datetime]
) -> dict[str, str]:
    """`token_for` of many strangers at once, by name.

    Args:
        tokens: The tokens of those who have none yet.
        last_at: When the member last wrote to each of them.
    """
    macs = _macs(session, member, tokens)
    rows = {row.mac: row for row in _rows(session, member, set(macs.values()))}
    for name, mac in macs.items():
        row = rows.get(mac)
        if row is None:
            row = rows[mac] = StrangerRow(
                workspace_id=member.workspace_id,
                member_id=id_of(member),
                mac=mac,
                token=tokens[name],
                last_at=last_at[name],
            )
        row.last_at = max(row.last_at, last_at[name])
    session.add_all(rows.values())
    session.flush()
    return {name: rows[mac].token for name, mac in macs.items()}


def _macs(session: Session, member: MemberRow, names: Iterable[str]) -> dict[str, str]:
    key, scope = _key(session, member.workspace_id), f"member:{member.id}"
    return {name: _mac(key, scope, name) for name in names}


def _rows(session: Session, member: MemberRow, macs: Collection[str]) -> Sequence[StrangerRow]:
    query = select(StrangerRow).where(
        StrangerRow.member_id == member.id, col(StrangerRow.mac).in_(macs)
    )
    return session.exec(query).all() if macs else ()


def forget_strangers(session: Session, now: datetime, limit: int) -> int:
    """Deletes the HMACs of strangers that are older than 90 days.

    Args:
        limit: The most rows to delete from each table, which keeps the transaction short.

    Returns:
        How many rows were deleted.
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
    """The workspace's secret key, created once even if two first entries run at once."""
    row = session.get_one(WorkspaceRow, workspace_id)
    if row.people_key is None:
        # FOR NO KEY UPDATE does not wait for transactions that insert rows of this workspace.
        session.refresh(row, with_for_update={"key_share": True})
    if row.people_key is None:
        row.people_key = secrets.token_hex(32)
        session.add(row)
        session.flush()
    return bytes.fromhex(row.people_key)
