"""Erasing a contact: every name of theirs and every reference to them, in every table."""

from collections.abc import Callable, Collection
from typing import Any

from sqlalchemy import String, and_, cast, delete, or_, update
from sqlmodel import Session, col, select

from domain.names.letters import plain_letters, words_of
from storage.tables import (
    ActRow,
    CommentRow,
    ContactAliasRow,
    ContactRow,
    DmRow,
    EngagerRow,
    NudgeRow,
    PostRow,
)

#: The fields that hold a post's title, in findings and in what acts would restore.
_TITLES = frozenset({"title", "post_title"})


def rows_of_person(session: Session, contact: ContactRow) -> list[ContactRow]:
    """All contact rows of a person at an account, removed ones included.

    These are the rows with the contact's name, and the removed rows with one of their aliases as a
    name: contacts that were merged into this one.
    """
    aliases = session.exec(select(ContactAliasRow).where(ContactAliasRow.contact_id == contact.id))
    # An undone alias is no name of theirs.
    keys = {each.person_key for each in aliases if each.removed_by != each.made_by}
    query = select(ContactRow).where(
        ContactRow.account_id == contact.account_id,
        or_(
            col(ContactRow.person_key) == contact.person_key,
            and_(col(ContactRow.person_key).in_(keys), col(ContactRow.removed_by).is_not(None)),
        ),
    )
    return list(session.exec(query))


def keys_of(session: Session, people: Collection[ContactRow]) -> set[str]:
    """The person keys of all names and aliases of contacts."""
    query = select(ContactAliasRow.person_key).where(
        col(ContactAliasRow.contact_id).in_({each.id for each in people})
    )
    return {each.person_key for each in people} | set(session.exec(query))


def delete_aliases(session: Session, people: Collection[ContactRow]) -> None:
    """Deletes the aliases of contacts, and other contacts' aliases there that equal their names."""
    at_accounts = select(ContactRow.id).where(
        col(ContactRow.account_id).in_({each.account_id for each in people})
    )
    same_name = and_(
        col(ContactAliasRow.contact_id).in_(at_accounts),
        col(ContactAliasRow.person_key).in_({each.person_key for each in people}),
    )
    query = delete(ContactAliasRow).where(
        or_(col(ContactAliasRow.contact_id).in_({each.id for each in people}), same_name)
    )
    session.execute(query, execution_options={"synchronize_session": "fetch"})


def delete_merged_engagers(session: Session, people: Collection[ContactRow]) -> None:
    """Deletes the engagers that a merge removed: the other engager at the same post counts."""
    query = delete(EngagerRow).where(
        col(EngagerRow.contact_id).in_({each.id for each in people}),
        col(EngagerRow.removed_by).in_({each.removed_by for each in people if each.removed_by}),
    )
    session.execute(query, execution_options={"synchronize_session": "fetch"})


def unlink_contacts(
    session: Session, contact_ids: Collection[int], new_token: Callable[[], str]
) -> None:
    """Removes contacts from the entries that refer to them; the entries still count.

    Args:
        new_token: Returns a new stranger's token. One member's DMs to a contact get the same token,
            so that they still count as DMs to one person.
    """
    for table in (EngagerRow, CommentRow):
        column = col(table.contact_id)
        session.execute(update(table).where(column.in_(contact_ids)).values(contact_id=None))
    to_contacts = col(DmRow.contact_id).in_(contact_ids)
    for member_id in session.exec(select(DmRow.member_id).where(to_contacts).distinct()).all():
        session.execute(
            update(DmRow)
            .where(to_contacts, col(DmRow.member_id) == member_id)
            .values(contact_id=None, stranger=new_token())
        )


def acts_with_contacts(session: Session, workspace_id: str) -> list[ActRow]:
    """The acts that store earlier values of a contact's row."""
    query = select(ActRow).where(
        ActRow.workspace_id == workspace_id,
        cast(col(ActRow.before), String).contains(f'"{ContactRow.__tablename__}"'),
    )
    return list(session.exec(query))


def clear_names_in_nudges(
    session: Session, workspace_id: str, contact_ids: Collection[int]
) -> None:
    """Blanks the names of contacts in the facts of nudges; namesakes keep theirs."""
    facts = cast(col(NudgeRow.facts), String)
    query = select(NudgeRow).where(
        NudgeRow.workspace_id == workspace_id,
        or_(*(facts.contains(f'"contact_id": {each}', autoescape=True) for each in contact_ids)),
    )
    for row in session.exec(query):
        row.facts = _unnamed(row.facts, contact_ids)
        session.add(row)


def clear_titles(session: Session, workspace_id: str, keys: Collection[str]) -> None:
    """Empties titles of posts that name a person: of posts, in nudges, in what acts would restore.

    Args:
        keys: Person keys. One of a single word is also a common word, and empties nothing.
    """
    names = [f" {key} " for key in keys if " " in key]
    query = select(PostRow.id, PostRow.title).where(
        PostRow.workspace_id == workspace_id, PostRow.title != ""
    )
    found = [post_id for post_id, title in session.exec(query) if _names_one(title, names)]
    session.execute(update(PostRow).where(col(PostRow.id).in_(found)).values(title=""))
    for table, name in ((NudgeRow, "facts"), (ActRow, "before")):
        column = col(getattr(table, name))
        stored = select(table).where(
            table.workspace_id == workspace_id, cast(column, String).contains('title"')
        )
        for row in session.exec(stored):
            setattr(row, name, _untitled(getattr(row, name), names))
            session.add(row)


def _names_one(title: str, names: Collection[str]) -> bool:
    shown = f" {' '.join(words_of(plain_letters(title)))} "
    return any(name in shown for name in names)


def _untitled(stored: Any, names: Collection[str]) -> Any:
    """The same JSON value, with an empty title for each that has one of these names in it."""
    if isinstance(stored, list):
        return [_untitled(each, names) for each in stored]
    if not isinstance(stored, dict):
        return stored
    return {
        key: "" if key in _TITLES and each and _names_one(each, names) else _untitled(each, names)
        for key, each in stored.items()
    }


def _unnamed(facts: Any, contact_ids: Collection[int]) -> Any:
    """The same JSON value, with an empty name in each object of one of these contacts."""
    if isinstance(facts, list):
        return [_unnamed(each, contact_ids) for each in facts]
    if not isinstance(facts, dict):
        return facts
    copied = {key: _unnamed(each, contact_ids) for key, each in facts.items()}
    return {**copied, "name": ""} if copied.get("contact_id") in contact_ids else copied
