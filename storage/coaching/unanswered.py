"""Queries behind the rule *Follow up once*: DMs to target people, and whom a nudge asked about."""

from datetime import date, datetime
from functools import cache
from typing import NamedTuple

from sqlalchemy import Executable, bindparam
from sqlalchemy import select as columns
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from domain.coaching.rules import Rule
from storage.coaching.scope import MemberScope, Span, in_span
from storage.parameters import fetch_all
from storage.tables import AccountRow, ContactRow, DmRow, NudgeRow
from storage.targets.lists import targets_of_member


class WrittenDm(NamedTuple):
    """A DM to a contact at a target account."""

    id: int
    contact_id: int
    name: str
    account_id: int
    account: str
    written_on: date
    replied_at: datetime | None


def dms_to_targets(session: Session, scope: MemberScope, span: Span) -> list[WrittenDm]:
    """Returns the member's DMs to contacts at their targets, the earliest first."""
    rows = fetch_all(session, _dms_to_targets(scope.guest), {**scope.values, **span.values})
    return [WrittenDm(*row) for row in rows]


@cache
def _dms_to_targets(guest: bool) -> Executable:
    return (
        columns(
            col(DmRow.id),
            col(ContactRow.id),
            col(ContactRow.name),
            col(AccountRow.id),
            col(AccountRow.name),
            col(DmRow.written_on),
            col(DmRow.replied_at),
        )
        .join(ContactRow, col(ContactRow.id) == DmRow.contact_id)
        .join(AccountRow, col(AccountRow.id) == ContactRow.account_id)
        .where(
            col(DmRow.member_id) == bindparam("member"),
            *in_span(DmRow, col(DmRow.written_on)),
            col(ContactRow.removed_by).is_(None),
            *targets_of_member(guest),
        )
        .order_by(col(DmRow.written_on), col(DmRow.id))
    )


def is_unanswered(session: Session, member_id: int, dm_id: int) -> bool:
    """Whether the member's DM is live, has no reply, and none to the same contact followed."""
    other = aliased(DmRow)
    later = (
        columns(col(other.id))
        .where(
            col(other.member_id) == member_id,
            col(other.contact_id) == col(DmRow.contact_id),
            col(other.id) > col(DmRow.id),
            col(other.removed_by).is_(None),
        )
        .exists()
    )
    query = columns(col(DmRow.id)).where(
        col(DmRow.id) == dm_id,
        col(DmRow.member_id) == member_id,
        col(DmRow.removed_by).is_(None),
        col(DmRow.replied_at).is_(None),
        ~later,
    )
    return session.execute(query).first() is not None


def asked_about(session: Session, member_id: int, since: datetime, until: datetime) -> set[int]:
    """Returns the ids of the contacts about whom a nudge asked, in [since, until)."""
    query = select(NudgeRow.facts).where(
        NudgeRow.member_id == member_id,
        NudgeRow.rule == Rule.FOLLOW_UP,
        col(NudgeRow.sent_at) >= since,
        col(NudgeRow.sent_at) < until,
    )
    return {facts["person"]["contact_id"] for facts in session.exec(query) if "person" in facts}
