"""The person at a target account whom an entry names: found, or kept from now on."""

from collections.abc import Collection, Sequence

from sqlmodel import Session

import storage.entries.acts
import storage.targets.accounts
import storage.targets.contact_merge
import storage.targets.references
from domain.errors import UserError
from domain.names.near_people import near_keys
from domain.names.person_names import person_key
from services import acts
from storage.tables import AccountRow, ContactAliasRow, ContactRow, id_of

#: People offered where a name is near to theirs.
_MOST_PEOPLE = 3


def hold_accounts(session: Session, account_ids: Collection[int]) -> None:
    """Keeps accounts from being taken back while an entry about them is written.

    Raises:
        UserError: one was taken off the list meanwhile.
    """
    if storage.targets.references.hold_accounts(session, account_ids) != set(account_ids):
        raise UserError(
            "That account isn't on the list any more.", "`/ssi accounts` shows those that are."
        )


def contact_for(
    session: Session,
    account_id: int,
    name: str,
    title: str,
    act_id: int,
    contact_id: int | None = None,
) -> ContactRow:
    """The contact of this name at an account, made where there is none.

    Somebody who is known has been held before, by ``storage.targets.references.hold_contacts``.

    Args:
        title: Fills in an empty one, which undo empties again; a title that is known stays.
        contact_id: Whom the member has said that they mean; the name is another one of theirs.
    """
    key = person_key(name)[:200]
    row = storage.targets.accounts.contact_with_key(session, account_id, key)
    if row is None and contact_id is not None:
        row = _meant(session, account_id, contact_id)
        if row is not None:
            remember_name(session, row, name, act_id)
    if row is None:
        account = session.get_one(AccountRow, account_id)
        row = ContactRow(
            workspace_id=account.workspace_id,
            account_id=account_id,
            name=name[:200],
            person_key=key,
            title=title[:200],
            made_by=act_id,
        )
    elif title and not row.title:
        was = storage.entries.acts.as_it_is(row, "title")
        row.title = title[:200]
        acts.remember(session, act_id, storage.entries.acts.as_made(was, row))
    session.add(row)
    session.flush()
    return row


def contact_id_for(session: Session, account_id: int, name: str, title: str, act_id: int) -> int:
    """The number of `contact_for`."""
    return id_of(contact_for(session, account_id, name, title, act_id))


def remember_name(session: Session, contact: ContactRow, name: str, act_id: int) -> None:
    """Keeps another name of a person, which means them from now on; undo forgets it again.

    A single word says too little to be kept: there may be another Jane one day.
    """
    key = person_key(name)[:200]
    if " " not in key or storage.targets.accounts.contact_with_key(
        session, contact.account_id, key
    ):
        return
    add_name(session, contact, name, act_id)


def set_names(session: Session, contact: ContactRow, names: Sequence[str], act_id: int) -> None:
    """Makes exactly these the other names of a person."""
    wanted = {person_key(name)[:200]: name for name in names}
    wanted.pop(contact.person_key, None)
    known = storage.targets.accounts.contact_aliases(session, [id_of(contact)])
    for each in known:
        if each.person_key not in wanted:
            each.removed_by = act_id
            session.add(each)
    session.flush()
    for key, name in wanted.items():
        if key not in {each.person_key for each in known}:
            add_name(session, contact, name, act_id)


def add_name(session: Session, contact: ContactRow, name: str, act_id: int) -> None:
    """Keeps another name of a person, whatever it is."""
    session.add(
        ContactAliasRow(
            workspace_id=contact.workspace_id,
            contact_id=id_of(contact),
            alias=name[:200],
            person_key=person_key(name)[:200],
            made_by=act_id,
        )
    )
    session.flush()


def near_people(
    session: Session, account_id: int, name: str, known: Sequence[ContactRow] | None = None
) -> list[ContactRow]:
    """The few people at an account whose names are near to one that nobody there has.

    Args:
        known: Everybody there, where they were read already.
    """
    key = person_key(name)
    there = storage.targets.accounts.contacts_at(session, account_id) if known is None else known
    near = [row for row in there if near_keys(key, row.person_key)]
    return near[:_MOST_PEOPLE]


def _meant(session: Session, account_id: int, contact_id: int) -> ContactRow | None:
    """Who was chosen, or stands for them by now, as long as they are at this account."""
    row = storage.targets.contact_merge.who_stands(session, contact_id)
    return row if row is not None and row.account_id == account_id else None
