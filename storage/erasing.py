"""Forgetting a person at a target account: everything that leads to them, in every table."""

import json
import re
from collections.abc import Callable, Collection
from typing import Any

from sqlalchemy import String, cast, or_, update
from sqlmodel import Session, SQLModel, col, select

from storage.tables import ActRow, CommentRow, ContactRow, DeliveryRow, DmRow, EngagerRow, NudgeRow


def rows_of_person(session: Session, account_id: int, person_key: str) -> list[ContactRow]:
    """Everything that is kept of a person at an account, what was taken away too."""
    query = select(ContactRow).where(
        ContactRow.account_id == account_id, ContactRow.person_key == person_key
    )
    return list(session.exec(query))


def unlink_contacts(
    session: Session, contact_ids: Collection[int], new_token: Callable[[], str]
) -> None:
    """Takes people out of what was logged with them; what it counts for stays.

    Args:
        new_token: Stands for one of them in the DMs of one member, so that these still count as
            written to one person.
    """
    for table in (EngagerRow, CommentRow):
        column = col(table.contact_id)
        session.execute(update(table).where(column.in_(contact_ids)).values(contact_id=None))
    mine = col(DmRow.contact_id).in_(contact_ids)
    for member_id in session.exec(select(DmRow.member_id).where(mine).distinct()).all():
        session.execute(
            update(DmRow)
            .where(mine, col(DmRow.member_id) == member_id)
            .values(contact_id=None, stranger=new_token())
        )


def acts_with_contacts(session: Session, workspace_id: str) -> list[ActRow]:
    """The acts that remember what a person's row was before."""
    query = select(ActRow).where(
        ActRow.workspace_id == workspace_id,
        cast(col(ActRow.before), String).contains(f'"{ContactRow.__tablename__}"'),
    )
    return list(session.exec(query))


def clear_sayings(
    session: Session, workspace_id: str, names: Collection[str], instead: str
) -> None:
    """Writes something else where messages that were sent, or are owed, name these people."""
    tables: tuple[tuple[type[SQLModel], str], ...] = (
        (NudgeRow, "facts"),
        (DeliveryRow, "details"),
    )
    for table, name_of_column in tables:
        columns = SQLModel.metadata.tables[str(table.__tablename__)].c
        written = cast(columns[name_of_column], String)
        query = select(table).where(
            columns.workspace_id == workspace_id,
            or_(*(written.contains(_in_json(name), autoescape=True) for name in names)),
        )
        for row in session.exec(query):
            said = getattr(row, name_of_column)
            setattr(row, name_of_column, _without(said, names, instead))
            session.add(row)


def _in_json(name: str) -> str:
    return json.dumps(name)[1:-1]


def _without(said: Any, names: Collection[str], instead: str) -> Any:
    if isinstance(said, dict):
        return {key: _without(each, names, instead) for key, each in said.items()}
    if isinstance(said, list):
        return [_without(each, names, instead) for each in said]
    if isinstance(said, str):
        for name in names:
            # Whole names: nobody else's that begins or ends alike.
            said = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", lambda _: instead, said)
    return said
