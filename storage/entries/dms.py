"""Queries about DMs logged one by one, and about a week's stated totals."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import func, or_
from sqlmodel import Session, col, select

from domain.entries.touches import Relation
from storage.tables import ContactAliasRow, ContactRow, DmRow, DmWeekRow


def dm_of_member(session: Session, member_id: int, dm_id: int) -> DmRow | None:
    """The member's live DM with this id."""
    row = session.get(DmRow, dm_id)
    if row is None or row.member_id != member_id or row.removed_by is not None:
        return None
    return row


def dms_to_contact(session: Session, member_id: int, contact_id: int) -> list[DmRow]:
    """The member's live DMs to a contact, newest first."""
    return _newest(session, DmRow.member_id == member_id, DmRow.contact_id == contact_id)


def dms_to_contact_named(
    session: Session, member_id: int, person_key: str, account_id: int | None = None
) -> list[DmRow]:
    """The member's live DMs to a contact of this name or alias, removed ones too, newest first.

    Args:
        account_id: Only to contacts at this account.
    """
    by_alias = select(ContactAliasRow.contact_id).where(ContactAliasRow.person_key == person_key)
    named = select(ContactRow.id).where(
        or_(col(ContactRow.person_key) == person_key, col(ContactRow.id).in_(by_alias)),
        *(() if account_id is None else (ContactRow.account_id == account_id,)),
    )
    return _newest(session, DmRow.member_id == member_id, col(DmRow.contact_id).in_(named))


def dms_to_stranger(session: Session, member_id: int, token: str) -> list[DmRow]:
    """The member's live DMs to a stranger, newest first."""
    return _newest(session, DmRow.member_id == member_id, DmRow.stranger == token)


def dms_to_targets(session: Session, member_id: int, first: date, last: date) -> list[DmRow]:
    """The member's live DMs to contacts at target accounts on these local days, newest first."""
    return _newest(
        session,
        DmRow.member_id == member_id,
        col(DmRow.written_on).between(first, last),
        col(DmRow.contact_id).is_not(None),
        DmRow.relation == Relation.TARGET.value,
    )


def page_of_dms(session: Session, member_id: int, offset: int, limit: int) -> list[DmRow]:
    """A page of the member's live DMs, newest first."""
    query = (
        select(DmRow)
        .where(DmRow.member_id == member_id, col(DmRow.removed_by).is_(None))
        .order_by(col(DmRow.written_on).desc(), col(DmRow.id).desc())
        .offset(offset)
        .limit(limit)
    )
    return list(session.exec(query))


def count_dms(session: Session, member_id: int) -> int:
    """How many live DMs the member has."""
    query = (
        select(func.count())
        .select_from(DmRow)
        .where(DmRow.member_id == member_id, col(DmRow.removed_by).is_(None))
    )
    return session.exec(query).one()


def people_in_week(
    session: Session, member_id: int, monday: date, *, before_act: int | None = None
) -> tuple[int, int]:
    """Distinct people logged one by one in a week: at target accounts, and elsewhere.

    Args:
        before_act: Leaves out DMs that this act or a later one logged.
    """
    rows = session.exec(
        select(DmRow).where(
            DmRow.member_id == member_id,
            col(DmRow.written_on).between(monday, monday + timedelta(days=6)),
            col(DmRow.removed_by).is_(None),
            *(() if before_act is None else (col(DmRow.made_by) < before_act,)),
        )
    ).all()
    people = {(row.contact_id, row.stranger) for row in rows}
    targets = {
        (row.contact_id, row.stranger) for row in rows if row.relation == Relation.TARGET.value
    }
    return len(targets), len(people) - len(targets)


def week_of_member(session: Session, member_id: int, row_id: int) -> DmWeekRow | None:
    """The member's live stated totals with this row id."""
    row = session.get(DmWeekRow, row_id)
    if row is None or row.member_id != member_id or row.removed_by is not None:
        return None
    return row


def totals_of_week(session: Session, member_id: int, monday: date) -> list[DmWeekRow]:
    """The member's live totals of a week, newest first; the newest count."""
    query = (
        select(DmWeekRow)
        .where(
            DmWeekRow.member_id == member_id,
            DmWeekRow.monday == monday,
            col(DmWeekRow.removed_by).is_(None),
        )
        .order_by(col(DmWeekRow.logged_at).desc(), col(DmWeekRow.id).desc())
    )
    return list(session.exec(query))


def page_of_weeks(session: Session, member_id: int, offset: int, limit: int) -> list[DmWeekRow]:
    """A page of the member's weeks with totals, newest first, each with its newest totals."""
    query = (
        select(col(DmWeekRow.monday))
        .where(DmWeekRow.member_id == member_id, col(DmWeekRow.removed_by).is_(None))
        .distinct()
        .order_by(col(DmWeekRow.monday).desc())
        .offset(offset)
        .limit(limit)
    )
    mondays = list(session.exec(query))
    return [totals_of_week(session, member_id, monday)[0] for monday in mondays]


def count_weeks(session: Session, member_id: int) -> int:
    """How many weeks of the member have totals."""
    query = select(func.count(func.distinct(col(DmWeekRow.monday)))).where(
        DmWeekRow.member_id == member_id, col(DmWeekRow.removed_by).is_(None)
    )
    return session.exec(query).one()


def dms_touched_by(session: Session, act_id: int) -> list[DmRow]:
    """The DMs that an act made or removed."""
    query = (
        select(DmRow)
        .where(or_(col(DmRow.made_by) == act_id, col(DmRow.removed_by) == act_id))
        .order_by(col(DmRow.id))
    )
    return list(session.exec(query))


def weeks_touched_by(session: Session, act_id: int) -> list[DmWeekRow]:
    """The totals that an act made or removed, the newest first."""
    query = (
        select(DmWeekRow)
        .where(or_(col(DmWeekRow.made_by) == act_id, col(DmWeekRow.removed_by) == act_id))
        .order_by(col(DmWeekRow.id).desc())
    )
    return list(session.exec(query))


def _newest(session: Session, *conditions: Any) -> list[DmRow]:
    query = (
        select(DmRow)
        .where(*conditions, col(DmRow.removed_by).is_(None))
        .order_by(col(DmRow.written_on).desc(), col(DmRow.id).desc())
    )
    return list(session.exec(query))
