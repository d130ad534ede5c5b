"""Queries about acts, and taking them back."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Date, update
from sqlmodel import Session, SQLModel, col, select

import storage.targets.references
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
    PostRow,
    SnapshotRow,
    SsiScoreRow,
    WinRow,
)
from storage.types import Thousandths, UtcDateTime

#: The tables whose rows acts make and remove; what rows refer to comes after them.
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
#: Rows that one query reads.
_AT_ONCE = 500
#: The same, by the name under which an act remembers what a row was before.
_BY_NAME = {str(table.__tablename__): table for table in ENTRIES}


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
    """Removes what an act made and restores what it removed; an import may be 20,000 rows.

    ``storage.targets.references.hold_for_undo`` comes before it.

    A person or an account to which living entries refer stays on the list, and comes back with
    the first entry that does.
    """
    session.flush()
    storage.targets.references.renew(session, act_id)
    for table in ENTRIES:
        restored = update(table).where(col(table.removed_by) == act_id).values(removed_by=None)
        session.execute(restored, execution_options={"synchronize_session": "fetch"})
    for table in ENTRIES:
        removed = (
            update(table)
            .where(col(table.made_by) == act_id, *storage.targets.references.nobody_needs(table))
            .values(removed_by=act_id)
        )
        session.execute(removed, execution_options={"synchronize_session": "fetch"})


def as_it_is(row: SQLModel, *names: str) -> dict[str, Any]:
    """What some columns of a row hold, for an act that is about to change them."""
    return {
        "table": row.__tablename__,
        "id": getattr(row, "id", None),
        "values": {name: _plain(getattr(row, name)) for name in names},
    }


def as_made(was: dict[str, Any], row: SQLModel) -> dict[str, Any]:
    """What a row was, with what it became: undo leaves what somebody changed again since."""
    return {**was, "made": as_it_is(row, *was["values"])["values"]}


def set_back(session: Session, befores: Sequence[dict[str, Any]]) -> None:
    """Sets columns of rows back to what `as_it_is` had read; an import may be 20,000 rows."""
    for before, row in _rows_of(session, befores):
        made = before.get("made", {})
        for name, value in before["values"].items():
            if name not in made or _plain(getattr(row, name)) == made[name]:
                setattr(row, name, _typed(type(row), name, value))
        session.add(row)


def changed_rows(session: Session, act_id: int) -> list[SQLModel]:
    """The rows whose columns an act changed, as far as they are still there."""
    act = session.get(ActRow, act_id)
    kept = (act.before or {}).get("rows", ()) if act is not None else ()
    return [row for _, row in _rows_of(session, kept)]


def _rows_of(
    session: Session, befores: Sequence[dict[str, Any]]
) -> Iterator[tuple[dict[str, Any], SQLModel]]:
    """The rows that an act remembers, each with what it remembers; those that are gone are not.

    Many are read with each query.
    """
    for first in range(0, len(befores), _AT_ONCE):
        some = befores[first : first + _AT_ONCE]
        found: dict[tuple[str, int], SQLModel] = {}
        for name in {each["table"] for each in some}:
            numbers = [each["id"] for each in some if each["table"] == name]
            table = _BY_NAME[name]
            for row in session.exec(select(table).where(col(table.id).in_(numbers))):
                found[name, getattr(row, "id", 0)] = row
        for each in some:
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
