"""Queries about acts, and undoing them."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

from sqlalchemy import Date, Executable, and_, bindparam, func, update
from sqlalchemy import select as plain_select
from sqlalchemy.orm import aliased
from sqlmodel import Session, SQLModel, col, select

import storage.entries.snapshots
import storage.targets.references
from storage.one_row import first_row
from storage.tables import (
    AccountAliasRow,
    AccountRow,
    ActRow,
    CommentRow,
    ContactAliasRow,
    ContactRow,
    DmRow,
    DmWeekRow,
    EngagerRow,
    MemberRow,
    MemberSettingsRow,
    PostRow,
    SnapshotRow,
    SsiScoreRow,
    WinRow,
)
from storage.transactions import may_repeat
from storage.types import Thousandths, UtcDateTime

#: The tables whose rows acts make and remove, each before the tables that it refers to.
ENTRIES = (
    PostRow,
    SnapshotRow,
    SsiScoreRow,
    EngagerRow,
    DmRow,
    DmWeekRow,
    CommentRow,
    WinRow,
    ContactAliasRow,
    ContactRow,
    AccountAliasRow,
    AccountRow,
)
#: Rows read by one query.
_BATCH = 500
#: `ENTRIES` by table name, which is how an act stores them.
_BY_NAME = {str(table.__tablename__): table for table in ENTRIES}


def act_with_key(session: Session, workspace_id: str, key: str) -> ActRow | None:
    """The act of an earlier submission with this key."""
    may_repeat(session)
    query = select(ActRow).where(ActRow.workspace_id == workspace_id, ActRow.key == key)
    return first_row(session, query)


@dataclass(frozen=True)
class BeforeAct:
    """What is known of a member before an act.

    Args:
        settings: ``None`` if they have no row yet.
        same_key: The act of an earlier submission with the same key.
        latest_at: When their latest act was done; undone acts count, too.
    """

    settings: MemberSettingsRow | None
    same_key: ActRow | None
    latest_at: datetime | None


def before_act(session: Session, member_id: int, key: str) -> BeforeAct:
    """What is known of a member before the act with this key."""
    may_repeat(session)
    found = session.execute(_before_act(), {"member": member_id, "key": key}).one()
    return BeforeAct(*found)


@cache
def _before_act() -> Executable:
    latest = aliased(ActRow)
    latest_at = (
        plain_select(col(latest.done_at))
        .where(col(latest.member_id) == bindparam("member"))
        .order_by(col(latest.id).desc())
        .limit(1)
        .scalar_subquery()
    )
    return (
        plain_select(MemberSettingsRow, ActRow, latest_at)
        .select_from(MemberRow)
        .outerjoin(MemberSettingsRow, col(MemberSettingsRow.member_id) == col(MemberRow.id))
        .outerjoin(
            ActRow,
            and_(
                col(ActRow.workspace_id) == col(MemberRow.workspace_id),
                col(ActRow.key) == bindparam("key"),
            ),
        )
        .where(col(MemberRow.id) == bindparam("member"))
    )


def act_undone_with_key(session: Session, workspace_id: str, key: str) -> ActRow | None:
    """The act that an earlier submission with this key undid."""
    may_repeat(session)
    query = select(ActRow).where(ActRow.workspace_id == workspace_id, ActRow.undone_key == key)
    return first_row(session, query)


def latest_act(session: Session, member_id: int) -> ActRow | None:
    """The member's latest act that is not undone."""
    query = (
        select(ActRow)
        .where(ActRow.member_id == member_id, col(ActRow.undone_at).is_(None))
        .order_by(col(ActRow.id).desc())
    )
    return first_row(session, query)


def latest_act_time(session: Session, member_id: int) -> datetime | None:
    """When the member's latest act was done; an undone act counts, too."""
    query = (
        select(ActRow.done_at)
        .where(ActRow.member_id == member_id)
        .order_by(col(ActRow.id).desc())
        .limit(1)
    )
    return first_row(session, query)


def last_act_time(
    session: Session, member_id: int, until: datetime, kinds: Collection[str]
) -> datetime | None:
    """When the member's last act of these kinds was done, until a moment; undone acts count, too.

    Args:
        until: Included.
    """
    query = (
        select(ActRow.done_at)
        .where(
            ActRow.member_id == member_id,
            col(ActRow.kind).in_(kinds),
            col(ActRow.done_at) <= until,
        )
        .order_by(col(ActRow.done_at).desc())
    )
    return first_row(session, query)


def acts_before(session: Session, member_id: int, act_id: int, kinds: Collection[str]) -> int:
    """How many acts of these kinds the member did before an act; undone acts count, too."""
    query = select(func.count()).where(
        ActRow.member_id == member_id, col(ActRow.id) < act_id, col(ActRow.kind).in_(kinds)
    )
    return session.exec(query).one()


def has_several_acts(session: Session, member_id: int) -> bool:
    """Whether a member has more than one act; undone acts count, too."""
    query = select(ActRow.id).where(ActRow.member_id == member_id).limit(2)
    return len(session.exec(query).all()) > 1


def undo_act(session: Session, act_id: int) -> None:
    """Removes the rows that an act made and restores those that it removed: up to 20,000 rows.

    Call ``storage.targets.references.lock_for_undo`` first.

    A contact or account that live entries refer to remains. One that was removed returns as soon
    as an entry that refers to it is restored.
    """
    session.flush()
    storage.targets.references.restore_referenced(session, act_id)
    for table in ENTRIES:
        restored = update(table).where(col(table.removed_by) == act_id).values(removed_by=None)
        session.execute(restored, execution_options={"synchronize_session": "fetch"})
    for table in ENTRIES:
        removed = (
            update(table)
            .where(col(table.made_by) == act_id, *storage.targets.references.is_unreferenced(table))
            .values(removed_by=act_id)
        )
        session.execute(removed, execution_options={"synchronize_session": "fetch"})
    storage.entries.snapshots.recount_posts_of(session, act_id)


def values_before(row: SQLModel, *names: str) -> dict[str, Any]:
    """The values of some columns, in the form that an act stores before it changes them."""
    return {
        "table": row.__tablename__,
        "id": getattr(row, "id", None),
        "values": {name: _plain(getattr(row, name)) for name in names},
    }


def with_values_after(before: dict[str, Any], row: SQLModel) -> dict[str, Any]:
    """Adds the new values of a row: undo skips columns that were changed again later."""
    return {**before, "made": values_before(row, *before["values"])["values"]}


def restore_values(session: Session, befores: Sequence[dict[str, Any]]) -> None:
    """Sets columns back to the values from `values_before`, in up to 20,000 rows."""
    for before, row in _rows_of(session, befores):
        made = before.get("made", {})
        for name, value in before["values"].items():
            if name not in made or _plain(getattr(row, name)) == made[name]:
                setattr(row, name, _typed(type(row), name, value))
        session.add(row)


def changed_rows(session: Session, act_id: int) -> list[SQLModel]:
    """The rows whose columns an act changed, except rows deleted by now."""
    act = session.get(ActRow, act_id)
    befores = (act.before or {}).get("rows", ()) if act is not None else ()
    return [row for _, row in _rows_of(session, befores)]


def _rows_of(
    session: Session, befores: Sequence[dict[str, Any]]
) -> Iterator[tuple[dict[str, Any], SQLModel]]:
    """Each stored value with its row, without rows deleted by now; reads them in batches."""
    for first in range(0, len(befores), _BATCH):
        batch = befores[first : first + _BATCH]
        found: dict[tuple[str, int], SQLModel] = {}
        for name in {each["table"] for each in batch}:
            row_ids = [each["id"] for each in batch if each["table"] == name]
            table = _BY_NAME[name]
            for row in session.exec(select(table).where(col(table.id).in_(row_ids))):
                found[name, getattr(row, "id", 0)] = row
        for each in batch:
            row_now = found.get((each["table"], each["id"]))
            if row_now is not None:
                yield each, row_now


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def _typed(table: type[SQLModel], name: str, value: Any) -> Any:
    if value is None:
        return None
    column = SQLModel.metadata.tables[str(table.__tablename__)].c[name].type
    if isinstance(column, UtcDateTime):
        return datetime.fromisoformat(value)
    if isinstance(column, Date):
        return date.fromisoformat(value)
    return Decimal(value) if isinstance(column, Thousandths) else value
