"""Forgetting a person at a target account: everything that leads to them, in every table."""

from collections.abc import Callable, Collection
from typing import Any

from sqlalchemy import String, and_, cast, delete, or_, update
from sqlmodel import Session, col, select

from storage.tables import (
    ActRow,
    CommentRow,
    ContactAliasRow,
    ContactRow,
    DmRow,
    EngagerRow,
    NudgeRow,
)


def rows_of_person(session: Session, contact: ContactRow) -> list[ContactRow]:
    """Everything that is kept of a person at an account, what was taken away too.

    Whoever turned out to be the same person is them, and so is who is gone under a name of theirs.
    """
    names = session.exec(select(ContactAliasRow).where(ContactAliasRow.contact_id == contact.id))
    # What was undone is no name of theirs.
    keys = {each.person_key for each in names if each.removed_by != each.made_by}
    query = select(ContactRow).where(
        ContactRow.account_id == contact.account_id,
        or_(
            col(ContactRow.person_key) == contact.person_key,
            and_(col(ContactRow.person_key).in_(keys), col(ContactRow.removed_by).is_not(None)),
        ),
    )
    return list(session.exec(query))


def forget_names(session: Session, people: Collection[ContactRow]) -> None:
    """Deletes the other names of people at an account, and their names as anybody else's there."""
    there = select(ContactRow.id).where(
        col(ContactRow.account_id).in_({each.account_id for each in people})
    )
    mine = and_(
        col(ContactAliasRow.contact_id).in_(there),
        col(ContactAliasRow.person_key).in_({each.person_key for each in people}),
    )
    query = delete(ContactAliasRow).where(
        or_(col(ContactAliasRow.contact_id).in_({each.id for each in people}), mine)
    )
    session.execute(query, execution_options={"synchronize_session": "fetch"})


def forget_doubles(session: Session, people: Collection[ContactRow]) -> None:
    """Deletes the engagers whom a merger took away: the other row at the same post counts on."""
    query = delete(EngagerRow).where(
        col(EngagerRow.contact_id).in_({each.id for each in people}),
        col(EngagerRow.removed_by).in_({each.removed_by for each in people if each.removed_by}),
    )
    session.execute(query, execution_options={"synchronize_session": "fetch"})


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


def clear_sayings(session: Session, workspace_id: str, contact_ids: Collection[int]) -> None:
    """Takes the names of people out of what nudges told of them; namesakes keep theirs."""
    written = cast(col(NudgeRow.facts), String)
    query = select(NudgeRow).where(
        NudgeRow.workspace_id == workspace_id,
        or_(*(written.contains(f'"contact_id": {each}', autoescape=True) for each in contact_ids)),
    )
    for row in session.exec(query):
        row.facts = _unnamed(row.facts, contact_ids)
        session.add(row)


def _unnamed(said: Any, contact_ids: Collection[int]) -> Any:
    """The same values; whoever stands there under one of these numbers has no name."""
    if isinstance(said, list):
        return [_unnamed(each, contact_ids) for each in said]
    if not isinstance(said, dict):
        return said
    found = {key: _unnamed(each, contact_ids) for key, each in said.items()}
    return {**found, "name": ""} if found.get("contact_id") in contact_ids else found
