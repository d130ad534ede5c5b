"""Queries about the armings of coaching rules."""

from datetime import datetime
from functools import cache

from sqlalchemy import Select, bindparam
from sqlalchemy import select as plain_select
from sqlmodel import Session, col, select

from storage.one_row import first_row
from storage.tables import NudgeRow


def latest_of_each_rule(session: Session, member_id: int) -> dict[str, NudgeRow]:
    """The member's newest arming of each rule, by the rule's name."""
    rows = session.scalars(_oldest_first(), {"member": member_id})
    return {row.rule: row for row in rows}


@cache
def _oldest_first() -> Select[NudgeRow]:
    return (
        plain_select(NudgeRow)
        .where(col(NudgeRow.member_id) == bindparam("member"))
        .order_by(col(NudgeRow.armed_at), col(NudgeRow.id))
    )


def nudge_of_member(session: Session, member_id: int, nudge_id: int) -> NudgeRow | None:
    """The member's nudge with this id."""
    query = select(NudgeRow).where(NudgeRow.id == nudge_id, NudgeRow.member_id == member_id)
    return first_row(session, query)


def nudge_of_delivery(session: Session, delivery_id: int) -> NudgeRow | None:
    """The arming that a delivery reports."""
    query = (
        select(NudgeRow)
        .where(NudgeRow.delivery_id == delivery_id)
        .order_by(col(NudgeRow.id).desc())
    )
    return first_row(session, query)


def last_sent(session: Session, member_id: int) -> NudgeRow | None:
    """The nudge that the member was sent last."""
    query = (
        select(NudgeRow)
        .where(NudgeRow.member_id == member_id, col(NudgeRow.sent_at).is_not(None))
        .order_by(col(NudgeRow.sent_at).desc(), col(NudgeRow.id).desc())
    )
    return first_row(session, query)


def open_nudges(session: Session, member_id: int, since: datetime) -> list[NudgeRow]:
    """The member's nudges sent since then that were neither done, snoozed nor cleared.

    The newest comes first.
    """
    query = (
        select(NudgeRow)
        .where(
            NudgeRow.member_id == member_id,
            col(NudgeRow.sent_at) >= since,
            col(NudgeRow.cleared_at).is_(None),
            col(NudgeRow.done_at).is_(None),
            col(NudgeRow.snoozed_until).is_(None),
        )
        .order_by(col(NudgeRow.sent_at).desc(), col(NudgeRow.id).desc())
    )
    return list(session.exec(query))
