"""Queries about logged DMs, to compare with a file; inserts of new ones."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import func, insert
from sqlalchemy import select as columns
from sqlmodel import Session, col, select

from domain.entries.acts import ActKind
from domain.entries.touches import Relation
from storage.tables import ActRow, ContactAliasRow, ContactRow, DmRow, DmWeekRow, StrangerRow


class KnownDm(NamedTuple):
    """A live DM of a member, and the person as far as they are known."""

    id: int
    written_on: date
    account_id: int | None
    contact_id: int | None
    stranger: str | None
    replied_at: datetime | None
    #: The kind of the act that made it.
    kind: str
    #: The contact's compared name.
    key: str | None

    @property
    def by_hand(self) -> bool:
        """Whether a person logged it."""
        return self.kind != ActKind.FILE_IMPORT


def dms_between(session: Session, member_id: int, first: date, last: date) -> list[KnownDm]:
    """The member's live DMs on these local days, the earliest first."""
    query = (
        columns(
            col(DmRow.id),
            col(DmRow.written_on),
            col(DmRow.account_id),
            col(DmRow.contact_id),
            col(DmRow.stranger),
            col(DmRow.replied_at),
            col(ActRow.kind),
            col(ContactRow.person_key),
        )
        .join(ActRow, col(ActRow.id) == col(DmRow.made_by))
        .outerjoin(ContactRow, col(ContactRow.id) == col(DmRow.contact_id))
        .where(
            col(DmRow.member_id) == member_id,
            col(DmRow.written_on).between(first, last),
            col(DmRow.removed_by).is_(None),
        )
        .order_by(col(DmRow.written_on), col(DmRow.id))
    )
    return [KnownDm(*row) for row in session.execute(query)]


def remembered_strangers(session: Session, member_id: int) -> set[str]:
    """The tokens of the strangers who can still be recognised."""
    query = select(StrangerRow.token).where(StrangerRow.member_id == member_id)
    return set(session.exec(query))


def aliases_of(session: Session, contact_ids: Collection[int]) -> dict[int, list[str]]:
    """The compared names of these contacts' live aliases."""
    found: dict[int, list[str]] = defaultdict(list)
    query = select(ContactAliasRow.contact_id, ContactAliasRow.person_key).where(
        col(ContactAliasRow.contact_id).in_(contact_ids), col(ContactAliasRow.removed_by).is_(None)
    )
    for contact_id, key in session.exec(query) if contact_ids else ():
        found[contact_id].append(key)
    return found


def totals_stated_at(session: Session, member_id: int) -> dict[date, datetime]:
    """When the totals of each week were stated last, by its Monday."""
    query = (
        columns(col(DmWeekRow.monday), func.max(col(DmWeekRow.logged_at)))
        .where(col(DmWeekRow.member_id) == member_id, col(DmWeekRow.removed_by).is_(None))
        .group_by(col(DmWeekRow.monday))
    )
    return {row[0]: row[1] for row in session.execute(query)}


def add_dms(session: Session, rows: Sequence[dict[str, Any]]) -> None:
    """Inserts DMs, many at once."""
    session.flush()
    if rows:
        session.execute(insert(DmRow), list(rows))


def dms_with_ids(session: Session, dm_ids: Collection[int]) -> Sequence[DmRow]:
    """These DMs."""
    return session.exec(select(DmRow).where(col(DmRow.id).in_(dm_ids))).all() if dm_ids else ()


def count_dms_made(session: Session, act_id: int) -> tuple[int, int, date | None]:
    """How many live DMs an act made, how many of them to targets, and the first one's day."""
    made = (col(DmRow.made_by) == act_id, col(DmRow.removed_by).is_(None))
    at_target = col(DmRow.relation) == Relation.TARGET.value
    query = columns(
        func.count(), func.count().filter(at_target), func.min(col(DmRow.written_on))
    ).where(*made)
    [(count, targets, first)] = session.execute(query)
    return count, targets, first
