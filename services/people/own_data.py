"""Everything that is stored about a member, for themselves."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlmodel import Session

import storage.people.members
import storage.people.own_data
from domain.people.data_export import Cell, DataExport, ExportTable
from domain.people.members import Person
from domain.timing.periods import local_date
from storage.tables import MemberRow, id_of


def own_data(session: Session, person: Person, now: datetime) -> DataExport:
    """What is stored about the person, table by table; empty tables are left out."""
    member = storage.people.members.member(session, person.asker.workspace, person.asker.user)
    day = local_date(now, person.zone)
    if member is None:
        return DataExport("own", day, ())
    tables = [_profile(member), *storage.people.own_data.own_tables(session, id_of(member))]
    return DataExport("own", day, tuple(_plain(each) for each in tables if each.rows))


def _profile(member: MemberRow) -> ExportTable:
    columns = ("user_id", "name", "zone", "is_admin", "is_guest", "is_coach", "created_at")
    return ExportTable("profile", columns, (tuple(getattr(member, name) for name in columns),))


def _plain(table: ExportTable) -> ExportTable:
    """The table with values that are lists or objects as JSON texts."""
    return ExportTable(table.name, table.columns, tuple(tuple(_cells(row)) for row in table.rows))


def _cells(row: tuple[Any, ...]) -> Iterator[Cell]:
    for value in row:
        yield json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else value
