"""Queries about acts, and undoing them."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Date, Executable, and_, bindparam, case, exists, update
from sqlalchemy import select as plain_select
from sqlalchemy.orm import aliased
from sqlmodel import Session, SQLModel, col, select

import storage.entries.snapshots
import storage.targets.references
from storage.one_row import first_row
from storage.parameters import fetch_all
from storage.tables import (
    AccountAliasRow,
    AccountRow,
    ActRow,
    AudienceRow,
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
    id_of,
)
from storage.targets.lists import targets_of_member
from storage.transactions import may_repeat
from storage.types import Thousandths, UtcDateTime

#: The tables whose rows acts make and remove, each before the tables that it refers to.
ENTRIES = (
    PostRow,
    SnapshotRow,
    AudienceRow,
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


class BeforeAct(NamedTuple):
    """What is known of a member before an act.

    Args:
        same_key: The id of the act of an earlier submission with the same key.
        latest_at: When their latest act was done; undone acts count, too.
        latest_kind: Its kind.
        latest_turn: Its turn.
        has_targets: Whether any target account counts for the member.
    """

    joined_at: datetime | None
    left_at: datetime | None
    unreachable: str | None
    same_key: int | None
    latest_at: datetime | None
    latest_kind: str | None
    latest_turn: int | None
    has_targets: bool


def before_act(session: Session, member: MemberRow, key: str) -> BeforeAct:
    """What is known of a member before the act with this key."""
    may_repeat(session)
    values = {"member": id_of(member), "workspace": member.workspace_id, "key": key}
    [found] = fetch_all(session, _before_act(member.may_be_guest), values)
    return BeforeAct(*found)


@cache
def _before_act(guest: bool) -> Executable:
    latest, same = aliased(ActRow), aliased(ActRow)
    latest_id = (
        plain_select(col(ActRow.id))
        .where(col(ActRow.member_id) == bindparam("member"))
        .order_by(col(ActRow.id).desc())
        .limit(1)
        .scalar_subquery()
    )
    return (
        plain_select(
            col(MemberSettingsRow.joined_at),
            col(MemberSettingsRow.left_at),
            col(MemberSettingsRow.unreachable),
            col(same.id),
            *(col(latest.done_at), col(latest.kind), col(latest.turn)),
            exists().where(*targets_of_member(guest)),
        )
        .select_from(MemberRow)
        .outerjoin(MemberSettingsRow, col(MemberSettingsRow.member_id) == col(MemberRow.id))
        .outerjoin(latest, col(latest.id) == latest_id)
        .outerjoin(
            same,
            and_(
                col(same.workspace_id) == col(MemberRow.workspace_id),
                col(same.key) == bindparam("key"),
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
    values = {"member": member_id, "kinds": kinds, "until": until}
    rows = fetch_all(session, _last_act_time(), values)
    return rows[0][0] if rows else None


@cache
def _last_act_time() -> Executable:
    return (
        plain_select(col(ActRow.done_at))
        .where(
            col(ActRow.member_id) == bindparam("member"),
            col(ActRow.kind).in_(bindparam("kinds", expanding=True)),
            col(ActRow.done_at) <= bindparam("until"),
        )
        # A member's acts are numbered in their order; so the first that fits ends the search.
        .order_by(col(ActRow.id).desc())
        .limit(1)
    )


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
        session.execute(restored)
    for table in ENTRIES:
        removed = (
            update(table)
            .where(col(table.made_by) == act_id, *storage.targets.references.is_unreferenced(table))
            .values(removed_by=act_id)
        )
        session.execute(removed)
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
    """Sets columns back to the values from `values_before`, in up to 20,000 rows.

    It loads none of them, which would hold the only writer for a second.
    """
    session.flush()
    alike: dict[tuple[str, tuple[str, ...], tuple[str, ...]], list[dict[str, Any]]] = {}
    for before in _each_row(befores):
        if before["values"]:
            key = before["table"], tuple(before["values"]), tuple(before.get("made", ()))
            alike.setdefault(key, []).append(before)
    for (table, names, made), rows in alike.items():
        values = [_parameters(each, names, made) for each in rows]
        session.connection().execute(_restored(table, names, made), values)
    tables = {_BY_NAME[table] for table, _, _ in alike}
    for row in list(session):
        if type(row) in tables:
            session.expire(row)


def _restored(table: str, names: Sequence[str], made: Sequence[str]) -> Executable:
    """Sets columns of a row back; those in ``made`` only if they still have the act's value."""
    columns = SQLModel.metadata.tables[table].c

    def restored(name: str) -> Any:
        column = columns[name]
        earlier = bindparam(f"earlier_{name}", type_=column.type)
        if name not in made:
            return earlier
        unchanged = column.is_not_distinct_from(bindparam(f"made_{name}", type_=column.type))
        return case((unchanged, earlier), else_=column)

    same_row = columns.id == bindparam("row")
    return update(columns.id.table).where(same_row).values({n: restored(n) for n in names})


def _parameters(before: Any, names: Sequence[str], made: Sequence[str]) -> dict[str, Any]:
    table = before["table"]
    return {
        "row": before["id"],
        **{f"earlier_{each}": _typed(table, each, before["values"][each]) for each in names},
        **{f"made_{each}": _typed(table, each, before["made"][each]) for each in made},
    }


def changed_rows(session: Session, act_id: int) -> list[SQLModel]:
    """The rows whose columns an act changed, in that order, except rows deleted by now."""
    act = session.get(ActRow, act_id)
    befores = (act.before or {}).get("rows", ()) if act is not None else ()
    keys = list(dict.fromkeys((each["table"], each["id"]) for each in _each_row(befores)))
    found: dict[tuple[str, int], SQLModel] = {}
    for first in range(0, len(keys), _BATCH):
        batch = keys[first : first + _BATCH]
        for name in {name for name, _ in batch}:
            table = _BY_NAME[name]
            row_ids = [row_id for each, row_id in batch if each == name]
            for row in session.exec(select(table).where(col(table.id).in_(row_ids))):
                found[name, getattr(row, "id", 0)] = row
    return [found[key] for key in keys if key in found]


def rows_changed(session: Session, act_id: int, table: type[SQLModel]) -> set[int]:
    """The ids of a table's rows whose columns an act changed, deleted by now or not."""
    act = session.get(ActRow, act_id)
    befores = (act.before or {}).get("rows", ()) if act is not None else ()
    return {each["id"] for each in _each_row(befores) if each["table"] == table.__tablename__}


def _each_row(befores: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """What an act stores, row by row; values that many rows share are stored with all their ids."""
    for before in befores:
        if "ids" in before:
            yield from ({**before, "id": each} for each in before["ids"])
        else:
            yield before


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def _typed(table: str, name: str, value: Any) -> Any:
    if value is None:
        return None
    column = SQLModel.metadata.tables[table].c[name].type
    if isinstance(column, UtcDateTime):
        return datetime.fromisoformat(value)
    if isinstance(column, Date):
        return date.fromisoformat(value)
    return Decimal(value) if isinstance(column, Thousandths) else value
